import type { List, Nodes, RootContent, Table } from 'mdast';
import type {
  ArticleAlignment,
  ArticleBlock,
  ArticleGroup,
  ArticleName,
  ArticleNote,
  ArticleWord,
} from '../../model/article.js';
import {
  groupsOf,
  headingOf,
  labelsOf,
  openingOf,
  type BackMatter,
  type LocalizedSignatory,
  type SignatoryGroup,
  type SignatoryList,
} from '../../model/document.js';
import { lenderOf } from '../../model/strings.js';
import { companionsOf, type Companion } from '../html/companions.js';
import { headingLevels } from '../html/heading-levels.js';
import { InlineData, type InlineScene } from './inline.js';

/** Turns the blocks of a localized document into data. */
export class BlockData {
  readonly inline: InlineData;
  readonly #companions: ReadonlyMap<Nodes, Companion>;
  readonly #levels: ReadonlyMap<Nodes, number>;

  constructor(private readonly scene: InlineScene) {
    const { body } = scene.document;
    this.inline = new InlineData(scene);
    this.#companions = companionsOf(body);
    this.#levels = headingLevels(body);
  }

  /** The body. */
  body(): ArticleBlock[] {
    return this.#all(this.scene.document.body.children);
  }

  /** The notes that were referred to; to write one can refer to others. */
  notes(): ArticleNote[] {
    this.inline.isInNotes = true;
    return Array.from(this.scene.notes.all(), ({ number, definition }) => ({
      number,
      text: this.inline.digits(number),
      blocks: this.#all(definition.children),
    }));
  }

  /** A word of the interface. */
  word(key: string): ArticleWord {
    const { strings } = this.scene.document;
    const lender = lenderOf(strings, key);
    return { ...(lender && this.inline.foreign(lender)), text: strings.text(key) };
  }

  #all(nodes: readonly RootContent[]): ArticleBlock[] {
    return nodes.flatMap((node) => this.#block(node));
  }

  #block(node: RootContent): ArticleBlock[] {
    switch (node.type) {
      case 'heading': {
        const level = this.#levels.get(node) ?? node.depth;
        const id = this.scene.document.segments[node.data?.segment ?? -1]?.segment.key;
        return [{ type: 'heading', level, ...(id !== undefined && { id }), ...this.inline.words(node) }];
      }
      case 'paragraph': {
        const as = this.#companions.get(node);
        return [{ type: 'paragraph', ...(as && { as }), ...this.inline.words(node) }];
      }
      case 'list':
        return [this.#list(node)];
      case 'blockquote':
        return [{ type: 'quote', blocks: this.#all(node.children) }];
      case 'table':
        return [this.#table(node)];
      case 'code':
        return [{ type: 'code', ...(node.lang && { language: node.lang }), text: node.value, dir: 'ltr' }];
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'signatories':
        return [this.#signatories(node)];
      case 'backMatter':
        return [this.#section(node)];
      case 'endMark':
        return [{ type: 'end', ...this.word('end') }];
      default:
        return [];
    }
  }

  #list({ ordered, start, children }: List): ArticleBlock {
    const items = children.map((item) => ({
      loose: item.spread === true,
      blocks: this.#all(item.children),
    }));
    return { type: 'list', ...(ordered === true && { start: start ?? 1 }), items };
  }

  #table({ align, children: [header, ...rows] }: Table): ArticleBlock {
    const cells = (row: Table['children'][number] | undefined) =>
      row?.children.map((cell) => this.inline.words(cell)) ?? [];
    return {
      type: 'table',
      align: header?.children.map((_, column) => alignment(align?.[column])) ?? [],
      header: cells(header),
      rows: rows.map(cells),
    };
  }

  #signatories(node: SignatoryList): ArticleBlock {
    const opening = openingOf(node);
    return {
      type: 'signatories',
      ...(opening && { heading: this.inline.words(opening) }),
      groups: groupsOf(node).map((group) => this.#group(group)),
    };
  }

  #group(group: SignatoryGroup): ArticleGroup {
    const [heading, labels] = [headingOf(group), labelsOf(group)];
    return {
      ...(heading && { heading: this.inline.words(heading) }),
      ...(labels && { columns: labels.children.map((cell) => this.inline.words(cell)) }),
      first: group.first,
      names: (group.names as readonly LocalizedSignatory[]).map(nameData),
    };
  }

  #section({ kind, hasOwnHeading, children }: BackMatter): ArticleBlock {
    const heading = hasOwnHeading === true ? { heading: this.word(kind) } : {};
    return { type: 'section', kind, ...heading, blocks: this.#all(children) };
  }
}

function nameData({
  name,
  shown,
  lang,
  direction,
  url,
  rest = [],
  columns,
}: LocalizedSignatory): ArticleName {
  // A row that ends earlier says the same as one with empty cells.
  const end = (columns?.findLastIndex(({ text }) => text !== '') ?? -1) + 1;
  const beside = columns?.slice(0, end).map((column, at) => ({
    name: rest[at] ?? column.text,
    shown: column.text,
    lang: column.lang,
    dir: column.direction,
  }));
  return {
    ...{ name, shown, lang, dir: direction },
    ...(url !== undefined && { url }),
    ...(end > 0 && { beside }),
  };
}

/** What Markdown calls left is where lines start. */
function alignment(align: 'left' | 'right' | 'center' | null | undefined): ArticleAlignment {
  if (align === 'left') return 'start';
  return align === 'right' ? 'end' : (align ?? null);
}
