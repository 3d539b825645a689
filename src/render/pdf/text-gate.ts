import type { OwnBlock } from '../../model/own-block.js';
import { isSameText, isWhole, solidText, type SolidText } from '../../text/solid-text.js';
import { generatedContent } from './generated-content.js';
import { lettersMissing, lettersOf, isLacking } from './letters.js';
import { pageText, type PageText } from './page-text.js';
import { changesOf, partsOf, type Change, type Part } from './text-changes.js';

/** What a PDF must give back. */
export interface ExpectedText {
  /** The page that was printed. */
  readonly html: string;
  /** Its style sheet. */
  readonly css: string;
  /** The document's own words. */
  readonly blocks: readonly OwnBlock[];
}

/** What is wrong with the text of a PDF, or of the page it was printed from. */
export interface TextFault {
  /**
   * `left-out`: the page does not have the block. `hidden`: the file does not. `changed`: the file has other
   * characters. `joined`: words have no white space between them, or a word has some in it. `unread`: another reader does not get some of
   * its letters. `cut-off`: it reaches beyond the edge of its page.
   */
  readonly kind: 'left-out' | 'hidden' | 'changed' | 'joined' | 'unread' | 'cut-off';
  /** The block it is in; absent where only the template has it. */
  readonly block?: OwnBlock | undefined;
  readonly expected: string;
  readonly came: string;
}

/** A block where the page has it. */
interface PlacedBlock {
  readonly block: OwnBlock;
  /** Offsets in the whole text of the page. */
  readonly start: number;
  readonly end: number;
}

/** Compares what was read back from a PDF with the page it was printed from, and that with the document. */
export class TextGate {
  readonly #page: PageText;
  readonly #generated: RegExp | undefined;
  readonly #placed: PlacedBlock[] = [];
  readonly #leftOut: OwnBlock[] = [];

  constructor({ html, css, blocks }: ExpectedText) {
    this.#page = pageText(html);
    this.#generated = generatedContent(css);
    this.#place(blocks);
  }

  /** The text of the page. */
  get whole(): SolidText {
    return this.#page.whole;
  }

  /** Blocks that the page left out. */
  leftOut(): TextFault[] {
    return this.#leftOut.map((block) => ({ kind: 'left-out', block, expected: block.text, came: '' }));
  }

  /** How the text differs that the tags of a file give; only what no style sheet accounts for. */
  differences(read: string): TextFault[] {
    const came = solidText(read);
    const { whole } = this.#page;
    if (isSameText(whole, came)) return [];
    return changesOf(whole, came).flatMap((change) => this.#faults(change));
  }

  /** Blocks that are not, with all their letters, in the texts of the pages, in whatever order these come. */
  lost(pages: readonly string[]): TextFault[] {
    const found = lettersOf(pages.join(' '));
    const expected = this.#page.whole.characters;
    const missing = lettersMissing(lettersOf(expected), found);
    if (missing === '') return [];
    return this.#lacking(found, missing, expected).map((block) => ({
      kind: 'hidden',
      block,
      expected: block?.text ?? missing,
      came: '',
    }));
  }

  /** Blocks that are cut off at the edge of their page. */
  cutOff(texts: readonly string[]): TextFault[] {
    const blocks = new Set(texts.map((text) => this.#holding(text)));
    return [...blocks].map((block) => ({
      kind: 'cut-off',
      block,
      expected: block?.text ?? texts.join(' '),
      came: '',
    }));
  }

  /**
   * Blocks of which another reader does not get all letters and digits, in whatever order and grouping.
   *
   * @param pages the text of each page by the tags, and by that reader
   */
  unread(pages: readonly string[], byOther: readonly string[]): TextFault[] {
    return pages.flatMap((text, at) => {
      const found = lettersOf(byOther[at] ?? '');
      const missing = lettersMissing(lettersOf(text), found);
      if (missing === '') return [];
      return this.#lacking(found, missing, text).map(
        (block) => ({ kind: 'unread', block, expected: missing, came: '' }) as const,
      );
    });
  }

  /** The blocks that letters are missing in; `undefined` if they cannot be found. */
  #lacking(found: string, missing: string, page: string): (OwnBlock | undefined)[] {
    const blocks = this.#placed.filter(({ block }) => isLacking(block.text, found, missing, page));
    return blocks.length === 0 ? [undefined] : blocks.map(({ block }) => block);
  }

  #place(blocks: readonly OwnBlock[]): void {
    const { words, places } = this.#page;
    let cursor = 0;
    for (const block of blocks) {
      const solid = solidText(block.text);
      const length = solid.characters.length;
      if (length === 0) continue;
      const at = findWhole(words, solid, cursor) ?? findWhole(words, solid, 0);
      if (at === undefined) {
        this.#leftOut.push(block);
        continue;
      }
      if (at >= cursor) cursor = at + length;
      this.#placed.push({ block, start: places[at] ?? 0, end: (places[at + length - 1] ?? 0) + 1 });
    }
  }

  /** What a change is a fault of; nothing where a style sheet may make it. */
  #faults({ start, end, came, expectedAround, cameAround }: Change): TextFault[] {
    const block = this.#at(start, end)?.block;
    const fault = { block, expected: expectedAround, came: cameAround };
    const expected = this.#page.whole.characters.slice(start, end);
    if (expected === came) return [{ kind: 'joined', ...fault }];
    const parts = came === '' ? [{ start, end, came }] : partsOf(expected, came, start);
    if (parts.every((part) => this.#isStyled(part))) return [];
    const gone = this.#placed.filter((one) => came === '' && one.start >= start && one.end <= end);
    if (gone.length === 0) return [{ kind: 'changed', ...fault }];
    return gone.map((one) => ({ kind: 'hidden', block: one.block, expected: one.block.text, came: '' }));
  }

  /** A style sheet may hide what is not the document’s own, and add what it generates. */
  #isStyled({ start, end, came }: Part): boolean {
    if (came !== '') {
      const isKnown = this.#generated?.test(came) === true || this.#page.optional.includes(came);
      return isKnown && start === end && this.#page.edges.has(start);
    }
    const owns = (at: number) =>
      this.#placed.some((one) => at >= one.start && at < one.end) && this.#isWord(at);
    for (let at = start; at < end; at += 1) if (owns(at)) return false;
    return true;
  }

  #isWord(at: number): boolean {
    const { places } = this.#page;
    let [low, high] = [0, places.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const place = places[middle] ?? 0;
      if (place === at) return true;
      if (place < at) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  #at(start: number, end: number): PlacedBlock | undefined {
    return (
      this.#placed.find((one) => one.start < Math.max(end, start + 1) && one.end > start) ??
      this.#placed.find((one) => one.end === start)
    );
  }

  #holding(text: string): OwnBlock | undefined {
    const at = this.#page.whole.characters.indexOf(solidText(text).characters);
    return at < 0 ? undefined : this.#at(at, at + 1)?.block;
  }
}

/** Where a text is in another, from word to word; every white space of it must be there. */
function findWhole(text: SolidText, part: SolidText, from: number): number | undefined {
  const { length } = part.characters;
  for (let at = text.characters.indexOf(part.characters, from); at >= 0;) {
    const start = at;
    if (isWhole(text, start, start + length) && [...part.gaps].every((gap) => text.gaps.has(start + gap)))
      return start;
    at = text.characters.indexOf(part.characters, at + 1);
  }
  return undefined;
}
