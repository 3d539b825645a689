import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solidText } from '../../src/text/solid-text.js';
import type { Direction } from '../../src/model/locale.js';
import type { CompositeFont } from '../../src/pdf/composite-font.js';
import { withDirectionMarks, withJoinedParts } from '../../src/pdf/text/direction-marks.js';
import { joinRuns, type SetRun } from '../../src/pdf/text/join-runs.js';
import { logicalRuns } from '../../src/pdf/text/logical-runs.js';
import type { PlacedRun, TextNode } from '../../src/pdf/text/text-nodes.js';
import { TextSearch } from '../../src/pdf/text/text-search.js';

const document = await PDFDocument.create();
const page = document.addPage();
const element = () => document.context.obj({});
const BLOCK = element();
let at = 0;
const run = (text: string, line = 0): PlacedRun => ({
  start: (at += 10),
  end: at,
  mcid: 0,
  text,
  line,
  isReversed: false,
  page,
});
/** Text of the tags: lines of runs from left to right. */
const node = (lines: readonly (readonly PlacedRun[])[], more: Partial<TextNode> = {}): TextNode => ({
  element: element(),
  kids: [],
  isPlain: true,
  lines,
  block: BLOCK,
  direction: 'rtl',
  isLabel: false,
  ...more,
});
const textsOf = (runs: readonly PlacedRun[]) => runs.map(({ text }) => text);

