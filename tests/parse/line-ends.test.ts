import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

/** How editors write one and the same text. */
const EDITORS: readonly (readonly [name: string, written: (text: string) => string])[] = [
  ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
  ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['line ends of the first Macintosh', (text) => text.replaceAll('\n', '\r')],
];

const GOOD: Readonly<Record<string, string>> = {
  'locales/en/statement.md':
    '2026-03-12\n\n# Keep it open\n\nThe council *plans* to\nclose it.\n\nSigned by:\n\n1. Harbour Readers\n2. Quay Street\n',
  'publish.config.yaml': 'locales: [en, fa]\nlinks:\n  here: https://example.org/\n',
  'locales/fa/statement.json':
    '{\n  "keep-it-open": "آن را باز نگه دارید",\n  "the-council-plans-to-close": "شورا *می‌خواهد* آن را ببندد.",\n  "signed-by": "امضا:"\n}\n',
};

interface Fault {
  readonly file: string;
  readonly text: string;
  /** Rule, line and column of what is wrong with it. */
  readonly place: readonly [rule: string, line: number, column: number];
  readonly more?: Readonly<Record<string, string>>;
}

const FAULTS: readonly Fault[] = [
  {
    file: 'locales/en/statement.md',
    text: '2026-03-12\n\n# Keep it open\n\nThe council\nplans [it](x.html) and\n\nmore.\n',
    place: ['unsafe-link', 6, 7],
  },
  {
    file: 'locales/en/statement.md',
    text: '---\ntitle: Keep it open\nauthor: me\n---\n\nText.\n',
    place: ['front-matter', 3, 1],
  },
  { file: 'locales/en/statement.md', text: 'Keep\u200B it\n\nText.\n', place: ['forbidden-character', 1, 5] },
  {
    file: 'publish.config.yaml',
    text: '# What is published\nlocales: [en, fa]\npdf:\n  pageSise: A4\n',
    place: ['configuration', 4, 3],
  },
  {
    file: 'publish.config.json',
    text: '{\n  "locales": ["en", "fa"],\n  "datum": "2026-03-12"\n}\n',
    place: ['configuration', 3, 3],
    more: { 'publish.config.yaml': '' },
  },
  {
    file: 'locales/fa/statement.json',
    text: '{\n  "keep-it-open": "آن را باز نگه دارید",\n\n  "the-council-plans-to-close": 5\n}\n',
    place: ['invalid-value', 4, 33],
  },
  {
    file: 'locales/fa/statement.json',
    text: '{\n  "keep-it-open": "x"\n  "a": ""\n}\n',
    place: ['invalid-json', 3, 3],
  },
  {
    file: 'locales/fa/statement.json',
    text: '{\n  "keep-it-open": "آن را باز نگه دارید",\n  "the-council-plans-to-close": "شورا *می‌خواهد* آن را  ببندد."\n}\n',
    place: ['doubled-spaces', 3, 55],
  },
  {
    file: 'locales/fa/state.json',
    text: '{\n"keep-it-open": {"source": 1}}\n',
    place: ['invalid-value', 2, 17],
  },
  { file: 'locales/fa/obsolete.json', text: '{\n\n"gone": 5}\n', place: ['invalid-value', 3, 9] },
  {
    file: 'locales/fa/signatories.json',
    text: '{\n  "Quay Street": 5\n}\n',
    place: ['invalid-value', 2, 18],
  },
  { file: 'locales/fa/press.json', text: '{\n  "signatories": 5\n}\n', place: ['invalid-value', 2, 18] },
  { file: 'locales/fa/glossary.json', text: '{\n  "council": [5]\n}\n', place: ['invalid-value', 2, 14] },
  { file: 'locales/fa/accepted.json', text: '{\n\n  "links/x": 5\n}\n', place: ['invalid-value', 3, 14] },
  {
    file: 'locales/en/roles.json',
    text: '{\n\n  "release": 5\n}\n',
    place: ['invalid-value', 3, 14],
  },
  { file: 'locales/en/earlier.json', text: '{\n  "keep-it-open": 5\n}\n', place: ['invalid-value', 2, 19] },
];

/** What `check` finds in a publication, whatever it exits with. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>[]> {
  const given = Object.entries({ ...GOOD, ...files }).filter(([, text]) => text !== '');
  const { stdout, stderr } = await publish([
    '-C',
    await publicationOf(Object.fromEntries(given)),
    'check',
    '--json',
  ]);
  if (stdout !== '') return (JSON.parse(stdout) as { problems: Record<string, unknown>[] }).problems;
  // A configuration that is wrong has no report.
  const found = /(\d+):(\d+) +error +(.+?) {2}([a-z-]+)\n/u.exec(stderr);
  return [{ rule: found?.[4], line: Number(found?.[1]), column: Number(found?.[2]), message: found?.[3] }];
}

describe.each(FAULTS)('$file at $place', ({ file, text, place: [rule, line, column], more = {} }) => {
  test('what is wrong has the place that editors show, whatever editor wrote the file', async () => {
    const problems = await problemsOf({ ...more, [file]: text });
    expect(problems).toContainEqual(expect.objectContaining({ rule, line, column }));
    for (const [, written] of EDITORS) {
      expect(await problemsOf({ ...more, [file]: written(text) })).toEqual(problems);
    }
  });
});

test.each(EDITORS)(
  'a publication whose files all have %s is read like any other, and left as it is',
  async (_, written) => {
    const run = async (folder: string, command: string, ...flags: string[]) =>
      (await publish(['-C', folder, command, ...flags])).stdout;
    const folder = await publicationOf(GOOD);
    await run(folder, 'sync');
    const found = await run(folder, 'check', '--json');
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/u.test(name));
    const texts = new Map<string, string>();
    for (const name of names) {
      texts.set(name, written(await readFile(join(folder, name), 'utf8')));
      await writeFile(join(folder, name), texts.get(name) ?? '');
    }
    expect(texts.size).toBeGreaterThan(4);
    expect(await run(folder, 'sync')).toContain('nothing to do');
    expect(await run(folder, 'check', '--json')).toBe(found);
    for (const [name, text] of texts) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  },
);
