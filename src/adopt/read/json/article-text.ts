import type { Article, ArticleBlock, ArticleText } from '../../../model/article.js';
import { wordsOf } from './inline.js';

/** Every word of an article that belongs in the statement, in its order; what the configuration has is left out. */
export function articleText({ title, subtitle, blocks, notes }: Article): string {
  return [
    textOf(title),
    ...(subtitle === undefined ? [] : [textOf(subtitle)]),
    ...blocks.flatMap(textsIn),
    ...notes.flatMap((note) => note.blocks.flatMap(textsIn)),
  ].join('\n');
}

function textOf({ content }: ArticleText): string {
  return wordsOf(content);
}

function textsIn(block: ArticleBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [textOf(block)];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(textsIn));
    case 'quote':
      return block.blocks.flatMap(textsIn);
    case 'section':
      return block.heading === undefined ? block.blocks.flatMap(textsIn) : [];
    case 'table':
      return [block.header, ...block.rows].flatMap((row) => row.map(textOf));
    case 'code':
      return [block.text];
    case 'signatories':
      return [
        ...(block.heading === undefined ? [] : [textOf(block.heading)]),
        ...block.groups.flatMap(({ heading, columns = [], names }) => [
          ...(heading === undefined ? [] : [textOf(heading)]),
          ...columns.map(textOf),
          ...names.flatMap(({ name, beside = [] }) => [name, ...beside.map((cell) => cell.name)]),
        ]),
      ];
    case 'end':
    case 'rule':
      return [];
  }
}
