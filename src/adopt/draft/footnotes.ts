import type { FootnoteDefinition, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Remark } from '../../model/manuscript.js';
import { leftOut, toRemark } from '../read/office/remarks.js';

/**
 * Numbers the notes in the order in which the text refers to them and puts them at its end.
 *
 * @param root changed; its references have the notes’ own names
 * @param notes by name
 * @returns the names in order, and remarks on notes that nothing refers to
 */
export function placeFootnotes(
  root: Root,
  notes: ReadonlyMap<string, readonly RootContent[]>,
): { order: string[]; remarks: Remark[] } {
  const numbers = new Map<string, number>();
  const remarks: Remark[] = [];
  const number = (tree: Nodes) => {
    visit(tree, 'footnoteReference', (node, at, parent) => {
      if (parent === undefined || at === undefined) return;
      const name = node.identifier;
      if (!hasWords(notes.get(name))) {
        remarks.push(emptyNote());
        (parent.children as PhrasingContent[]).splice(at, 1);
        return [SKIP, at];
      }
      const own = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, own);
      node.identifier = String(own);
      node.label = String(own);
      return undefined;
    });
  };
  number(root);
  const order: string[] = [];
  // A note may refer to further notes; the map grows while it is walked.
  for (const [name, own] of numbers) {
    const definition: FootnoteDefinition = {
      type: 'footnoteDefinition',
      identifier: String(own),
      label: String(own),
      children: [...(notes.get(name) ?? [])] as FootnoteDefinition['children'],
    };
    order.push(name);
    root.children.push(definition);
    number(definition);
  }
  for (const [name, own] of notes) {
    if (numbers.has(name) || !hasWords(own)) continue;
    remarks.push(toRemark(leftOut('A note that nothing refers to', textOf(own))));
  }
  return { order, remarks };
}

function textOf(nodes: readonly RootContent[]): string {
  return nodes.map((node) => toString(node)).join(' ');
}

function hasWords(nodes: readonly RootContent[] | undefined): boolean {
  return nodes !== undefined && textOf(nodes).trim() !== '';
}

function emptyNote(): Remark {
  return {
    rule: 'init-form',
    severity: 'info',
    message: 'A note without words was left out, with the mark in the text that refers to it.',
    help: 'Nothing to do, unless its words are missing.',
  };
}
