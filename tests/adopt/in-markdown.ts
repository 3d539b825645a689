import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Document } from '../../src/model/document.js';

/**
 * A statement with its segments translated: what a translator writes who overwrites a copy of it.
 *
 * @param text the statement
 * @param document the same, parsed
 * @param translate the translation of a segment
 */
export function inMarkdown(text: string, document: Document, translate: (ordinal: number) => string): string {
  const edits: { from: number; to: number; by: string }[] = [];
  const alts = new Map<number, Nodes>();
  visit(document.body, 'image', (node) => {
    if (node.data?.segment !== undefined) alts.set(node.data.segment, node);
  });
  for (const [ordinal, { role, content }] of document.segments.entries()) {
    const first = alts.get(ordinal) ?? content[0];
    const last = alts.get(ordinal) ?? content.at(-1);
    const from = first?.position?.start.offset ?? 0;
    const to = last?.position?.end.offset ?? 0;
    const by = translate(ordinal);
    if (role === 'alt') {
      const image = text.slice(from, to);
      edits.push({ from, to, by: image.replace(/!\[[^\]]*\]/u, () => `![${by}]`) });
    } else {
      const indent = ' '.repeat((first?.position?.start.column ?? 1) - 1);
      const quoting = role === 'quote' ? '> ' : indent;
      const lines = by.replaceAll('\\\n', `\\\n${quoting}`);
      edits.push({ from, to, by: role === 'cell' ? lines.replaceAll('|', '\\|') : lines });
    }
  }
  let result = text;
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + by + result.slice(to);
  }
  return result;
}
