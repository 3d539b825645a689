import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMS } from '../../src/config/forms.js';
import { firstLiveInLine } from '../../src/text/controls.js';
import { runs } from '../runs.js';

/** A right text of each form, so that none is tried with wrong ones alone. */
const RIGHT: Readonly<Record<string, string>> = {
  tag: 'fa-AF',
  path: 'a/names.csv',
  'output path': 'a/dist',
  'folder path': 'a',
  'CSV path': 'a/names.csv',
  'profile path': 'a/b.icc',
  'CSS path': 'a/b.css',
  'icon path': 'a/b.svg',
  'card path': 'a/b.PNG',
  'short name': 'aك',
  'earlier name': 'Old a',
  date: '2024-02-29',
  'date format': 'd. MMM yyyy',
  time: '2025-08-12T09:00+04:30',
  'base address': 'https://a.example:8080/u',
  'link address': 'mailto:press@a.example',
  'mail address': 'press@example.org',
  mailbox: 'The Alliance <press@example.org>',
  accent: '#4d8',
  margins: '25mm 20px',
};

/** What texts of a form are made of, and near misses. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  tag: ['en', 'fa', '-', '_', 'AF', 'Arab', 'prs', 'dari', 'x', ' ', 'u', 'zz', '001'],
  path: ['a', '..', '.', '/', '\\', 'C:', 'ب', ' ', 'names.csv'],
  'short name': ['a', 'ك', 'ﷺ', '😀', '-', 'x'.repeat(49), ' '],
  'earlier name': ['a', 'Old ', 'ك', '😀', '-', '/', '\\', '.', '..', '!', 'x'.repeat(49)],
  date: ['2025-', '2024-02', '12', '-29', '-31', '02-', '00', '8', '/'],
  'date format': ['d', 'dd', 'M', 'MMM', 'yyyy', 'yy', '/', '. ', ' ', 'ب', '1'],
  time: ['2025-08-12T09:00', '2025-13-40T25:61', ':30', '.5', 'Z', '+04:30', '-0330'],
  'base address': ['http', 'https', '://', '/', '\\', 'a.example', '@', ':', 'u', '?', '#', ' ', '8080'],
  'link address': ['https://', 'HTTP://', 'mailto:', 'tel:', 'javascript:', 'a.example', '@', '+1', ' '],
  'mail address': ['press', '@', 'example', '.org', ' ', 'ب', '<', ',', '+', '-'],
  mailbox: ['press', '@', 'example', '.org', ' ', 'ب', '<', '>', 'The Alliance', ',', '"', '+'],
  accent: ['#', '1', 'a', '4d8', '8F', '000', ' ', 'g'],
  margins: ['25mm', '20', 'px', ' ', '1.5in', '-', '0'],
};
const forms = Object.entries({
  'icon path': [...(PIECES.path ?? []), '.svg', '.PNG', '.ico'],
  'card path': [...(PIECES.path ?? []), '.jpeg', '.PNG', '.svg'],
  ...PIECES,
  'output path': PIECES.path ?? [],
  'folder path': PIECES.path ?? [],
  'CSV path': PIECES.path ?? [],
  'profile path': PIECES.path ?? [],
  'CSS path': PIECES.path ?? [],
});

test('every form has its pieces here', () => {
  expect(['text', ...forms.map(([form]) => form)].sort()).toEqual(Object.keys(FORMS).sort());
});

test.each(forms)('the JSON Schema of “%s” refuses nothing that the program takes', (name, pieces) => {
  const form = FORMS[name as keyof typeof FORMS];
  const { pattern = '', maxLength = Infinity } = form.schema as { pattern?: string; maxLength?: number };
  // As editors do, with and without the letters of Unicode.
  const patterns = [new RegExp(pattern, 'u'), new RegExp(pattern)];
  let taken = 0;
  const any = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 });
  const check = (text: string) => {
    const isRight = firstLiveInLine(text) === undefined && form.isRight?.(text) !== false;
    if (!isRight || form.fault?.(text) !== undefined) return;
    taken += 1;
    expect([text, patterns.map((one) => one.test(text))]).toEqual([text, [true, true]]);
    expect(Array.from(text).length).toBeLessThanOrEqual(maxLength);
  };
  fc.assert(
    fc.property(any, (parts) => {
      check(parts.join(''));
    }),
    { numRuns: runs(4000), examples: [[[RIGHT[name] ?? '']]] },
  );
  expect(taken).toBeGreaterThan(0);
});

test.each<[keyof typeof FORMS, string]>([
  ['tag', 'e'],
  ['tag', 'en/US'],
  ['path', '/etc/passwd'],
  ['path', 'C:\\a'],
  ['path', 'a/../../b'],
  ['CSV path', '..'],
  ['icon path', 'icon.ico'],
  ['icon path', '../icon.svg'],
  ['short name', 'a'.repeat(101)],
  ['earlier name', 'a/b'],
  ['earlier name', '../'],
  ['date', '12/08/2025'],
  ['date', '2025-13-01'],
  ['date format', 'dd/MM'],
  ['date format', 'dd/MM/yyyy HH'],
  ['time', '2025-08-12T09:00:00'],
  ['base address', 'ftp://a.example'],
  ['base address', 'https://user:pw@a.example/'],
  ['base address', 'https://a.example/?a'],
  ['base address', 'https://a.example/#a'],
  ['link address', 'javascript:alert(1)'],
  ['accent', 'crimson'],
  ['accent', '#12345'],
  ['margins', '25'],
  ['margins', '1mm 1mm 1mm 1mm 1mm'],
])('the JSON Schema of “%s” refuses “%s”, as the program does', (name, text) => {
  const { schema = {}, isRight, fault } = FORMS[name];
  expect(isRight?.(text) === true && fault?.(text) === undefined).toBe(false);
  const { pattern = '', maxLength = Infinity } = schema as { pattern?: string; maxLength?: number };
  expect(new RegExp(pattern, 'u').test(text) && text.length <= maxLength).toBe(false);
});
