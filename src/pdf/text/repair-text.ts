import type { PDFDocument } from '@cantoo/pdf-lib';
import { RLM } from '../../text/bidi.js';
import type { SolidText } from '../../text/solid-text.js';
import type { CompositeFont } from '../composite-font.js';
import type { Instruction, Operand } from '../syntax/content.js';
import { PdfName } from '../syntax/objects.js';
import { END_OF_MARK, opensMark, REVERSED } from '../marked-content.js';
import { pageContent, setPageContent, type PaintedContent } from '../page-content.js';
import { BRACKET, KEPT_SPACE } from './direction-marks.js';
import { Fonts } from './fonts.js';
import { readMeanings, type Meanings, type ShownGlyph } from './glyph-meanings.js';
import { joinShows, type Show } from './join-shows.js';
import { orderRuns } from './order-runs.js';

/** Right-to-left letters and the marks on them. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Mn}]/u;

/** Characters without a shape, such as ZERO WIDTH NON-JOINER: the browser draws the glyph of the space for them. */
const SHAPELESS = /^\p{Default_Ignorable_Code_Point}+$/u;

/**
 * For the further glyphs of a cluster, which stand for nothing of their own: every code must have a text. In scripts of
 * India ZERO WIDTH JOINER changes the form of the letter before it; WORD JOINER does nothing.
 */
const NO_TEXT = { rtl: '\u200D', ltr: '\u2060' };

const SPACE = /^[ \u00A0]$/u;
const ENDS_IN_MARK = /\p{Mn}$/u;
/** Weak characters (UAX #9 §3.2). */
const WEAK = /^[\p{Nd}\p{Sc}.,:/+\-%#\u060C\u066A-\u066C\u00A0]/u;

/**
 * Makes the text of a PDF that the browser printed come back as it was typed (ISO 14289-1 §7.21.7, ISO 19005-2
 * §6.2.11.7), in every reader:
 * - each glyph's ToUnicode is what was typed; a glyph with several meanings gets a CID for each,
 * - characters without a shape, and the further letters of a right-to-left ligature, are on a glyph that
 *   paints nothing and takes no room,
 * - the spans with ActualText that said so before are dropped, and the strings of a run are joined,
 * - runs follow one another in logical order, with white space between any two words (`orderRuns`).
 *
 * What is painted stays where it was.
 *
 * @param language of the document
 * @param expected the text of the page that was printed, where it is known
 * @throws UnknownShape if the file is not built the way the browser builds it
 */
export function repairText(document: PDFDocument, language: string, expected?: SolidText): void {
  const fonts = new Fonts();
  const pages = document.getPages().map((page) => {
    const content = pageContent(page);
    return { page, content, meanings: readMeanings(content, fonts) };
  });
  const codes = new GlyphCodes(pages.flatMap(({ meanings }) => [...meanings.shown.values()].flat()));
  for (const font of fonts.all) font.roundWidths();
  for (const { page, content, meanings } of pages) {
    setPageContent(page, rewritten(content, meanings, codes, fonts));
  }
  orderRuns(document, language, fonts, expected);
  for (const font of fonts.all) font.write();
}

/** The codes of glyphs by what they stand for. */
class GlyphCodes {
  /** What the glyph's own CID stands for: what it stands for most often. */
  private readonly main = new Map<CompositeFont, Map<number, string>>();
  private readonly found = new Map<CompositeFont, Map<string, Show>>();

  constructor(shown: readonly ShownGlyph[]) {
    const votes = new Map<CompositeFont, Map<number, Map<string, number>>>();
    for (const one of shown) {
      if (one.text === '' || isShapeless(one)) continue;
      const ofFont = ensure(votes, one.font, () => new Map<number, Map<string, number>>());
      const ofGlyph = ensure(ofFont, one.glyph, () => new Map<string, number>());
      const text = ownText(one);
      ofGlyph.set(text, (ofGlyph.get(text) ?? 0) + 1);
    }
    for (const [font, glyphs] of votes) {
      const texts = new Map<number, string>();
      for (const [glyph, counts] of glyphs) {
        const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
        if (best === undefined) continue;
        texts.set(glyph, best[0]);
        font.texts.set(glyph, best[0]);
      }
      this.main.set(font, texts);
    }
  }

  /**
   * The CIDs that show a glyph with its text, from left to right, and how far each moved the pen before.
   *
   * @param invisible text without a shape at its left
   */
  codesOf(shown: ShownGlyph, invisible?: string): Show {
    const ofFont = ensure(this.found, shown.font, () => new Map<string, Show>());
    const show = ensure(ofFont, `${shown.glyph} ${String(shown.isLeftToRight)} ${shown.text}`, () =>
      this.findCodes(shown),
    );
    if (invisible === undefined) return show;
    const { font } = shown;
    const between = font.addCid(font.invisibleGlyph, invisible);
    return { cids: [between, ...show.cids], advances: [0, ...show.advances] };
  }

  private findCodes(shown: ShownGlyph): Show {
    const { font, glyph, text, isLeftToRight } = shown;
    const advance = font.originalWidth(glyph);
    if (isShapeless(shown)) {
      return { cids: [font.addCid(font.invisibleGlyph, text)], advances: [advance] };
    }
    const cid = this.cidOf(
      font,
      glyph,
      text === '' ? NO_TEXT[isLeftToRight === true ? 'ltr' : 'rtl'] : ownText(shown),
    );
    const letters = furtherLetters(shown);
    // PDFium takes the same code twice at one place for bold type that is painted twice, and drops one: the
    // name of God, a ligature in many fonts, would lose a letter.
    const further = letters.map((letter, at) =>
      font.addCid(font.invisibleGlyph, letter, {
        at: letters.slice(0, at).filter((one) => one === letter).length,
      }),
    );
    // The line runs from left to right, its letters the other way: the last one comes first.
    return {
      cids: [...further.reverse(), this.use(font, cid)],
      advances: [...further.map(() => 0), advance],
    };
  }

  private cidOf(font: CompositeFont, glyph: number, text: string): number {
    const main = this.main.get(font)?.get(glyph);
    return main === text || (main === undefined && font.texts.get(glyph) === text)
      ? glyph
      : font.addCid(glyph, text);
  }

  private use(font: CompositeFont, cid: number): number {
    font.used.add(cid);
    return cid;
  }
}

function isShapeless({ text }: ShownGlyph): boolean {
  return SHAPELESS.test(text);
}

/** The text of the visible glyph itself: of a right-to-left ligature, its first letter. */
function ownText(shown: ShownGlyph): string {
  return furtherLetters(shown).length === 0
    ? shown.text
    : String.fromCodePoint(shown.text.codePointAt(0) ?? 0);
}

/** What has its letters taken apart: readers turn those of a right-to-left run round one by one. */
const LIGATURE =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|^(?=\p{Mn}+$)[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}]/u;

