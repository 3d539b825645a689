import { cidsOf, type CompositeFont } from '../composite-font.js';
import type { Instruction } from '../syntax/content.js';
import { PdfName, PdfString } from '../syntax/objects.js';
import { markOf, opensMark } from '../marked-content.js';
import type { PaintedContent } from '../page-content.js';
import { UnknownShape } from '../unknown-shape.js';
import type { Fonts } from './fonts.js';
import { addTo } from '../../model/grouping.js';

/**
 * What the glyphs of a page stand for. Where a glyph's ToUnicode is not the letter that was typed, the browser
 * puts the glyph into a `Span` with the letter as ActualText (ISO 32000-1 §14.9.4), which most readers ignore.
 */

/** One shown glyph. */
export interface ShownGlyph {
  readonly font: CompositeFont;
  readonly glyph: number;
  /** What it stands for; empty for a further glyph of a cluster that cannot be taken apart. */
  readonly text: string;
  /** Whether it is in a cluster that is read from left to right. */
  readonly isLeftToRight?: boolean | undefined;
}

/** The meanings of one page. */
export interface Meanings {
  /** Glyphs by the instruction that shows them. */
  readonly shown: ReadonlyMap<Instruction, readonly ShownGlyph[]>;
  /** Spans whose text their glyphs now carry, or that are empty: the instructions that open and close them. */
  readonly needless: ReadonlySet<Instruction>;
}

/** A span with a text of its own. */
interface Span {
  readonly text: string;
  readonly opening: Instruction;
  readonly glyphs: { font: CompositeFont; glyph: number; show: Instruction }[];
}

/**
 * Reads what every glyph of a page stands for.
 *
 * @throws UnknownShape if text is shown in a way the browser did not use, or a span lies in another
 */
export function readMeanings({ instructions, resources }: PaintedContent, fonts: Fonts): Meanings {
  const shown = new Map<Instruction, ShownGlyph[]>();
  const needless = new Set<Instruction>();
  const open: (Span | undefined)[] = [];
  let font: CompositeFont | undefined;
  let span: Span | undefined;

  const close = (one: Span, closing: Instruction) => {
    const isLeftToRight = !RIGHT_TO_LEFT.test(one.text);
    const texts = isLeftToRight ? dealt(one) : textsOfSpan(one);
    one.glyphs.forEach(({ font: of, glyph, show }, at) => {
      addTo(shown, show, { font: of, glyph, text: texts?.[at] ?? '', isLeftToRight });
    });
    if (texts !== undefined) needless.add(one.opening).add(closing);
  };

  for (const one of instructions) {
    const [first] = one.operands;
    if (one.operator === 'Tf' && first instanceof PdfName) {
      font = fonts.find(resources, first.name);
    } else if (opensMark(one)) {
      const { tag, actualText } = markOf(one, resources);
      if (tag === 'Span' && actualText !== undefined) {
        if (span !== undefined) throw new UnknownShape('A span with a text of its own lies within another.');
        span = { text: actualText, opening: one, glyphs: [] };
        open.push(span);
      } else open.push(undefined);
    } else if (one.operator === 'EMC') {
      const closed = open.pop();
      if (closed !== undefined) {
        close(closed, one);
        span = undefined;
      }
    } else if (one.operator === 'Tj' && first instanceof PdfString) {
      if (font === undefined) throw new UnknownShape('Text is shown before a font is chosen.');
      for (const glyph of cidsOf(first)) {
        if (span !== undefined) span.glyphs.push({ font, glyph, show: one });
        else addTo(shown, one, { font, glyph, text: font.texts.get(glyph) ?? '' });
      }
    } else if (OTHER_SHOWS.has(one.operator)) {
      throw new UnknownShape(`Text is shown with the operator “${one.operator}”.`);
    }
  }
  return { shown, needless };
}

/** Operators that show text (§9.4.3) and that the browser does not use. */
const OTHER_SHOWS = new Set(['TJ', "'", '"']);

/** Scripts whose glyphs are painted in the reverse order of their letters. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|^\p{P}*\p{Mn}+$/u;

/**
 * The text of each glyph of a cluster that is read from left to right. Many a script paints letters in another order
 * than that of the text, or several for one (Unicode 16 §12.1); readers take the glyphs in the order they are painted
 * in, so each gets the next letter.
 */
function dealt({ text, glyphs }: Span): string[] {
  const letters = Array.from(text);
  return glyphs.map((_, at) => {
    const isLast = at === glyphs.length - 1;
    return (isLast ? letters.slice(at) : letters.slice(at, at + 1)).join('');
  });
}

/** The text of each glyph of a span that is read from right to left; nothing if the span's text cannot be divided among them. */
function textsOfSpan({ text, glyphs }: Span): string[] | undefined {
  if (glyphs.length === 0) return [];
  if (glyphs.length === 1) return [text];
  const own = glyphs.map(({ font, glyph }) => letters(font.texts.get(glyph) ?? ''));
  if (isSame(own.toReversed().join(''), text) || isSame(own.join(''), text)) return own;
  // One glyph without a text of its own stands for what the others leave.
  const unknown = own.flatMap((one, at) => (one === '' || one === '\0' ? [at] : []));
  const [at] = unknown;
  if (at === undefined || unknown.length > 1) return undefined;
  const [before, after] = [
    own
      .slice(at + 1)
      .reverse()
      .join(''),
    own.slice(0, at).reverse().join(''),
  ];
  if (!text.startsWith(before) || !text.endsWith(after) || before.length + after.length > text.length) {
    return undefined;
  }
  return own.with(at, text.slice(before.length, text.length - after.length));
}

/** Whether two texts are the same but for the order of marks that do not touch each other (UAX #15). */
function isSame(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/** A text with the letters of presentation forms (Unicode FB00–FB4F, FB50–FDFF, FE70–FEFC). */
function letters(text: string): string {
  return /[\uFB00-\uFDFF\uFE70-\uFEFC]/u.test(text) ? text.normalize('NFKC') : text;
}