describe('runs in logical order', () => {
  const TOKENS = ['الف', '۱۲', '۱', '(', ')', 'UN', '٪', '«', '»', ':', 'a', 'ا', '۱۲۳', '.', ' '];

  test('whatever order they are painted in, they give the text they were made from', () => {
    const line = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (lines, order) => {
          const expected = solidText(lines.map((tokens) => tokens.join('')).join(' '));
          const shuffled = lines.map((tokens, height) =>
            tokens
              .map((text) => ({ run: run(text, height), key: order.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map((one) => one.run),
          );
          const { runs, unparted } = logicalRuns([node(shuffled)], expected);
          const read = runs.map((one) => one.text + (unparted.has(one) ? ' ' : '')).join('');
          expect(solidText(read).characters).toBe(expected.characters);
          // Where a line ends in a word and the next begins with one, something parts them.
          for (const gap of expected.gaps)
            expect([read, [...solidText(read).gaps]]).toEqual([read, expect.arrayContaining([gap])]);
        },
      ),
    );
  });

  test('with white space where the text has it, of the same sign too', () => {
    // From the left: the end of “۵۰٪ ” comes before its beginning.
    const line = [run('٪ '), run('۵۰'), run(' '), run('۵۰'), run('٪')];
    const { runs } = logicalRuns([node([line])], solidText('٪۵۰ ۵۰٪'));
    expect(textsOf(runs).join('')).toBe('٪۵۰ ۵۰٪ ');
  });

  test('where the text does not have them, by their directions', () => {
    const line = [run('سه'), run(' '), run('12'), run(' '), run('یک')];
    expect(textsOf(logicalRuns([node([line])], undefined).runs)).toEqual(['یک', ' ', '12', ' ', 'سه']);
    expect(textsOf(logicalRuns([node([line])], solidText('other text')).runs).join('')).toBe('یک 12 سه');
  });

  test('a space is wanted where a line ends at one, and not where it ends in a word or a block', () => {
    const [a, b, c] = [run('state-'), run('owned', 1), run('rooms', 2)];
    const ltr = { direction: 'ltr' } as const;
    const same = logicalRuns([node([[a], [b], [c]], ltr)], solidText('state-owned rooms'));
    expect(textsOf([...same.unparted])).toEqual(['owned']);
    const blocks = [node([[a], [b]], ltr), node([[c]], { ...ltr, block: element() })];
    expect(logicalRuns(blocks, solidText('state-owned rooms')).unparted.size).toBe(0);
  });

  test('what a page edge made the browser paint twice is read once', () => {
    const lines = [[run('قُ')], [run('قُرآن', 1)]];
    const { runs, repeated } = logicalRuns([node(lines)], solidText('این قُرآن'));
    expect([textsOf(runs), textsOf([...repeated])]).toEqual([['قُرآن'], ['قُ']]);
  });

  test('the numbers of lists are none of the text', () => {
    const nodes = [node([[run('1.')]], { isLabel: true }), node([[run('1. of May')]])];
    const { runs, unparted } = logicalRuns(nodes, solidText('1. of May'));
    expect([textsOf(runs), unparted.size]).toEqual([['1.', '1. of May'], 0]);
  });
});

describe('texts are found by their characters', () => {
  test('one after another, past what is not there', () => {
    const search = new TextSearch(solidText('one two three four five six'));
    expect(search.find('eno')).toBe(0);
    expect(search.find('nothing')).toBeUndefined();
    search.pass('nothing');
    expect(search.find('eerhtruof')).toBe(6);
    expect(search.find('five')).toBe(15);
  });

  test('a few characters are not looked for far away', () => {
    expect(new TextSearch(solidText('long way to a word')).find('a')).toBeUndefined();
  });
});

/** A font whose codes are their characters, each half an em wide. */
const fontOf = (name: string) => {
  const texts = new Map<number, string>();
  const own = (text: string) => {
    const known = [...texts].find(([, one]) => one === text)?.[0];
    const cid = known ?? texts.size + 1;
    texts.set(cid, text);
    return cid;
  };
  const font = {
    name,
    texts,
    used: new Set<number>(),
    invisibleGlyph: 0,
    width: (cid: number) => (texts.get(cid) === '\u200F' ? 0 : 500),
    addCid: (_: number, text: string) => own(text),
    withText: (_: number, text: string) => own(text),
    get space() {
      return own(' ');
    },
    own,
  };
  return font as unknown as CompositeFont & { own: (text: string) => number };
};
/** A run of size 10, its glyphs from left to right. */
const set = (font: ReturnType<typeof fontOf>, glyphs: string, x: number, isReversed = false): SetRun => ({
  text: isReversed ? Array.from(glyphs).reverse().join('') : glyphs,
  set: {
    font,
    fontName: 'F',
    size: 10,
    y: 0,
    isReversed,
    glyphs: Array.from(glyphs, (text, index) => ({ cid: font.own(text), x: x + 5 * index })),
  },
});
const shown = ({ set: { font, glyphs } }: SetRun) => glyphs.map(({ cid }) => font.texts.get(cid)).join('');

describe('a space is of the font of its words', () => {
  const [hebrew, other] = [fontOf('hebrew'), fontOf('other')];

  test('words and spaces of a right-to-left line become one string', () => {
    // From the right: “אב גד”.
    const line = [set(hebrew, 'בא', 100, true), set(other, ' ', 95), set(hebrew, 'דג', 85, true)];
    const [only, ...more] = joinRuns(line, undefined, undefined);
    expect(more).toEqual([]);
    expect([only && shown(only), only?.text]).toEqual(['דג בא', 'אב גד']);
    expect(only?.set.glyphs.map(({ x }) => x)).toEqual([85, 90, 95, 100, 105]);
  });

  test('those of a left-to-right line too', () => {
    const line = [set(hebrew, 'Дом', 0), set(other, ' ', 15), set(hebrew, 'реки', 20)];
    expect(joinRuns(line, undefined, undefined).map(shown)).toEqual(['Дом реки']);
  });

  test('between words of two fonts it is of one of them, and alone of its neighbour’s', () => {
    const third = fontOf('third');
    const [, space] = joinRuns(
      [set(hebrew, 'א', 20, true), set(third, ' ', 15), set(other, 'UN', 5)],
      undefined,
      undefined,
    );
    expect(space?.set.font ?? hebrew).not.toBe(third);
    const [alone] = joinRuns([set(third, ' ', 15)], set(hebrew, 'א', 20, true), undefined);
    expect(alone?.set.font).toBe(hebrew);
  });

  test('runs that stand apart, or run another way, stay apart', () => {
    expect(joinRuns([set(hebrew, 'ab', 0), set(hebrew, 'cd', 30)], undefined, undefined)).toHaveLength(2);
    expect(joinRuns([set(hebrew, 'א', 0, true), set(hebrew, '12', 5)], undefined, undefined)).toHaveLength(2);
  });
});

describe('marks of direction', () => {
  const font = fontOf('any');
  const marked = (glyphs: string, base: Direction = 'rtl') =>
    shown({ text: '', set: withDirectionMarks(set(font, glyphs, 0, true).set, base) });

  test('stand before each bracket, and behind the last sign of a run', () => {
    expect(marked('.)ب( ا')).toBe('\u200F.)\u200Fب(\u200F\u200F ا');
    expect(marked('اب')).toBe('اب');
    expect(marked('.)ب( ا', 'ltr')).toBe('.)ب( ا');
  });

  test('keep the parts of a number in their order', () => {
    const joined = (glyphs: string) => {
      const run = set(font, glyphs, 0);
      return shown({ ...run, set: withJoinedParts(run.set) });
    };
    expect(joined('+93 70')).toBe('+93\u00A070');
    expect(joined('14(1)')).toBe('\u200E14(1)\u200E');
    expect(joined('14')).toBe('14');
  });

  test('keep a space behind the further letter of a ligature', () => {
    // RIGHT-TO-LEFT MARK is what has no width in this font.
    expect(marked('ب \u200Fا')).toBe('ب\u200F \u200Fا');
  });

  test('keep the spaces at the edges of a run', () => {
    expect(marked(' ا ')).toBe('\u200F ا\u200F ');
  });
});