/** The letters of a right-to-left ligature after the first. Those of others are together in ToUnicode. */
function furtherLetters({ text }: ShownGlyph): string[] {
  if (!LIGATURE.test(text)) return [];
  return Array.from(text).slice(1);
}

function rewritten(
  { instructions, resources }: PaintedContent,
  { shown, needless }: Meanings,
  codes: GlyphCodes,
  fonts: Fonts,
): Instruction[] {
  const fontOf = (key: string) => fonts.find(resources, key);
  const runs = rightToLeftRuns(instructions, shown);
  const kept = new Set(runs.flatMap(keptSpaces));
  const edges = new Set(runs.flatMap(([first]) => first ?? []));
  const result: Instruction[] = [];
  let block: (Instruction | Show)[] | undefined;
  let reversed = 0;
  // Runs are painted from left to right, so what was shown last is at the left, also in another run; at the
  // edge of a line nothing does.
  let left: string | undefined;
  let line: Operand | undefined;
  const marks: boolean[] = [];
  for (const one of instructions) {
    if (opensMark(one)) {
      const [tag] = one.operands;
      const isReversed = tag instanceof PdfName && tag.name === 'ReversedChars';
      marks.push(isReversed);
      if (isReversed) reversed += 1;
    } else if (one.operator === 'EMC' && marks.pop() === true) reversed -= 1;
    if (needless.has(one)) continue;
    if (one.operator === 'BT') block = [one];
    else if (block === undefined) result.push(one);
    else if (one.operator === 'ET') {
      result.push(...joinShows([...block, one], fontOf));
      block = undefined;
    } else if (one.operator === 'Tj') {
      for (const glyph of shown.get(one) ?? []) {
        const own = kept.has(glyph) ? { ...glyph, text: KEPT_SPACE } : glyph;
        const show = codes.codesOf(own, reversed > 0 ? invisibleBetween(left, glyph, edges) : undefined);
        left = glyph.text;
        // The browser leaves the reverse order out around a single glyph.
        const isLigature = show.cids.length > 1 && reversed === 0;
        block.push(...(isLigature ? [REVERSED, show, END_OF_MARK] : [show]));
      }
    } else {
      const [, , , , , y] = one.operator === 'Tm' ? one.operands : [];
      if (y !== undefined && y !== line) [left, line] = [undefined, y];
      block.push(one);
    }
  }
  return result;
}

/** The strings in reverse order that have right-to-left letters, each from left to right. */
function rightToLeftRuns(instructions: readonly Instruction[], shown: Meanings['shown']): ShownGlyph[][] {
  const runs: ShownGlyph[][] = [];
  let run: ShownGlyph[] | undefined;
  for (const one of instructions) {
    const [tag] = one.operands;
    if (opensMark(one) && tag instanceof PdfName && tag.name === 'ReversedChars') runs.push((run = []));
    else if (one.operator === 'ET') run = undefined;
    else if (one.operator === 'Tj') run?.push(...(shown.get(one) ?? []));
  }
  return runs.filter((glyphs) => glyphs.some(({ text }) => RIGHT_TO_LEFT.test(text)));
}

/** The spaces at the edges of a right-to-left run, and those with a mark at their right. */
function keptSpaces(run: readonly ShownGlyph[]): ShownGlyph[] {
  return run.filter(({ text }, at) => {
    const next = run[at + 1];
    const isAtEdge = at === 0 || next === undefined;
    return SPACE.test(text) && (isAtEdge || ENDS_IN_MARK.test(next.text));
  });
}

/**
 * What keeps a glyph of a right-to-left run from being taken for its left neighbour’s.
 *
 * @param left text of the neighbour; nothing at the edge of the line
 * @param edges the leftmost glyphs of such runs
 */
function invisibleBetween(
  left: string | undefined,
  glyph: ShownGlyph,
  edges: ReadonlySet<ShownGlyph>,
): string | undefined {
  // MuPDF else takes a bracket at the edge of a run for one of the neighbour’s direction.
  if (!ENDS_IN_MARK.test(glyph.text)) return edges.has(glyph) && BRACKET.test(glyph.text) ? RLM : undefined;
  // PDFium else takes the mark on the last letter for the weak character’s.
  return left === undefined || WEAK.test(left) ? RLM : undefined;
}

function ensure<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
