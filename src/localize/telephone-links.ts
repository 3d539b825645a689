import type { Link, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Run } from '../model/document.js';
import { telephoneAddress } from '../model/link.js';
import { plainText } from './runs.js';

/** Makes links of the telephone numbers after the text: those of a contact, and of what there is to say about the publishers. */
export function linkTelephones(body: Root): void {
  visit(body, 'backMatter', (part) => {
    if (part.kind !== 'contact' && part.kind !== 'about') return;
    visit(part as Nodes, (node, at, parent) => {
      // What leads somewhere already goes on leading there.
      if (node.type === 'link') return SKIP;
      if (node.type !== 'run' || node.isUnbroken !== true || parent === undefined || at === undefined)
        return undefined;
      (parent.children as Nodes[])[at] = linkOf(node);
      return SKIP;
    });
  });
}

function linkOf(number: Run): Link {
  return { type: 'link', url: telephoneAddress(plainText(number.children)), title: null, children: [number] };
}
