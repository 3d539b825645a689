import type { AlignType, ListItem, Paragraph, RootContent, Table, TableCell, TableRow } from 'mdast';
import type {
  ArticleAlignment,
  ArticleBlock,
  ArticleGroup,
  ArticleName,
  ArticleText,
} from '../../../model/article.js';
import { inert } from '../../../text/controls.js';
import type { ArticleWords } from './inline.js';

/** Turns the blocks of an article into those of Markdown, in the forms that the statement’s roles are recognised by. */
export class ArticleBlocks {
  constructor(readonly words: ArticleWords) {}

  all(blocks: readonly ArticleBlock[], isContact = false): RootContent[] {
    return blocks.flatMap((block) => this.#block(block, isContact));
  }

  /** A text as a paragraph. */
  paragraph(text: ArticleText, isContact = false): Paragraph {
    return this.words.made(
      { type: 'paragraph', children: this.words.content(text.content, isContact) },
      text,
    );
  }

  /** A text as a heading. */
  heading(text: ArticleText, depth: number): RootContent {
    const children = this.words.content(text.content);
    return this.words.made({ type: 'heading', depth: depth as 1 | 2 | 3 | 4 | 5 | 6, children }, text);
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
        const cells = (row: readonly ArticleText[]) => row.map((cell) => this.#cell(cell, isContact));
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
    return [...own, isTable ? this.#nameTable(columns ?? [], names) : this.#nameList(group)];
  }

  #nameTable(columns: readonly ArticleText[], names: readonly ArticleName[]): Table {
    const labels = columns.map((column) => this.#cell(column, false));
    const rows = names.map((name) => [name, ...(name.beside ?? [])].map((cell) => this.#nameCell(cell)));
    const width = Math.max(labels.length, ...rows.map((row) => row.length));
    const head = Array.from({ length: width }, (_, at): TableCell => labels[at] ?? cell([]));
    return table([head, ...rows], []);
  }

  #nameList({ first, names }: ArticleGroup): RootContent {
    const children = names.map((one): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [this.words.made(plain(one.name), one)],
    }));
    return { type: 'list', ordered: true, start: first, spread: false, children };
  }

  #cell(text: ArticleText, isContact: boolean): TableCell {
    return this.words.made(cell(this.words.content(text.content, isContact)), text);
  }

  #nameCell(name: Pick<ArticleName, 'name' | 'shown'>): TableCell {
    return this.words.made(cell(plain(name.name).children), name);
  }
}

function cell(children: TableCell['children']): TableCell {
  return { type: 'tableCell', children };
}

function table(rows: TableCell[][], align: AlignType[]): Table {
  const children = rows.map((cells): TableRow => ({ type: 'tableRow', children: cells }));
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
