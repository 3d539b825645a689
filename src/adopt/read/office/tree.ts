import type { BlockContent, Heading, List, PhrasingContent, RootContent } from 'mdast';
import type { Remark } from '../../../model/manuscript.js';
import { contentOf } from '../../../exchange/content.js';
import { hasContent, type Piece } from '../../../exchange/pieces.js';
import type { ListPlace, OfficeBlock, OfficeDocument, OfficeParagraph, OfficeTable } from './document.js';
import { hasWords, isQuote, paragraphsOf } from './paragraphs.js';
import { leftOut, toRemark } from './remarks.js';
import { isFrame, tableOf } from './table.js';

const CONTENTS = /^(?:toc|contents|table of contents) ?(?:heading|\d)?$/iu;
/** A label that a number says as well: `3.`, `(3)`, `۳)`. */
const COUNTED = /^[^\p{L}\p{Nd}]*\p{Nd}+[^\p{L}\p{Nd}]*$/u;
/** Twentieths of a point by which a list has to be set in farther to belong to the item before it: 3 mm. */
const LEAST_STEP = 170;
const LOOK = 'Check that it reads well this way.';

/** A document as a tree of Markdown; references to notes have the notes’ own names. */
export interface OfficeTree {
  readonly children: RootContent[];
  /** Notes by name. */
  readonly notes: ReadonlyMap<string, readonly RootContent[]>;
  readonly remarks: readonly Remark[];
}

/** Lays the blocks of a document out as Markdown has them: headings, lists within each other, quotations, tables. */
export function treeOf({ blocks, notes }: OfficeDocument): OfficeTree {
  const depths = depthsOf(paragraphsOf(blocks).filter(({ pieces }) => hasWords(pieces)));
  const progress: Progress = { remarks: [], paragraphs: 0, marks: new Set(), contents: [] };
  const build = (own: readonly OfficeBlock[]) => {
    const builder = new TreeBuilder(depths, progress);
    for (const block of own) builder.take(block);
    return builder.children;
  };
  const children = build(blocks);
  const built = Array.from(notes, ([label, own]) => [label, build(own)] as const);
  const contents = progress.contents.join(' ');
  const remarks = [
    ...progress.remarks,
    ...(contents === '' ? [] : [toRemark(leftOut('The table of contents', contents))]),
  ];
  return { children, notes: new Map(built), remarks };
}

/** What is collected over the whole document. */
interface Progress {
  readonly remarks: Remark[];
  paragraphs: number;
  /** Kinds of list marks that a remark names already. */
  readonly marks: Set<string>;
  /** Lines of the table of contents. */
  readonly contents: string[];
}

/** A list that may go on. */
interface OpenList {
  readonly list: List;
  /** How deep it is here, and how deep in its own list of the document. */
  readonly level: number;
  readonly own: ListPlace;
  next: number;
}

class TreeBuilder {
  readonly children: RootContent[] = [];
  /** Each within the one before it. */
  #lists: OpenList[] = [];

  constructor(
    /** Level of headings in the document → in Markdown. */
    readonly depths: ReadonlyMap<number, number>,
    readonly progress: Progress,
  ) {}

  take(block: OfficeBlock): void {
    if (block.type === 'table') this.#table(block);
    else this.#paragraph(block);
  }

  #paragraph(paragraph: OfficeParagraph): void {
    const pieces = withoutCodeAlone(paragraph.pieces);
    if (hasWords(pieces)) this.progress.paragraphs += 1;
    if (CONTENTS.test(paragraph.style)) {
      this.progress.contents.push(...(hasWords(pieces) ? [pieces.map(({ text }) => text).join('')] : []));
      return;
    }
    // An empty paragraph is white space: a list around it goes on.
    if (!hasContent(pieces)) return;
    const content = contentOf(pieces);
    const { list } = paragraph;
    const level = levelOf(paragraph);
    if (level !== undefined) this.#heading(paragraph, level, content);
    else if (list !== undefined && !this.#isAlone(list)) this.#item(list, content);
    else if (isQuote(paragraph)) this.#quote(content);
    else this.#add({ type: 'paragraph', children: content });
  }

