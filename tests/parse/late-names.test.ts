import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCells } from '../../src/parse/late-names/cells.js';
import { readLateNames, type LateName } from '../../src/parse/late-names/read.js';

const read = (text: string) =>
  readLateNames(text, { file: 'names.csv', locale: 'en', isKnownLanguage: (tag) => tag !== 'xx' });

/** The names alone; a problem is one line. */
function namesOf(text: string): readonly string[] {
  const { value, problems } = read(text);
  expect(problems).toEqual([]);
  return value?.map(({ name }) => name.text) ?? [];
}

/** What is wrong with a file, in one line each. */
function wrong(text: string): string[] {
  return read(text).problems.map(
    ({ rule, severity, line, column, message }) => `${line}:${column} ${severity} ${rule}: ${message}`,
  );
}

describe('a table of names', () => {
  test.each([
    ['commas', 'name,country\nQuay Street,Chile\n'],
    ['semicolons, as a German or French Excel writes them', 'name;country\nQuay Street;Chile\n'],
    ['tabs', 'name\tcountry\nQuay Street\tChile\n'],
    ['a separator that the first line declares', 'sep=|\nname|country\nQuay Street|Chile\n'],
    ['labels in capitals, with spaces, in another order', ' Country , NAME \nChile, Quay Street \n'],
    ['quotation marks around every cell', '"name","country"\n"Quay Street","Chile"\n'],
    ['empty lines and rows', '\nname,country\n\n,\nQuay Street,Chile\n\n'],
    ['no line end at its end', 'name,country\nQuay Street,Chile'],
    ['rows that are shorter', 'country,name,url\nChile,Quay Street'],
  ])('is read with %s', (_, text) => {
    const { value, problems } = read(text);
    expect(problems).toEqual([]);
    expect(value).toMatchObject([{ name: { text: 'Quay Street' }, country: 'Chile' }]);
  });

  test('has every column in its place, and the place of each name', () => {
    const text =
      'name,group,country,lang,dir,url\n"Example, ""Inc.""",Companies,Chile,,,https://example.org/\nکتاب,,,fa-AF,RTL,\n';
    expect(read(text).value).toEqual<readonly LateName[]>([
      {
        name: { text: 'Example, "Inc."', line: 2, column: 2 },
        group: { text: 'Companies', line: 2, column: 21 },
        country: 'Chile',
        lang: undefined,
        dir: undefined,
        url: 'https://example.org/',
      },
      {
        name: { text: 'کتاب', line: 3, column: 1 },
        group: undefined,
        country: undefined,
        lang: 'fa-AF',
        dir: 'rtl',
        url: undefined,
      },
    ]);
  });

  test('keeps names character for character, white space aside', () => {
    expect(namesOf("name\nhūmānus  (ICC)\n=SUM(A1)\n#1 *Choir*\nO'Neil\n")).toEqual([
      'hūmānus (ICC)',
      '=SUM(A1)',
      '#1 *Choir*',
      "O'Neil",
    ]);
  });

  test('may have no names yet', () => {
    expect(namesOf('name,group\n')).toEqual([]);
  });
});

describe('what is wrong is reported with its place', () => {
  test.each([
    [
      'no column “name”',
      'organisation,country\nA,B\n',
      '1:1 error late-names: The first line has no column “name”.',
    ],
    ['a misspelt one', 'country,nmae\nA,B\n', '1:9 error late-names: The first line has no column “name”.'],
    ['nothing at all', '', '1:1 error late-names: The first line has no column “name”.'],
    [
      'a row without a name',
      'name,country\nA,Chile\n,Norway\n',
      '3:1 error late-names: This line has no name.',
    ],
    ['a name of spaces', 'name,country\n"  ",Norway\n', '2:2 error late-names: This line has no name.'],
    [
      'an open quotation mark',
      'name\nA\n"B\nC\n',
      '3:2 error late-names: This quotation mark is never closed.',
    ],
    [
      'a quotation mark inside',
      'name,group\nA,The "Blue" Union\n',
      '2:3 error late-names: A quotation mark is inside the words of this cell.',
    ],
    [
      'a comma in a name without quotation marks',
      'name,country\nExample, Inc.,Chile\n',
      '2:15 error late-names: This line has 3 cells, but there are 2 columns.',
    ],
    [
      'a language that there is not',
      'name,lang\nA,xx\n',
      '2:3 error late-names: “xx” is not a language tag.',
    ],
    [
      'a direction that there is not',
      'name,dir\nA,left\n',
      '2:3 error late-names: “left” is not a direction.',
    ],
    [
      'an address that runs something',
      'name,url\nA,javascript:alert(1)\n',
      '2:3 error late-names: “javascript:alert(1)” is not a website address.',
    ],
    [
      'a bare domain',
      'name,url\nA,example.org\n',
      '2:3 error late-names: “example.org” is not a website address.',
    ],
    ['a column twice', 'name,Name\nA,B\n', '1:6 error late-names: There are two columns “name”.'],
    [
      'an unknown column',
      'name,email\nA,a@b\n',
      '1:6 info late-names-column: The column “email” is not used.',
    ],
    [
      'a column that is nearly one',
      'name,contry\nA,Chile\n',
      '1:6 warning late-names-column: The column “contry” is not used.',
    ],
  ])('%s', (_, text, expected) => {
    expect(wrong(text)).toEqual([expected]);
  });

  test('every wrong row is reported, not only the first', () => {
    expect(wrong('name,dir\nA,up\n,\n,ltr\nB,down\n').map((line) => line.split(' ')[0])).toEqual([
      '2:3',
      '4:1',
      '5:3',
    ]);
  });
});

/** How a program writes a cell: between quotation marks where it has to, or always. */
function written(cell: string, isQuoted: boolean): string {
  return isQuoted || /[",;\t\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

test('whatever cells there are, each comes back whole and its place is where it is written', () => {
  const letters = fc.constantFrom(...Array.from('aZ ,;"\n\téکي𐐷😀-=#'));
  const cell = fc.string({ unit: letters, maxLength: 6 });
  const row = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t'),
      (rows, separator) => {
        const text = [
          ['name', 'group'].join(separator),
          ...rows.map((cells) => cells.map(([one, isQuoted]) => written(one, isQuoted)).join(separator)),
        ].join('\n');
        const bare = (one: string) => one.replace(/\s+/gu, ' ').trim();
        const lines = text.split('\n');
        const found = readCells(text, ['name', 'group']).slice(1);
        const filled = rows.filter(
          (cells) => cells.length > 1 || written(...(cells[0] ?? ['', false])).trim() !== '',
        );
        expect(found.map((cells) => cells.map((one) => one.text))).toEqual(
          filled.map((cells) => cells.map(([one]) => bare(one))),
        );
        for (const { text: words, line, column } of found.flat()) {
          const [first = ''] = words.replaceAll('"', '""').split(' ');
          const rest = lines
            .slice(line - 1)
            .join('\n')
            .slice(column - 1);
          expect(rest.trimStart().startsWith(first)).toBe(true);
        }
      },
    ),
  );
});
