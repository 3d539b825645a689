import type {
  FootnoteDefinition,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast';
import {
  groupsOf,
  headingOf,
  labelsOf,
  openingOf,
  type BackMatter,
  type LocalizedSignatory,
  type Run,
  type SegmentMark,
  type SignatoryGroup,
} from '../../model/document.js';
import { RTL_LETTER } from '../../text/bidi.js';
import { showsAddress } from '../../model/link.js';
import type { Direction } from '../../model/locale.js';
import type { LocalizedDocument, LocalizedSegment } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import { lenderOf } from '../../model/strings.js';
import type { Line, Part } from './line.js';
import { References, wordsOf } from './references.js';

/** A block as lines; blocks are parted by a blank line. */
export type Block = readonly Line[];

/** The place of a block: what precedes its first line and its further ones. */
interface Place {
  readonly prefix: string;
  readonly hanging: string;
}

const TOP: Place = { prefix: '', hanging: '' };
const INDENT = '   ';

/** Turns the nodes of a localized document into lines of text. */
export class TextBlocks {
  readonly references = new References();
  readonly #document: LocalizedDocument;
  readonly #footnotes = new Map<string, FootnoteDefinition>();

  constructor(document: LocalizedDocument) {
    this.#document = document;
    for (const node of document.body.children) {
      if (node.type === 'footnoteDefinition') this.#footnotes.set(node.identifier, node);
    }
  }

  /** The body, block by block. */
  body(): Block[] {
    return this.#document.body.children.flatMap((node) => this.#block(node, TOP));
  }

  /** The title, as a heading of the body is written. */
  title(): Block {
    return this.heading(this.#document.title);
  }

  /** A segment that is not part of the body, as a heading of the body is written. */
  heading({ content, mark }: LocalizedSegment): Block {
    const paragraph: Paragraph = { type: 'paragraph', children: [...content] };
    if (mark !== undefined) paragraph.data = { mark };
    return [this.#prose(paragraph, TOP)];
  }

  /** A text of the interface or the configuration as one block. */
  text(content: readonly PhrasingContent[], direction: Direction = this.#document.locale.direction): Block {
    return [{ ...TOP, parts: this.#parts(content, direction), direction }];
  }

  /** A line of its own. */
  line(parts: readonly Part[]): Line {
    return this.#line(TOP, parts);
  }

  /** A word of the interface; one that another language lends is set apart where it runs the other way. */
  word(key: string): Part {
    const { strings } = this.#document;
    return this.apart(strings.text(key), lenderOf(strings, key)?.direction);
  }

  /** A text of another direction, set apart from what is around it. */
  apart(text: string, direction = this.#document.locale.direction): Part {
    return direction === this.#document.locale.direction ? text : { token: text, direction };
  }

  /** What the numbers in brackets refer to; reading a footnote can add further references. */
  notes(): Block[] {
    const blocks: Block[] = [];
    for (let at = 0; at < this.references.list.length; at += 1) {
      const reference = this.references.list[at];
      if (reference === undefined) continue;
      const number = `[${this.#digits(at + 1)}] `;
      const place = { prefix: number, hanging: ' '.repeat(number.length) };
      if ('url' in reference) {
        const token = reference.url.replace(/^(?:mailto|tel):/u, '');
        const isPlain = this.#document.locale.direction === 'ltr';
        blocks.push([this.#line(place, [isPlain ? token : { token, direction: 'ltr' }])]);
      } else {
        const note = this.#footnotes.get(reference.footnote);
        const lines = (note?.children ?? []).flatMap((child, first) =>
          this.#block(child, first === 0 ? place : { prefix: place.hanging, hanging: place.hanging }).flat(),
        );
        // A note may have no words; its number is referred to all the same.
        blocks.push(lines.length === 0 ? [this.#line(place, [])] : lines);
      }
    }
    return blocks;
  }

  #digits(number: number): string {
    return withDigits(String(number), this.#document.numerals);
  }

  #line(place: Place, parts: readonly Part[], direction = this.#document.locale.direction): Line {
    return { ...place, parts, direction };
  }

  #block(node: RootContent, place: Place): Block[] {
    switch (node.type) {
      case 'heading':
        return [[this.#prose(node, place)]];
      case 'paragraph':
        return isDecoration(node) ? [] : [[this.#prose(node, place)]];
      case 'list':
        return this.#list(node, place);
      case 'blockquote': {
        const quoted = { prefix: `${place.prefix}> `, hanging: `${place.hanging}> ` };
        const further = { prefix: quoted.hanging, hanging: quoted.hanging };
        return node.children.flatMap((child, at) => this.#block(child, at === 0 ? quoted : further));
      }
      case 'code':
        return [this.#code(node.value, place)];
      case 'table':
        return [
          node.children.map((row, at) =>
            this.#line(
              at === 0 ? place : { prefix: place.hanging, hanging: place.hanging },
              this.#cells(row),
            ),
          ),
        ];
      case 'thematicBreak':
        return [[this.#line(place, ['* * *'])]];
      case 'signatories': {
        const opening = openingOf(node);
        const own = opening === undefined ? [] : [[this.#prose(opening, place)]];
        return [...own, ...groupsOf(node).flatMap((group) => this.#group(group, place))];
      }
      case 'backMatter':
        return this.#backMatter(node, place);
      case 'endMark':
        return [[this.#line(place, [this.word('end')])]];
      default:
        return [];
    }
  }

  /** A text that is set in another language than the file becomes one isolate, after its label. */
  #prose(node: Nodes & { children: PhrasingContent[] }, place: Place): Line {
    const mark = node.data?.mark;
    if (mark === undefined || mark.direction === this.#document.locale.direction) {
      return this.#line(place, this.#marked(node, node.children));
    }
    const parts = this.#parts(node.children, mark.direction);
    const { direction } = mark;
    // A label in the direction of the text is one isolate with it.
    if (mark.labelLocale.direction === direction)
      return { ...place, parts: [label(mark), ...parts], direction };
    return { prefix: `${place.prefix}${label(mark)}`, hanging: place.hanging, parts, direction };
  }

  /** A text among others (a cell) that is set in another language is one isolate in its line. */
  #marked(node: Nodes, content: readonly PhrasingContent[]): Part[] {
    const mark = node.data?.mark;
    const parts = this.#parts(content, mark?.direction);
    if (mark === undefined) return parts;
    const before = [this.apart(label(mark).trimEnd(), mark.labelLocale.direction), ' '];
    if (mark.direction === this.#document.locale.direction) return [...before, ...parts];
    return [...before, { token: parts, direction: mark.direction }];
  }

  #list(list: List, place: Place): Block[] {
    const items = list.children.map((item, at) => {
      const number = (list.start ?? 1) + at;
      const bullet = list.ordered ? `${this.#digits(number)}. ` : '- ';
      const before = at === 0 ? place.prefix : place.hanging;
      const hanging = place.hanging + (list.ordered ? ' '.repeat(bullet.length) : INDENT.slice(1));
      const own = { prefix: before + bullet, hanging };
      const blocks = item.children.flatMap((child, first) =>
        this.#block(child, first === 0 ? own : { prefix: hanging, hanging }),
      );
      // An item without words has its number all the same, as on the page.
      return blocks.length === 0 ? [[this.#line(own, [])]] : blocks;
    });
    // Short items go line under line; an item of several paragraphs needs air.
    return list.spread === true || items.some((blocks) => blocks.length > 2) ? items.flat() : [items.flat(2)];
  }

  /** Code reads from left to right everywhere; each of its lines is an isolate of its own. */
  #code(value: string, place: Place): Block {
    return value.split('\n').map((line, at) => ({
      prefix:
        line === '' ? (at === 0 ? place.prefix : '') : (at === 0 ? place.prefix : place.hanging) + INDENT,
      hanging: place.hanging + INDENT,
      parts: line === '' ? [] : [line],
      direction: 'ltr' as const,
    }));
  }

  /** The locale's word for a part has no blank line after it. */
  #backMatter({ kind, hasOwnHeading, children }: BackMatter, place: Place): Block[] {
    const [first = [], ...rest] = children.flatMap((child) => this.#block(child, place));
    if (hasOwnHeading !== true) return [first, ...rest];
    return [[this.#line(place, [this.word(kind)]), ...first], ...rest];
  }

  /** A group's heading over its names; the labels of a table's columns are a line above them. */
  #group(group: SignatoryGroup, place: Place): Block[] {
    const heading = headingOf(group);
    const labels = labelsOf(group);
    const separator = labels === undefined ? ' – ' : ' | ';
    const names = (group.names as readonly LocalizedSignatory[]).map((name, at) =>
      this.#signatory(name, group.first + at, separator),
    );
    const labelled = labels === undefined ? names : [this.#line(place, this.#cells(labels)), ...names];
    return [...(heading === undefined ? [] : [[this.#prose(heading, place)]]), labelled];
  }

  #cells({ children }: TableRow): Part[] {
    return children
      .map((cell) => this.#marked(cell, cell.children))
      .flatMap((cell, column) => (column === 0 ? cell : [' | ', ...cell]));
  }

  /** A name, and what is beside it in its row: a list leaves out empty cells, a table those at its end. */
  #signatory(name: LocalizedSignatory, number: number, separator: ' – ' | ' | '): Line {
    const prefix = `${this.#digits(number)}. `;
    const columns = name.columns ?? [];
    const end = columns.findLastIndex(({ text }) => text !== '') + 1;
    const beside = columns.slice(0, end).filter(({ text }) => text !== '' || separator === ' | ');
    const words = [{ text: name.shown, direction: name.direction }, ...beside];
    const parts = words.flatMap(({ text, direction }, at): Part[] => [
      ...(at === 0 ? [] : [separator]),
      // An empty cell has nothing to isolate.
      { token: text, direction: text === '' || this.#isPlain(direction) ? undefined : direction },
    ]);
    // As behind any link: its number comes after the words that it belongs to.
    if (name.url !== undefined) parts.splice(1, 0, this.#reference(this.references.link(name.url)));
    return this.#line({ prefix, hanging: ' '.repeat(prefix.length) }, parts);
  }

  /** In a left-to-right text, words of that direction need no isolate. */
  #isPlain(direction: Direction): boolean {
    return this.#document.locale.direction === 'ltr' && direction === 'ltr';
  }

  /** Inline content as parts of a line, in a text of the given direction. */
  #parts(content: readonly PhrasingContent[], base = this.#document.locale.direction): Part[] {
    return content.flatMap((node): Part[] => {
      switch (node.type) {
        case 'text':
          return [node.value.replace(/(?<!\s)[^\S\n]*\n\s*/gu, ' ')];
        case 'inlineCode':
          // A line end in it is a space (CommonMark §6.1).
          return [node.value.replaceAll('\n', ' ')];
        case 'break':
          return ['\n'];
        case 'image': {
          // A picture without words is decoration: readers of the text alone miss nothing.
          if ((node.alt ?? '').trim() === '') return [];
          const alt = this.#marked(node, [{ type: 'text', value: node.alt ?? '' }]);
          return ['[', this.word('image'), ': ', ...alt, ']'];
        }
        case 'delete':
          return ['~~', ...this.#parts(node.children, base), '~~'];
        case 'footnoteReference':
          return [this.#reference(this.references.footnote(node.identifier))];
        case 'link': {
          const words = this.#parts(node.children, base);
          if (showsAddress(node.url, wordsOf(node.children))) return words;
          return [...words, this.#reference(this.references.link(node.url))];
        }
        case 'run': {
          const { direction, isUnbroken } = node;
          const token = this.#parts(node.children, direction);
          return [{ token, direction: isPlain(node, base) ? undefined : direction, isUnbroken }];
        }
        default:
          return 'children' in node ? this.#parts(node.children, base) : [];
      }
    });
  }

  /** A number in brackets; no line ends before it. */
  #reference(number: number): Part {
    return { token: ` [${this.#digits(number)}]`, isUnbroken: true };
  }
}

/** Whether a run reads as it should without controls: one from left to right in a text that does so, too. */
function isPlain({ direction, children }: Run, base: Direction): boolean {
  const own = children.flatMap((child) => ('value' in child ? [child.value] : []));
  return direction === 'ltr' && base === 'ltr' && !TURNS.test(own.join(''));
}

/** Letters that run from right to left, and Arabic digits, which do so in their order. */
const TURNS = new RegExp(`${RTL_LETTER}|[٠-٩]`, 'v');

/** Whether a paragraph shows nothing but pictures without words. */
function isDecoration({ children }: Paragraph): boolean {
  const isMute = (node: PhrasingContent) =>
    node.type === 'image' ? (node.alt ?? '').trim() === '' : node.type === 'text' && node.value.trim() === '';
  return children.some(({ type }) => type === 'image') && children.every(isMute);
}

function label(mark: SegmentMark): string {
  return `[${mark.label}] `;
}
