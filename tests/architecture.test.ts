import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const STAGES = ['parse', 'localize', 'check', 'render', 'sync', 'exchange', 'adopt'];

/** What everything may know: the nouns, what is done with text, and XML. */
const NOUNS = ['model', 'text', 'xml'];

/** Who may import whom among our own; ARCHITECTURE.md gives the reasons. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: ['model', 'text'],
  model: ['model', 'text'],
  xml: ['xml'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, [stage, ...NOUNS]])),
  adopt: ['adopt', 'parse', 'check', 'exchange', ...NOUNS],
  pdf: ['pdf', ...NOUNS],
  render: ['render', 'pdf', 'preflight', ...NOUNS],
  preflight: ['preflight', 'pdf', ...NOUNS],
  config: ['config', ...NOUNS],
  report: ['report', ...NOUNS],
  'edition.ts': NOUNS,
  pipeline: ['pipeline', ...STAGES, 'preflight', 'config', 'edition.ts', ...NOUNS],
  io: ['io', ...NOUNS],
  desk: ['desk', 'pipeline', 'edition.ts', ...NOUNS],
  client: ['client', 'check', 'desk', ...NOUNS],
  cli: ['cli', 'pipeline', 'config', 'report', 'edition.ts', 'io', ...NOUNS],
  commands: [
    'commands',
    'cli',
    'desk',
    'pipeline',
    'preflight',
    'config',
    'report',
    'edition.ts',
    'io',
    ...NOUNS,
  ],
  'cli.ts': ['commands', 'cli', 'io'],
};

/** What only `io/`, the commands and what they share may touch. */
const WORLD = /^(?:node:(?:fs|child_process|net|http|https|os|process|worker_threads)|puppeteer)/u;

interface Import {
  readonly from: string;
  readonly to: string;
}

/** The file that is meant by the name of what is made of it. */
function sourceFile(path: string): string {
  const name = path.replace(/\.js$/u, '');
  return existsSync(join(SRC, `${name}.tsx`)) ? `${name}.tsx` : `${name}.ts`;
}

const imports = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/u.test(file))
  .flatMap((file): Import[] => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const found = text.matchAll(/(?:from\s+|import\()\s*'([^']+)'/gu);
    return Array.from(found, ([, to = '']) => ({
      from: file,
      to: to.startsWith('.') ? sourceFile(posix.join(dirname(file), to)) : to,
    }));
  });

const place = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file);
const isOwn = ({ to }: Import) => /\.tsx?$/u.test(to);

test('the imports were read', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.map(({ from }) => place(from))).toEqual(expect.arrayContaining(Object.keys(MAY_IMPORT)));
});

test('everything imports only what its place may know', () => {
  const wrong = imports.filter((one) => isOwn(one) && !MAY_IMPORT[place(one.from)]?.includes(place(one.to)));
  expect(wrong).toEqual([]);
});

/** What formats may build on: the page, the paper it is printed on, and for the print PDF the reading PDF. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  card: ['html', 'paper'],
  fragment: ['html'],
  html: [],
  lists: ['html'],
  paper: ['html'],
  pdf: ['html', 'paper'],
  print: ['html', 'paper', 'pdf'],
  txt: ['html'],
  docx: ['html'],
  eml: ['html', 'txt'],
  json: ['html'],
  kit: ['txt'],
};

test('a format builds on no other format but its grounds', () => {
  const folder = (file: string) => file.split('/')[1];
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('render/') &&
      from !== 'render/index.ts' &&
      to.startsWith('render/') &&
      folder(from) !== folder(to) &&
      !GROUNDS[folder(from) ?? '']?.includes(folder(to) ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('only io/, cli/ and the commands touch the world', () => {
  const wrong = imports.filter(
    ({ from, to }) => WORLD.test(to) && !['io', 'cli', 'commands'].includes(place(from)),
  );
  expect(wrong).toEqual([]);
});

/** Who may use the disk beside `io/disk/`: for the browser, the cache, the program’s own files and scratch files. */
const OWN_FILES = /^io\/(?:disk\/|browser\/|cache-folder\.ts|maker\.ts|temporary-files\.ts|desk-lock\.ts)/u;

test('every file of a publication is read and written by way of io/disk/', () => {
  const wrong = imports.filter(({ from, to }) => /^(?:node:)?fs\b/u.test(to) && !OWN_FILES.test(from));
  expect(wrong).toEqual([]);
});

/** Where the program names the streams of its process; only the first writes to them. */
const STREAMS = ['io/output.ts', 'io/terminal.ts', 'cli.ts'];

test('only io/output.ts writes to a terminal, a pipe or whatever else stdout and stderr are', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')] as const);
  const having = (pattern: RegExp) => texts.filter(([, text]) => pattern.test(text)).map(([file]) => file);
  expect(having(/\bconsole\b\s*[.[]/u)).toEqual([]);
  // By name, by destructuring, by number, or by a file that is one of them.
  const named =
    /process\s*(?:\?\.|\.|\[['"])\s*(?:stdout|stderr)|\{[^{}]*\bstd(?:out|err)\b[^{}]*\}\s*=\s*process\b/u;
  expect(having(named).filter((file) => !STREAMS.includes(file))).toEqual([]);
  expect(having(/process\[name\]\.write|std(?:out|err)\.write/u)).toEqual(['io/output.ts']);
  expect(having(/(?:write|writev|writeFile|append\w*)(?:Sync)?\(\s*[12]\s*,|fd:\s*[12]\b/u)).toEqual([]);
  expect(having(/\/dev\/(?:stdout|stderr|tty|fd)|_rawDebug|inherit\b.*stdio|stdio.*\binherit/u)).toEqual([]);
});

test('commands/ holds a file for each command and no other', () => {
  const text = readFileSync(join(SRC, 'cli.ts'), 'utf8');
  const loaded = Array.from(
    text.matchAll(/import\('\.\/commands\/([^']+)\.js'\)/gu),
    ([, name]) => `${name}.ts`,
  );
  expect(readdirSync(join(SRC, 'commands')).sort()).toEqual(loaded.sort());
});

test('stages never write to the console or read the process', () => {
  const files = new Set(
    imports
      .map(({ from }) => from)
      .filter((file) => [...STAGES, 'pdf', 'preflight', 'client', ...NOUNS].includes(place(file))),
  );
  const wrong = [...files].filter((file) =>
    /\b(?:console|process)\./u.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('--version and --help load nothing but the command line itself', () => {
  const text = readFileSync(join(SRC, 'cli.ts'), 'utf8');
  const loaded = Array.from(text.matchAll(/^import (?!type)[^;]*? from '([^']+)'/gmu), ([, name]) => name);
  expect(loaded.sort()).toEqual([
    './cli/advice.js',
    './cli/completion-scripts.js',
    './cli/explain.js',
    './cli/interruption.js',
    './cli/option-values.js',
    './cli/version.js',
    './io/crashes.js',
    './io/output.js',
    'commander',
  ]);
});

test('no file imports itself by way of others', () => {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports.filter(isOwn)) targets.set(from, [...(targets.get(from) ?? []), to]);
  const cycles: string[][] = [];
  const seen = new Set<string>();
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file]);
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of targets.get(file) ?? []) follow(next, [...way, file]);
  };
  for (const file of targets.keys()) follow(file, []);
  expect(cycles).toEqual([]);
});
