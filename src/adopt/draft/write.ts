import type { Nodes, Root } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { INLINE, tidied } from '../../text/inline-markdown.js';

/**
 * A tree as Markdown that reads back as the same tree. Whatever the text has of Markdown’s signs is escaped: a
 * paragraph that begins with `1.` stays a paragraph.
 *
 * @param root changed: its inline content is tidied
 */
export function writeMarkdown(root: Root): string {
  visit(root as Nodes, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      node.children = tidied(node.children);
  });
  return toMarkdown(root, {
    bullet: '-',
    rule: '*',
    listItemIndent: 'one',
    ...INLINE,
    extensions: [gfmFootnoteToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  });
}
