import type { PDFDocument, PDFDict } from '@cantoo/pdf-lib';
import { toLocale, type Direction } from '../../model/locale.js';
import { isName, type Instruction } from '../content.js';
import { markOf, opensMark } from '../marked-content.js';
import { pageContent, setPageContent } from '../page-content.js';
import { contentInOrder, contentKey } from '../structure/tree.js';
import { ColourWriter, type Colours } from './colours.js';
import { FontTexts, shownCodes } from './font-texts.js';
import { kindOf, logicalOrder } from './logical-order.js';

/** Where the structure tree has a piece of marked content. */
interface Place {
  /** Ordinal in logical order. */
  readonly ordinal: number;
  readonly direction: Direction;
}

/** A text object, `BT` to `ET`. */
interface Block {
  readonly instructions: readonly Instruction[];
  readonly text: string;
  /** Origin of its first text matrix, where it sets place and font itself: only then can it be moved. */
  readonly at: { readonly x: number; readonly y: number } | undefined;
  /** The colours in force where it stood. */
  readonly colours: Colours;
}

/** A marked-content sequence that holds nothing but text. */
interface Sequence {
  readonly opening: Instruction;
  readonly closing: Instruction;
  /** Graphics states that the browser closes within it and opened before: at the end of a page. */
  readonly restoring: readonly Instruction[];
  readonly place: Place;
  readonly blocks: readonly Block[];
}

/**
 * Puts the content of each line into logical order (ISO 32000-1 §14.8.2.3.1; ISO 14289-1 §7.2): the browser
 * paints the runs of a line from left to right, whatever their direction, and many readers take the order of
 * painting for that of reading. What is painted stays where it was.
 *
 * @param language of the document
 */
export function orderRuns(document: PDFDocument, language: string): void {
  const places = new Map<string, Place>();
  for (const { page, mcid, language: own } of contentInOrder(document, language)) {
    const { direction } = toLocale(own ?? language);
    places.set(contentKey(page, mcid), { ordinal: places.size, direction });
  }
  const texts = new FontTexts();
  for (const page of document.getPages()) {
    const { instructions, resources } = pageContent(page);
    const placeOf = (mcid: number) => places.get(contentKey(page.ref, mcid));
    setPageContent(page, new PageOrder(instructions, resources, texts, placeOf).written());
  }
}

class PageOrder {
  private readonly writer = new ColourWriter();
  /** Sequences of one line that follow each other. */
  private line: Sequence[] = [];

  constructor(
    private readonly instructions: readonly Instruction[],
    private readonly resources: PDFDict | undefined,
    private readonly texts: FontTexts,
    private readonly placeOf: (mcid: number) => Place | undefined,
  ) {}

  written(): Instruction[] {
    for (let at = 0; at < this.instructions.length;) {
      const one = this.instructions[at];
      if (one === undefined) break;
      if (this.writer.set(one)) {
        at += 1;
        continue;
      }
      const found = opensMark(one) ? this.sequenceAt(at) : undefined;
      if (found === undefined) {
        this.endLine();
        this.writer.write(one);
        at += 1;
        continue;
      }
      const [sequence, end] = found;
      if (lineOf(sequence) === undefined || lineOf(sequence) !== lineOf(this.line.at(-1))) this.endLine();
      this.line.push(sequence);
      if (sequence.restoring.length > 0) this.endLine();
      at = end;
    }
    this.endLine();
    return this.writer.written;
  }

  private endLine(): void {
    const ordered = this.line.toSorted((a, b) => a.place.ordinal - b.place.ordinal);
    for (const { opening, closing, blocks, place } of ordered) {
      this.writer.written.push(opening);
      for (const { instructions, colours } of inLogicalOrder(blocks, place.direction)) {
        this.writer.paint(instructions, colours);
      }
      this.writer.written.push(closing);
    }
    for (const one of this.line.flatMap(({ restoring }) => restoring)) this.writer.write(one);
    this.line = [];
  }

  /** The sequence that opens at an index, and the index after it; nothing if it holds more than text. */
  private sequenceAt(start: number): readonly [Sequence, number] | undefined {
    const opening = this.instructions[start];
    const { mcid } = opening === undefined ? {} : markOf(opening, this.resources);
    const place = mcid === undefined ? undefined : this.placeOf(mcid);
    if (opening === undefined || place === undefined) return undefined;
    const end = this.endOfText(start + 1);
    const closing = this.instructions[end];
    if (closing === undefined) return undefined;
    const blocks: Block[] = [];
    for (let at = start + 1; at < end;) {
      const one = this.instructions[at];
      if (one?.operator !== 'BT') {
        if (one !== undefined) this.writer.set(one);
        at += 1;
        continue;
      }
      let last = at;
      while (last < end && this.instructions[last]?.operator !== 'ET') last += 1;
      blocks.push(this.block(this.instructions.slice(at, last + 1)));
      at = last + 1;
    }
    const restoring = this.instructions.slice(start, end).filter(({ operator }) => operator === 'Q');
    return [{ opening, closing, restoring, place, blocks }, end + 1];
  }

  /**
   * Where a sequence of nothing but text objects and colours, and of graphics states that end, ends; -1 if it
   * holds anything else.
   */
  private endOfText(start: number): number {
    let isInText = false;
    let isRestoring = false;
    for (let at = start; at < this.instructions.length; at += 1) {
      const operator = this.instructions[at]?.operator ?? '';
      if (!isInText && operator === 'EMC') return at;
      if (!isInText && operator === 'Q') isRestoring = true;
      else if (isRestoring) return -1;
      else if (operator === 'BT') isInText = true;
      else if (operator === 'ET') isInText = false;
      else if (!isInText && !COLOURS.has(operator)) return -1;
    }
    return -1;
  }

  private block(instructions: readonly Instruction[]): Block {
    let text = '';
    let map: ReadonlyMap<number, string> | undefined;
    let at: Block['at'];
    for (const one of instructions) {
      const [first] = one.operands;
      if (one.operator === 'Tf' && isName(first)) map = this.texts.of(this.resources, first.value);
      const [, , , , x, y] = one.operator === 'Tm' ? one.operands : [];
      if (at === undefined && typeof x === 'number' && typeof y === 'number') at = { x, y };
      for (const code of shownCodes(one)) text += map?.get(code) ?? '';
    }
    return { instructions, text, at: map === undefined ? undefined : at, colours: this.writer.colours };
  }
}

const COLOURS = new Set(['rg', 'RG', 'g', 'G', 'k', 'K']);

/** The height of the only line of a sequence. */
function lineOf(sequence: Sequence | undefined): number | undefined {
  const [first] = sequence?.blocks ?? [];
  const isOneLine = sequence?.blocks.every(({ at }) => at !== undefined && at.y === first?.at?.y) === true;
  return isOneLine ? first?.at?.y : undefined;
}

/** The blocks of a sequence, line by line, each line in logical order. */
function inLogicalOrder(blocks: readonly Block[], base: Direction): Block[] {
  const lines: Block[][] = [];
  for (const block of blocks) {
    const line = lines.at(-1);
    const before = line?.at(-1)?.at;
    const follows = before !== undefined && block.at?.y === before.y && block.at.x >= before.x;
    if (follows) line?.push(block);
    else lines.push([block]);
  }
  return lines.flatMap((line) => {
    const order = logicalOrder(
      line.map(({ text }) => kindOf(text)),
      base,
    );
    return order.flatMap((place) => line[place] ?? []);
  });
}
