import type { AlignType, ListItem, Paragraph, RootContent, Table, TableRow } from 'mdast';
import type {
  ArticleAlignment,
  ArticleBlock,
  ArticleGroup,
  ArticleName,
  ArticleText,
} from '../../../model/article.js';
import { inert } from '../../../text/controls.js';
import type { ArticleWords } from './inline.js';

/** What is written of an article’s texts beside their words. */
export interface Writing {
  /** Words before a text that is no current translation. */
  label(text: ArticleText): string;
}

/** Turns the blocks of an article into those of Markdown, in the forms that the statement’s roles are recognised by. */
export class ArticleBlocks {
  constructor(
    readonly words: ArticleWords,
    private readonly writing: Writing,
  ) {}

  all(blocks: readonly ArticleBlock[], isContact = false): RootContent[] {
    return blocks.flatMap((block) => this.#block(block, isContact));
  }

  /** A text as a paragraph. */
  paragraph(text: ArticleText, isContact = false): Paragraph {
    return { type: 'paragraph', children: this.#content(text, isContact) };
  }

  /** A text as a heading. */
  heading(text: ArticleText, depth: number): RootContent {
    return { type: 'heading', depth: depth as 1 | 2 | 3 | 4 | 5 | 6, children: this.#content(text, false) };
  }

  #content(text: ArticleText, isContact: boolean): Paragraph['children'] {
    const label = this.writing.label(text);
    const content = this.words.content(text.content, isContact);
    return label === '' ? content : [{ type: 'text', value: label }, ...content];
  }

  #block(block: ArticleBlock, isContact: boolean): RootContent[] {
    switch (block.type) {
      case 'heading':
        return [this.heading(block, block.level)];
      case 'paragraph':
        return [this.paragraph(block, isContact)];
      case 'list': {
        const children = block.items.map((item): ListItem => ({
          type: 'listItem',
          spread: item.loose,
          children: this.all(item.blocks, isContact) as ListItem['children'],
        }));
        const spread = block.items.some(({ loose }) => loose);
        const ordered = block.start !== undefined;
        return [{ type: 'list', ordered, start: block.start ?? null, spread, children }];
      }
      case 'quote':
        return [{ type: 'blockquote', children: this.all(block.blocks, isContact) as [] }];
      case 'table': {
        const cells = (row: readonly ArticleText[]) =>
          row.map((cell) => this.paragraph(cell, isContact).children);
        return [table([block.header, ...block.rows].map(cells), block.align.map(alignment))];
      }
      case 'code':
        return [{ type: 'code', lang: block.language ?? null, value: inert(block.text) }];
      case 'rule':
        return [{ type: 'thematicBreak' }];
      case 'end':
        return [plain(block.text)];
      case 'signatories':
        return [
          ...(block.heading === undefined ? [] : [this.heading(block.heading, 2)]),
          ...block.groups.flatMap((group) => this.#group(group)),
        ];
      case 'section':
        // One under the language’s own word comes from the configuration.
        return block.heading === undefined ? this.all(block.blocks, block.kind === 'contact') : [];
    }
  }

  #group(group: ArticleGroup): RootContent[] {
    const { heading, columns, names } = group;
    const own = heading === undefined ? [] : [this.heading(heading, 3)];
    if (names.length === 0) return own;
    const isTable = columns !== undefined || names.some(({ beside = [] }) => beside.length > 0);
    return [...own, isTable ? this.#nameTable(columns ?? [], names) : nameList(group)];
  }

  #nameTable(columns: readonly ArticleText[], names: readonly ArticleName[]): Table {
    const labels = columns.map((column) => this.paragraph(column).children);
    const rows = names.map(({ name, beside = [] }) =>
      [name, ...beside.map((cell) => cell.name)].map((cell) => plain(cell).children),
    );
    const width = Math.max(labels.length, ...rows.map((row) => row.length));
    const head = Array.from({ length: width }, (_, at) => labels[at] ?? []);
    return table([head, ...rows], []);
  }
}

function nameList({ first, names }: ArticleGroup): RootContent {
  const children = names.map(({ name }): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [plain(name)],
  }));
  return { type: 'list', ordered: true, start: first, spread: false, children };
}

function table(rows: readonly Paragraph['children'][][], align: AlignType[]): Table {
  const children = rows.map((cells): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: cell })),
  }));
  return { type: 'table', align, children };
}

/** A text without markup as a paragraph. */
export function plain(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: inert(text) }] };
}

function alignment(align: ArticleAlignment): AlignType {
  if (align === 'start') return 'left';
  return align === 'end' ? 'right' : align;
}
