import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/index.js';

const slip = (yaml: string) => {
  const { problems } = parseConfig(yaml, 'publish.config.yaml', ['html'], ['numbers']);
  const { line, column, message, help = '' } = problems[0] ?? { message: 'nothing' };
  return { at: `${line}:${column}`, message, help };
};

test.each([
  ['locales: [en\n', '2:1', 'a bracket above it was never closed'],
  ['release: place: Oslo\n', '1:10', 'the line has two keys'],
  ['\tlocales: [en]\n', '1:1', 'a tab is used as indentation'],
  ['slug: "open\n', '2:1', 'a quote, a bracket, a comma or the space after a colon is missing'],
  ["slug: 'it's'\n", '1:11', 'this does not belong here'],
  ['slug: @open\n', '1:7', 'a text cannot begin with this character'],
  ['slug: "C:\\quay"\n', '1:10', 'a backslash begins a special character'],
  ['slug: *open\n', '1:7', 'a name for other text'],
  ['slug\nlocales: [en]\n', '1:1', 'a key goes over more than one line'],
  ['slug: open\n---\nslug: shut\n', '2:1', 'a second document begins here'],
])('a slip in the form of the file is named in plain words: %j', (yaml, at, words) => {
  const found = slip(yaml);
  expect(found).toMatchObject({ at, message: expect.stringContaining(words) as string });
  expect(found.help).not.toBe('');
});

test.each([
  ['print: { bleed: ١٤.٥ }\n', '14.5'],
  ['print: { bleed: ۳٫۵ }\n', '3.5'],
  ['pdf: { margins: ۲۵mm }\n', '25mm'],
  ['date: ۲۰۲۵-۰۸-۱۲\n', '2025-08-12'],
  ['locales: [en, German]\n', 'de'],
  ['sourceLocale: فارسی\n', 'fa'],
  ['sourceLocale: Kurdî (kurmancî)\n', 'ku'],
])('what was probably meant is named: %j', (yaml, meant) => {
  expect(slip(yaml).help).toBe(`Did you mean “${meant}”?`);
});

test('no other language is guessed from a tag that is not one', () => {
  expect(slip('locales: [en, xx]\n').help).not.toContain('Did you mean');
});
