import type { Heading, List, Nodes, Paragraph, RootContent, Table } from 'mdast';
import type { BackMatter } from '../../model/document.js';
import type { XmlElement } from '../../xml/write.js';
import { companionsOf, type Companion } from '../html/companions.js';
import { headingLevels } from '../html/heading-levels.js';
import { textAtom } from './inline.js';
import { itemStyle, type Numbered } from './numbering.js';
import type { PartWriter, Setting } from './part-writer.js';
import { signatories } from './signatories.js';
import { levelStyle } from './styles.js';
import { cellOf, rowOf, tableOf, MOST_COLUMNS } from './tables.js';

/** What a block is within. */
interface Place {
  /** Quotations around it. */
  readonly quotes: number;
  /** Lists around it. */
  readonly lists: number;
  /** The number of the item whose first block it is. */
  readonly number?: XmlElement | undefined;
  readonly isOrdered?: boolean;
}

const TOP: Place = { quotes: 0, lists: 0 };

/** Turns the blocks of a localized document into paragraphs and tables. */
export class WordBlocks {
  readonly #companions: ReadonlyMap<Nodes, Companion>;
  readonly #levels: ReadonlyMap<Nodes, number>;

  constructor(private readonly writer: PartWriter) {
    const { body } = writer.file.document;
    this.#companions = companionsOf(body);
    this.#levels = headingLevels(body);
  }

  /** The blocks, one after another. */
  all(nodes: readonly RootContent[], place: Place = TOP): XmlElement[] {
    return nodes.flatMap((node) => this.#block(node, place));
  }

  /** A heading at a level below the title. */
  heading({ children, data }: Heading | Paragraph, level: number): XmlElement {
    const style = `Heading${Math.min(5, Math.max(1, level))}`;
    return this.writer.prose(children, { style, mark: data?.mark, isLabelled: false });
  }

  #block(node: RootContent, place: Place): XmlElement[] {
    const { writer } = this;
    switch (node.type) {
      case 'heading':
        return [this.heading(node, (this.#levels.get(node) ?? node.depth) - 1)];
      case 'paragraph':
        return [writer.prose(node.children, { ...this.#setting(node, place), mark: node.data?.mark })];
      case 'list':
        return this.#list(node, place);
      case 'blockquote':
        return this.all(node.children, { ...place, quotes: place.quotes + 1 });
      case 'code':
        return [...this.#numberAlone(place), this.#code(node.value)];
      case 'table':
        return [...this.#numberAlone(place), ...this.#table(node)];
      case 'thematicBreak':
        return [writer.atoms(textAtom('* * *', writer.look), { style: 'Rule' })];
      case 'signatories':
        return signatories(node, writer, this);
      case 'backMatter':
        return this.#backMatter(node);
      case 'endMark':
        return [writer.atoms(writer.word('end'), { style: 'EndMark' })];
      default:
        return [];
    }
  }

  /** The style of a paragraph: that of the innermost list or quotation, or what it is to its neighbour. */
  #setting(node: Paragraph, { quotes, lists, number, isOrdered = false }: Place): Setting {
    if (number !== undefined) return { style: itemStyle(isOrdered, lists - 1), number };
    if (lists > 0) return { style: levelStyle('ListContinue', lists - 1) };
    if (quotes > 0) return { style: levelStyle('Quote', quotes - 1) };
    const companion = this.#companions.get(node);
    if (companion === 'caption') return { style: 'Caption' };
    if (companion === 'attribution') return { style: 'Attribution' };
    return { isKept: companion === 'picture' };
  }

  #list(list: List, place: Place): XmlElement[] {
    const isOrdered = list.ordered === true;
    const { numbering } = this.writer.file;
    const level = place.lists;
    const numbered: Numbered = isOrdered
      ? numbering.numbers(level, list.start ?? 1)
      : numbering.bullets(level);
    // An item that begins with a list has a number of its own all the same.
    const before = this.#numberAlone(place);
    const items = list.children.flatMap((item, at) => {
      const number = numbered.properties(at);
      const own: Place = { quotes: place.quotes, lists: level + 1, isOrdered };
      const [first, ...rest] = item.children;
      if (first === undefined) return this.#numberAlone({ ...own, number });
      return [...this.#block(first, { ...own, number }), ...this.all(rest, own)];
    });
    return [...before, ...items];
  }

  /** A number before what cannot bear one itself. */
  #numberAlone({ number, lists, isOrdered = false }: Place): XmlElement[] {
    if (number === undefined) return [];
    return [this.writer.paragraph([], { style: itemStyle(isOrdered, lists - 1), number })];
  }

  /** Code reads from left to right everywhere. */
  #code(value: string): XmlElement {
    const { writer } = this;
    const text = textAtom(value, { lang: writer.look.lang, direction: 'ltr' });
    return writer.atoms(text, { style: 'Code' }, 'ltr');
  }

  #table({ children, align = [] }: Table): XmlElement[] {
    const { writer } = this;
    const columns = Math.max(1, ...children.map((row) => row.children.length));
    // Word opens no table that is wider.
    if (columns > MOST_COLUMNS)
      return children.map((row) =>
        writer.prose(
          row.children.flatMap((cell, at) => [
            ...(at === 0 ? [] : [{ type: 'text' as const, value: ' | ' }]),
            ...cell.children,
          ]),
        ),
      );
    const rows = children.map((row, at) => {
      const isHead = at === 0;
      const cells = Array.from({ length: columns }, (_, column) => {
        const cell = row.children[column];
        const side = align?.[column];
        const setting: Setting = {
          style: isHead ? 'TableHeading' : 'TableText',
          align: side === 'right' || side === 'center' ? side : undefined,
          mark: cell?.data?.mark,
        };
        return cellOf(writer.prose(cell?.children ?? [], setting));
      });
      return rowOf(cells, isHead);
    });
    return tableOf(rows, columns, writer);
  }

  /** A part after the text, under the locale’s own word where the statement has no heading for it. */
  #backMatter({ kind, hasOwnHeading, children }: BackMatter): XmlElement[] {
    const { writer } = this;
    const heading = hasOwnHeading === true ? [writer.atoms(writer.word(kind), { style: 'Heading1' })] : [];
    return [...heading, ...this.all(children)];
  }
}
