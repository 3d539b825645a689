import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './publication.js';

/** Where plain words are required: folders, and files of the repository’s own. */
const FOLDERS = ['src', 'bin', 'templates', 'docs'];
const FILES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  'locales/README.md',
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.(?:md|tsx?|js|css|html|mustache|yaml|yml)$/u.test(file)),
  ),
];

/** Two codes of ISO 15924 in a row. */
const SCRIPT_CODES = /^(?:[A-Z][a-z]{3} ){2}$/u;

const HEADING = '### Words we retired';

/** A page without the list of the words itself. */
function read(file: string): string {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const [before = '', list] = text.split(HEADING);
  if (list === undefined) return text;
  // As many lines as before, so that the numbers are right.
  return before + list.replace(/^(?!## ).*\n(?:(?!## ).*\n)*/u, (lines) => lines.replaceAll(/[^\n]/gu, ''));
}

/** What is between the words of a phrase that goes on in the next line: signs of a comment, of a quotation, of a string. */
const NEXT_LINE = /['"`]? *\+?\r?\n[ \t]*(?:\*(?!\/)|\/\/|>|#+ |['"`])?/gu;

/** A text as it is read: lines that go on are one. It stays as long as it was, and keeps its lines. */
function asRead(text: string): string {
  return text.replaceAll(NEXT_LINE, (signs) => signs.replaceAll(/[^\n]/gu, ' '));
}

function retired(): string[] {
  const list = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(HEADING)[1]?.split('\n## ')[0] ?? '';
  return Array.from(list.matchAll(/^\| ([a-z ]+?) +\|/gmu), ([, word = '']) => word).filter(
    (word) => word !== 'retired',
  );
}

test('the glossary lists the words we retired', () => {
  expect(retired()).toEqual(expect.arrayContaining(['anew', 'told', 'mend', 'is none', 'stands']));
});

test.each([
  'There is\nnone of it.',
  ' * There is\n * none of it.',
  '  // There is\n  // none of it.',
  "  'There is ' +\n    'none of it.'",
  '> There is\n> none of it.',
])('a phrase that goes on in the next line is found: %j', (text) => {
  expect(asRead(text)).toMatch(/is\s+none/u);
  expect(asRead(text).length).toBe(text.length);
});

test.each(['docs and pages', ...FOLDERS.filter((folder) => folder !== 'docs')])(
  'no retired word is in use: %s',
  (part) => {
    // “Stands for” says what an abbreviation means.
    const words = new RegExp(
      `(?<![\\w-])(?:${retired().join('|').replaceAll(' ', '\\s+')})(?![\\w-])(?<!stands(?=\\s+for\\b))`,
      'giu',
    );
    const found = FILES.filter((file) =>
      part.includes(' ') ? file.endsWith('.md') : file.startsWith(`${part}/`),
    ).flatMap((file) => {
      const text = asRead(read(file));
      return Array.from(text.matchAll(words), ({ 0: word, index }) => {
        // In a list of scripts, `Mend` is the code of one.
        if (SCRIPT_CODES.test(text.slice(index, index + 10))) return [];
        const line = text.slice(0, index).split('\n').length;
        return `${file}:${line}: ${word}`;
      }).flat();
    });
    expect(found, 'say it with the words that CONTRIBUTING.md gives').toEqual([]);
  },
);
