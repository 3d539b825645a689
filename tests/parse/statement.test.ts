import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/model/fingerprint.js';
import { parse, type ParseOptions } from '../../src/parse/index.js';
import { ROOT } from '../publication.js';
import { recognition } from '../recognition.js';

const options: ParseOptions = {
  file: 'locales/en/statement.md',
  revision: '',
  locale: 'en',
  date: '2025-08-12',
  ...recognition('en'),
};
const read = (text: string, more: Partial<ParseOptions> = {}) => parse(text, { ...options, ...more });
const rules = (text: string, more: Partial<ParseOptions> = {}) =>
  read(text, more).problems.map(({ rule }) => rule);
const BODY = 'Title\n\nBody text.';

describe('the real statement', () => {
  const bytes = readFileSync(join(ROOT, 'locales/en/statement.md'));
  const { value: document, problems } = read(bytes.toString(), { date: undefined, dateFormat: 'dd/MM/yyyy' });

  test('is the canonical text, byte for byte', () => {
    expect(sha256(bytes)).toBe('bb46e948d52eb834339292e4bfba468d20ce576ba42cdac763585e5bca2ef226');
  });

  test('has its date, title, segments and end mark', () => {
    expect(problems).toEqual([]);
    expect(document?.date).toBe('2025-08-12');
    expect(document?.body.children.at(-1)?.type).toBe('endMark');
    expect(document?.segments.map(({ key, role, position }) => [key, role, position.line])).toEqual([
      ['call-for-an-immediate-halt', 'title', 5],
      ['in-recent-weeks-there-has', 'paragraph', 7],
      ['in-july-2025-the-international', 'paragraph', 9],
      ['despite-this-deportations-of-people', 'paragraph', 11],
      ['the-1951-convention-relating-to', 'paragraph', 13],
      ['in-light-of-un-resolution', 'paragraph', 15],
      ['signatories', 'signatories', 17],
    ]);
  });

  test('has 51 signatories, verbatim, counted over the blank line in their list', () => {
    const names = document?.signatories.map(({ name }) => name) ?? [];
    expect(names).toHaveLength(51);
    expect(names[24]).toBe('hūmānus');
    expect(names.slice(48)).toEqual([
      'جنبش ترکتبار افغانستان',
      'جنبش زنان تورکتبار افغانستان',
      'VPO-سازمان حمایت از قربانیان',
    ]);
    const listed = Array.from(bytes.toString().matchAll(/^\d+\. \*(.*)\*$/gmu), ([, name]) => name);
    expect(names).toEqual(listed);
  });

  test('keeps links and emphasis in its segments', () => {
    expect(document?.segments[5]?.source).toContain('[A/79/L.100](#)');
    expect(document?.segments[5]?.source).toContain('**immediately stop**');
  });
});

describe('date line', () => {
  const date = (line: string, more: Partial<ParseOptions> = {}) =>
    read(`${line}\n\n${BODY}`, { date: undefined, ...more });

  test.each([
    ['2025-08-12', undefined, '2025-08-12'],
    ['25/12/2025', undefined, '2025-12-25'],
    ['12/25/2025', undefined, '2025-12-25'],
    ['08/08/2025', undefined, '2025-08-08'],
    ['12/08/2025', 'dd/MM/yyyy', '2025-08-12'],
    ['12/08/2025', 'MM/dd/yyyy', '2025-12-08'],
    ['12. 8. 2025', 'd. M. yyyy', '2025-08-12'],
    ['12 August 2025', 'd MMMM yyyy', '2025-08-12'],
    ['12 August 2025', undefined, '2025-08-12'],
    ['August 12th, 2025', undefined, '2025-08-12'],
    ['Geneva, 12 August 2025', undefined, '2025-08-12'],
    ['Tuesday, 12 August 2025', undefined, '2025-08-12'],
    ['12 August 2025 (21 Mordad 1404)', undefined, '2025-08-12'],
  ])('%s with format %s is %s', (line, dateFormat, iso) => {
    expect(date(line, { dateFormat }).value?.date).toBe(iso);
  });

  test('is never guessed: an ambiguous one shows both readings', () => {
    const { problems } = date('12/08/2025');
    expect(problems).toMatchObject([
      { rule: 'ambiguous-date', severity: 'error', fatal: true, line: 1, column: 1 },
    ]);
    expect(problems[0]?.message).toMatch(/2025-08-12 \(day first\).*2025-12-08 \(month first\)/u);
  });

  test.each(['31/02/2025', '12 August 25', '31 February 2025', '2025/08/12'])('%s is refused', (line) => {
    expect(date(line).problems.map(({ rule }) => rule)).toContain('unreadable-date');
  });

  test('gives way to the date of the configuration, and to that of the front matter', () => {
    expect(date('12/08/2025', { date: '2024-01-02' }).value?.date).toBe('2024-01-02');
    expect(read(`---\ndate: 2023-03-04\n---\n${BODY}`).value?.date).toBe('2023-03-04');
  });

  test('missing, it is a warning', () => {
    expect(rules(BODY, { date: undefined })).toEqual(['missing-date']);
  });
});

