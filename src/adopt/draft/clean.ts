import type { Nodes, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { INVISIBLE } from '../../text/invisible.js';
import type { Remark } from '../../model/manuscript.js';

/** Where a line or a word ends, and nothing else. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
/** Spaces that set words apart on a page; a single no-break space belongs to typography. */
const SPACES = / [ \u00A0]*|\u00A0[ \u00A0]+/gu;

/** A text as a statement has it: composed (UAX #15), with single spaces, without what cannot be seen. */
function clean(text: string): string {
  return text.normalize('NFC').replace(BREAKS, ' ').replace(INVISIBLE, '').replace(SPACES, ' ');
}

/**
 * Cleans the texts of a tree, and makes one of neighbours of one kind.
 *
 * @param root changed
 */
export function cleanTexts(root: Root): Remark[] {
  let invisible = 0;
  visit(root as Nodes, (node) => {
    if ('children' in node) joinTexts(node.children as PhrasingContent[]);
    if (node.type === 'text' || node.type === 'inlineCode') {
      invisible += node.value.match(INVISIBLE)?.length ?? 0;
      node.value = clean(node.value);
    } else if (node.type === 'image') node.alt = clean(node.alt ?? '').trim();
  });
  if (invisible === 0) return [];
  return [
    {
      rule: 'init-invisible',
      severity: 'info',
      message: `Invisible characters were left out: ${invisible}.`,
      help: 'Nothing to do: the program sets text direction and breaks words itself.',
    },
  ];
}

function joinTexts(nodes: PhrasingContent[]): void {
  for (let at = nodes.length - 1; at > 0; at -= 1) {
    const [before, node] = [nodes[at - 1], nodes[at]];
    if (before?.type !== 'text' || node?.type !== 'text') continue;
    const joined: Text = { type: 'text', value: before.value + node.value };
    nodes.splice(at - 1, 2, joined);
  }
}
