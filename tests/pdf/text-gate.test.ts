import { describe, expect, test } from 'vitest';
import { TextGate, type TextFault } from '../../src/render/pdf/text-gate.js';

const PLACE = { file: 'locales/fa/statement.json', line: 4, column: 12 };
const BLOCKS = [
  { text: 'رود باید جاری بماند', place: { ...PLACE, line: 2 }, key: 'river' },
  { text: 'ما از شورای آب (اکنون) می‌خواهیم که اقدام کند.', place: PLACE, key: 'we' },
  { text: 'شمار ۱۲۳ است', place: { ...PLACE, line: 5 }, key: 'count' },
];
const HTML = `<!doctype html><title>t</title><body><p class="kind">بیانیه</p><h1>رود باید جاری
  بماند</h1><p>ما از <a href="https://example.org">شورای آب</a><sup class="reference">[۱]</sup> (اکنون) می‌خواهیم که
  <b>اقدام</b> کند.</p><p>شمار ۱۲۳<sup><a href="#n1" data-footnote-ref>۱</a></sup> است <a href="#r1" data-footnote-backref><span aria-hidden="true">↑</span></a></p>`;
/** What the tags of a file give that has all of it. */
const READ =
  '\nبیانیه\n\nرود باید جاری بماند\nما از شورای آب[۱] (اکنون) می‌خواهیم که اقدام کند.\n\nشمار ۱۲۳۱ است\n';

const gate = (css = '', html = HTML) => new TextGate({ html, css, blocks: BLOCKS });
const told = (faults: readonly TextFault[]) => faults.map(({ kind, block }) => [kind, block?.key]);

describe('the text that the tags give', () => {
  test('passes where it is the page’s, marks of direction and the width of spaces aside', () => {
    const read = READ.replace(' (', ' \u200F(').replaceAll(' ', '\u00A0').normalize('NFD');
    expect(gate().leftOut()).toEqual([]);
    expect(gate().differences(read)).toEqual([]);
  });

  test.each([
    ['a word', 'شورای ', '', 'we'],
    ['a ZERO WIDTH NON-JOINER', '\u200C', '', 'we'],
    ['the order of lam and alef', 'اقدام', 'اقدما', 'we'],
    ['a letter', 'جاری', 'جار', 'river'],
    ['a bracket', ')', '(', 'we'],
    ['a full stop', 'کند.', 'کند', 'we'],
    ['a digit', '۱۲۳', '۱۲', 'count'],
    ['the order of digits', '۱۲۳', '۳۲۱', 'count'],
    ['the order of words', 'باید جاری', 'جاری باید', 'river'],
  ])('names the block and its place where it has other characters: %s', (_, before, after, key) => {
    const faults = gate().differences(READ.replace(before, after));
    expect(told(faults)).toEqual(faults.map(() => ['changed', key]));
    expect(faults.length).toBeGreaterThan(0);
    const at = BLOCKS.find((block) => block.key === key)?.place;
    expect(faults[0]?.block?.place).toEqual(at);
  });

  test.each([
    ['words that nothing parts', 'آب[۱] (', 'آب[۱]('],
    ['a word in two', 'می‌خواهیم', 'می‌ خواهیم'],
  ])('sees %s', (_, before, after) => {
    expect(told(gate().differences(READ.replace(before, after)))).toEqual([['joined', 'we']]);
  });

  test('tells a block that is gone from one that is changed', () => {
    expect(told(gate().differences(READ.replace('رود باید جاری بماند', '')))).toEqual([['hidden', 'river']]);
  });

  test('a text that has nothing in common is one fault', () => {
    expect(gate().differences('quite another text '.repeat(5000)).length).toBe(1);
  });

  test('a long text without any of its white space is one fault that shows the first place', () => {
    const text = 'one two three '.repeat(3000).trim();
    const long = new TextGate({ html: `<p>${text}</p>`, css: '', blocks: [{ text, key: 'long' }] });
    const faults = long.differences(text.replaceAll(' ', ''));
    expect(told(faults)).toEqual([['joined', 'long']]);
    expect(faults[0]?.expected).toMatch(/^one two /u);
    expect(faults[0]?.came).toMatch(/^onetwo/u);
  });
});

describe('what a style sheet does', () => {
  test('may hide what is not the document’s own', () => {
    const hidden = READ.replace('بیانیه', '').replace('[۱]', '').replace('۱۲۳۱', '۱۲۳');
    expect(gate().differences(hidden)).toEqual([]);
  });

  test('may show what is for screens', () => {
    expect(gate().differences(READ.replace('است', 'است ↑'))).toEqual([]);
  });

  test.each([
    ['a string', `h1::before { content: '¶\\2014 ' }`, 'رود باید', '¶— رود باید'],
    ['a counter', `h1::before { content: counter(part) '. ' / '' }`, 'رود باید', '3. رود باید'],
    ['an address', `a::after { content: ' ⟨' attr(href) '⟩' }`, 'آب[', 'آب ⟨https://example.org⟩['],
  ])('may write %s', (_, css, before, after) => {
    expect(gate(css).differences(READ.replace(before, after))).toEqual([]);
    expect(told(gate().differences(READ.replace(before, after))).length).toBe(1);
  });

  test('may not write within a word', () => {
    const css = `h1::before { content: '¶' }`;
    expect(told(gate(css).differences(READ.replace('جاری', 'جا¶ری')))).toEqual([['changed', 'river']]);
  });
});

test('a block that the page has not is left out', () => {
  const html = HTML.replace(/<h1>[^<]*<\/h1>/u, '').replace('می‌خواهیم که', 'می‌خواهیمکه');
  expect(told(gate('', html).leftOut())).toEqual([
    ['left-out', 'river'],
    ['left-out', 'we'],
  ]);
});

describe('the second opinion', () => {
  const opinion = (page: string, other: string) => told(gate().unread([page], [other]));

  test.each([
    ['hyphens at the ends of lines', 'state-owned rooms', 'state\uFFFE\nowned rooms'],
    ['fractions', 'نیم ½ است', 'نیم 1/2 است'],
    ['spaces after marks', 'ẹ̀kọ́ àwọn', 'ẹ ̀ kọ ́ a ̀ wọn'],
    ['ligatures', 'ﬁnal oﬃce', 'final office'],
    ['groups that are turned round', '+93 70 123', '123 70 +93'],
    ['mirrored brackets', '(کابل)', ')کابل('],
    ['joiners', 'می‌خواهیم', 'می خواهیم'],
  ])('is no fault where it differs in %s alone', (_, page, other) => {
    expect(opinion(page, other)).toEqual([]);
    expect(opinion(other, page)).toEqual([]);
  });

  test('names the block that letters are missing in', () => {
    expect(opinion(READ, READ.replace('جاری', 'جار'))).toEqual([['unread', 'river']]);
    expect(opinion(READ, READ.replace('۱۲۳', '۱۲'))).toEqual([['unread', 'count']]);
  });

  test('and says so where no block has them', () => {
    expect(opinion(`${READ} 7`, READ)).toEqual([['unread', undefined]]);
  });
});

test('of sheets in another order only the letters count', () => {
  expect(gate().lost([READ.slice(40), READ.slice(0, 40)])).toEqual([]);
  expect(told(gate().lost([READ.replace('جاری', 'جار')]))).toEqual([['hidden', 'river']]);
});

test('what is beyond the edge of its page is cut off', () => {
  expect(told(gate().cutOff(['شورای آب']))).toEqual([['cut-off', 'we']]);
});