  #heading(paragraph: OfficeParagraph, level: number, content: PhrasingContent[]): void {
    const depth = this.depths.get(level) ?? 6;
    const { list } = paragraph;
    const hasLabel = list?.isOrdered === true && list.label !== '';
    const label: PhrasingContent[] = hasLabel ? [{ type: 'text', value: `${list.label} ` }] : [];
    this.#add({ type: 'heading', depth: depth as Heading['depth'], children: [...label, ...content] });
  }

  #quote(content: PhrasingContent[]): void {
    const last = this.#lists.length === 0 ? this.children.at(-1) : undefined;
    const paragraph = { type: 'paragraph' as const, children: content };
    if (last?.type === 'blockquote') last.children.push(paragraph);
    else this.#add({ type: 'blockquote', children: [paragraph] });
  }

  #item(place: ListPlace, content: PhrasingContent[]): void {
    const level = this.#levelOf(place);
    while ((this.#lists.at(-1)?.level ?? -1) > level) this.#lists.pop();
    const top = this.#lists.at(-1);
    const item = top?.list.children.at(-1);
    if (place.isContinued === true && item !== undefined) {
      item.children.push({ type: 'paragraph', children: content });
      return;
    }
    const goesOn =
      top?.level === level &&
      top.list.ordered === place.isOrdered &&
      (!place.isOrdered || top.next === place.number);
    if (!goesOn && top?.level === level) this.#lists.pop();
    const open = goesOn ? top : this.#openList(place, level);
    open.next = place.number + 1;
    const paragraph = { type: 'paragraph' as const, children: content };
    open.list.children.push({ type: 'listItem', spread: false, children: [paragraph] });
  }

  /** Whether a paragraph that goes on with an item has none before it. */
  #isAlone({ isContinued }: ListPlace): boolean {
    return isContinued === true && this.#lists.length === 0;
  }

  /** How deep an item is: a list that is set in farther than the item before it belongs to that item. */
  #levelOf({ level, setIn }: ListPlace): number {
    if (setIn === undefined || this.#lists.length === 0) return level;
    const same = this.#lists.find(({ own }) => own.setIn?.list === setIn.list);
    if (same !== undefined) return Math.max(0, same.level + level - same.own.level);
    const isOuter = ({ own }: OpenList) => (own.setIn?.indent ?? 0) + LEAST_STEP <= setIn.indent;
    return (this.#lists.findLast(isOuter)?.level ?? -1) + 1;
  }

  #openList(place: ListPlace, level: number): OpenList {
    const { isOrdered, number, label } = place;
    const start = isOrdered ? number : null;
    const list: List = { type: 'list', ordered: isOrdered, start, spread: false, children: [] };
    const above = this.#lists.at(-1)?.list.children.at(-1);
    (above ?? this).children.push(list);
    const open = { list, level, own: place, next: number };
    this.#lists.push(open);
    const kind = label.replace(/\p{L}+/gu, 'a').replace(/\p{Nd}+/gu, '1');
    if (isOrdered && !COUNTED.test(label) && !this.progress.marks.has(kind)) {
      this.progress.marks.add(kind);
      this.#remark(
        `A list is marked ${label} and so on; in Markdown it is numbered ${number}.`,
        'Where the text refers to such a mark, write its number there.',
      );
    }
    return open;
  }

  #table(table: OfficeTable): void {
    if (isFrame(table)) {
      const cells = table.rows.flat();
      this.#lists = [];
      for (const block of cells.flatMap((cell) => cell.blocks)) this.take(block);
      this.#lists = [];
      if (cells.length > 1) {
        const rich = 'A table has headings or tables in its cells, which no table of Markdown can hold';
        this.#remark(`${rich}; its cells follow one another here.`, LOOK);
      }
      return;
    }
    const { node, wasMerged, wasJoined, paragraphs } = tableOf(table);
    if (node === undefined) return;
    this.progress.paragraphs += 1;
    this.#add(node);
    if (wasMerged)
      this.#remark(
        'A table has merged cells, which Markdown does not have: the first of them has their words.',
        LOOK,
      );
    if (wasJoined) this.#remark('A table has cells of several paragraphs; here each is one line.', LOOK);
    this.progress.paragraphs += paragraphs - 1;
  }

  #remark(message: string, help: string): void {
    const { remarks, paragraphs } = this.progress;
    remarks.push({
      rule: 'init-form',
      severity: 'warning',
      paragraph: Math.max(1, paragraphs),
      message,
      help,
    });
  }

  #add(node: BlockContent): void {
    this.#lists = [];
    this.children.push(node);
  }
}

/** So much text is above a title at most: a release line, a date, a place. */
const WORDS_ABOVE = 60;

/**
 * What becomes of the levels of headings. The first is the title’s: of a paragraph in the style for titles, or of a
 * heading that is the only one of its level and has little above it.
 */
function depthsOf(paragraphs: readonly OfficeParagraph[]): Map<number, number> {
  const levels = paragraphs.map(levelOf);
  const used = [...new Set(levels)].filter((level) => level !== undefined).sort((a, b) => a - b);
  const [top] = used;
  const at = levels.indexOf(top);
  const above = paragraphs.slice(0, at).map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  const words = above.join(' ').split(/\s+/u).length;
  const isTitled = top === 0 || (words < WORDS_ABOVE && levels.filter((level) => level === top).length === 1);
  return new Map(used.map((level, order) => [level, Math.min(6, order + (isTitled ? 1 : 2))]));
}

/** Level of a heading; 0 of the title. */
function levelOf({ style, level }: OfficeParagraph): number | undefined {
  return /^title$/iu.test(style) ? 0 : level;
}

/** A paragraph that is set in a typewriter’s face as a whole is not code. */
function withoutCodeAlone(pieces: readonly Piece[]): readonly Piece[] {
  const words = pieces.filter(({ text }) => text.trim() !== '');
  return words.every(({ code }) => code) ? pieces.map((piece) => ({ ...piece, code: false })) : pieces;
}