describe('title', () => {
  const title = (text: string) => {
    const document = read(text).value;
    return document?.segments[document.title]?.source;
  };
  test('is the first heading', () => {
    expect(title('For release\n\n# The title\n\nBody.')).toBe('The title');
  });
  test('is else the first paragraph', () => {
    expect(title('The title\n\nBody.')).toBe('The title');
  });
  test('is not the heading of the signatories', () => {
    expect(title('The title\n\nBody.\n\n## Signatories\n\n1. One')).toBe('The title');
  });
  test('of the front matter wins, and is not said twice', () => {
    const text = '---\ntitle: The *title*\n---\n# Heading\n\nBody.';
    expect(title(text)).toBe('The *title*');
    expect(read(text).value?.segments.map(({ source }) => source)).toEqual([
      'The *title*',
      'Heading',
      'Body.',
    ]);
    expect(read('---\ntitle: Heading\n---\n# Heading\n\nBody.').value?.segments).toHaveLength(2);
  });
});

describe('signatories', () => {
  const names = (text: string) => read(`${BODY}\n\n${text}`).value?.signatories.map(({ name }) => name);
  test.each([
    ['a paragraph with a colon', 'Signed by:\n\n1. One\n2. Two'],
    ['a heading', '## Signatories\n\n- One\n- Two'],
    ['wrong numbers and emphasis', 'Signed:\n\n7. **One**\n7. *Two*'],
    ['a blank line in the list', 'Signed:\n\n1. One\n\n1. Two'],
    ['an end mark behind', 'Signed:\n\n1. One\n2. Two\n\n- END -'],
    ['an end mark that looks like one more item', 'Signed:\n\n- One\n- Two\n\n- END -'],
    ['footnotes behind the end mark', 'Text.[^a]\n\nSigned:\n\n1. One\n2. Two\n\nEnd\n\n[^a]: A note.'],
    ['more text behind', 'Signed:\n\n1. One\n2. Two\n\nContact us.'],
  ])('after %s', (_, text) => {
    expect(names(text)).toEqual(['One', 'Two']);
  });
  test.each([
    ['after a sentence', 'A paragraph.\n\n1. One\n2. Two'],
    [
      'of demands',
      'We call on all governments to:\n\n- stop every deportation to a country in danger;\n- open their borders to those who have to flee.',
    ],
    ['of lists', '## Demands\n\n- One\n  - Two'],
  ])('are not a list %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });
  test('keep every character of a name', () => {
    expect(names('Signed:\n\n1. A_b * c / Women&Men <x>')).toEqual(['A_b * c / Women&Men <x>']);
  });
});

describe('end mark', () => {
  test.each(['End', 'Ends', 'END', '- END -', '###', '-30-', '**Ends**', '# # #'])('%s', (mark) => {
    const document = read(`${BODY}\n\n${mark}`).value;
    const hasEnd = document?.body.children.some(({ type }) => type === 'endMark');
    expect([hasEnd, document?.segments.length]).toEqual(mark === '# # #' ? [false, 3] : [true, 2]);
  });
});

describe('segments', () => {
  const segments = (text: string) => read(`# Title\n\n${text}`).value?.segments.slice(1);
  test('of every kind of block', () => {
    const text =
      '## Heading\n\nText:\n\n- item\n  - nested\n\n> quote\n\n| a | b |\n|---|---|\n| c \\| d | e |\n\n![alt](x.png)\n\n' +
      'Text[^1]\n\n[^1]: Note.\n\n```\ncode\n```';
    expect(segments(text)?.map(({ role, source }) => [role, source])).toEqual([
      ['heading', 'Heading'],
      ['paragraph', 'Text:'],
      ['item', 'item'],
      ['item', 'nested'],
      ['quote', 'quote'],
      ['cell', 'a'],
      ['cell', 'b'],
      ['cell', 'c | d'],
      ['cell', 'e'],
      ['alt', 'alt'],
      ['paragraph', 'Text[^1]'],
      ['footnote', 'Note.'],
    ]);
  });
  test('do not change when lines are wrapped again', () => {
    const [one, two] = [segments('> a b\n> c'), segments('> a\n> b c')];
    expect(one?.[0]?.source).toBe('a b c');
    expect(one?.[0]?.hash).toBe(two?.[0]?.hash);
  });
  test('keep hard breaks', () => {
    expect(segments('a  \nb')?.[0]?.source).toBe('a\\\nb');
  });
  test('that are equal have keys of their own', () => {
    expect(segments('Same words.\n\nSame words.')?.map(({ key }) => key)).toEqual([
      'same-words',
      'same-words-2',
    ]);
  });
});

test('a date below whom a letter is for is not the title, however many there are', () => {
  const { value } = read(`To: The Council\n\n${'14 May 2026\n\n'.repeat(12_000)}The quay\n\nIt closes.\n`, {
    date: undefined,
  });
  expect(value?.outline).toMatchObject({ title: 'The quay', date: '2026-05-14' });
});

describe('what cannot be published', () => {
  test.each([
    ['', 'empty-statement'],
    ['\n \n', 'empty-statement'],
    ['# Only a title', 'no-body'],
    ['---\ntitle: [\n---\nText\n\nMore', 'front-matter'],
    ['---\nauthor: x\n---\nText\n\nMore', 'front-matter'],
  ])('%j is refused with one problem: %s', (text, rule) => {
    const { problems } = read(text);
    expect(problems).toMatchObject([{ rule, severity: 'error', fatal: true }]);
  });

  test('raw HTML is reported with its place and kept as text', () => {
    const { value, problems } = read('Title\n\nA <b>bold</b> word.\n\n<script>alert(1)</script>');
    expect(problems.map(({ rule, line, column }) => [rule, line, column])).toEqual([
      ['raw-html', 3, 3],
      ['raw-html', 3, 10],
      ['raw-html', 5, 1],
    ]);
    expect(value?.segments.map(({ source }) => source)).toEqual([
      'Title',
      'A <b>bold</b> word.',
      '<script>alert(1)</script>',
    ]);
  });
});
