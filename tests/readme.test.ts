import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { publish, ROOT, temporaryFolder } from './publication.js';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Pages for people. */
const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  'locales/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((file) => `docs/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md')),
];

interface Fence {
  readonly language: string;
  readonly lines: readonly string[];
  /** The text between the fence before this one and this one. */
  readonly before: string;
}

/** The fenced blocks of a page, without the indentation of the list item that they are in. */
function fences(page: string): Fence[] {
  const parts = page.split(/^( *)```(\w*)\n([^]*?)^ *```$/gmu);
  const found: Fence[] = [];
  for (let at = 0; at + 4 < parts.length; at += 4) {
    const [before = '', indent = '', language = '', text = ''] = parts.slice(at, at + 4);
    const lines = text.trimEnd().split('\n');
    found.push({
      before,
      language,
      lines: lines.map((line) => line.slice(line.startsWith(indent) ? indent.length : 0)),
    });
  }
  return found;
}

/** The arguments of a command line; quotation marks hold an argument together. */
function words(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/gu), ([word, quoted]) => quoted ?? word);
}

/** Whether lines are as a page shows them: a line of only `…` is any lines. */
function isShown(lines: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return lines.length === 0;
  if (first !== '…') return lines[0] === first && isShown(lines.slice(1), rest);
  return Array.from({ length: lines.length + 1 }, (_, left) => lines.slice(left)).some((after) =>
    isShown(after, rest),
  );
}

describe('the README, run from its first command to its last', () => {
  afterEach(() => vi.useRealTimers());

  test('shows what the program prints', async () => {
    vi.setSystemTime(new Date(2026, 2, 12, 12));
    const folder = temporaryFolder();
    const places: readonly (readonly [shown: string, real: string])[] = [
      ['/tmp/try', join(folder, 'try')],
      ['../harbour', join(folder, 'harbour')],
    ];
    const real = (text: string) => places.reduce((all, [shown, path]) => all.replaceAll(shown, path), text);
    const shown = (text: string) =>
      places
        // Messages name a folder the shorter way: from the root, or from the folder the tests run in.
        .flatMap(([place, path]) => [[place, path] as const, [place, relative(process.cwd(), path)] as const])
        .reduce((all, [place, path]) => all.replaceAll(path, place), text)
        .replaceAll(/\d+\.\d s\b/gu, '… s');
    const statement = (place: string) => join(real(place), 'locales/en/statement.md');

    const run = async (line: string): Promise<string> => {
      if (line === 'mkdir /tmp/try && cp -r locales publish.config.yaml /tmp/try') {
        await mkdir(real('/tmp/try'));
        await cp(join(ROOT, 'locales'), real('/tmp/try/locales'), { recursive: true });
        await cp(join(ROOT, 'publish.config.yaml'), real('/tmp/try/publish.config.yaml'));
        return '';
      }
      const [npx, flag, name, ...args] = words(line);
      expect([npx, flag, name]).toEqual(['npx', '--no-install', 'publish']);
      const { stdout, stderr } = await publish(args.map(real));
      return shown(stderr + stdout);
    };

    let count = 0;
    for (const { language, lines, before } of fences(README)) {
      const edit = /“([^”]+)” to “([^”]+)”/u.exec(before);
      if (edit !== null) {
        const [, from = '', to = ''] = edit;
        const text = await readFile(statement('/tmp/try'), 'utf8');
        expect(text).toContain(from);
        await writeFile(statement('/tmp/try'), text.replace(from, to));
      }
      if (language === 'markdown') await writeFile(statement('../harbour'), `${lines.join('\n')}\n`);
      if (language !== 'console') continue;
      let output: string[] = [];
      for (const line of lines.filter((one) => one.startsWith('$ '))) {
        output = (await run(line.slice(2))).trimEnd().split('\n');
        count += 1;
      }
      const expected = lines.slice(lines.findLastIndex((line) => line.startsWith('$ ')) + 1).map(shown);
      if (!isShown(output, expected)) expect(output).toEqual(expected);
    }
    expect(count).toBe(7);
  });
});

const helps = new Map<string, Promise<string>>();

/** What the program says of a command; of all where none is named. */
function helpOf(...command: string[]): Promise<string> {
  const key = command.join(' ');
  const help = helps.get(key) ?? publish([...command, '--help']).then(({ stdout }) => stdout);
  helps.set(key, help);
  return help;
}

test.each(PAGES)('%s shows no command or flag that the program does not have', async (path) => {
  const lines = fences(await readFile(join(ROOT, path), 'utf8'))
    .filter(({ language }) => language === 'sh' || language === 'console')
    .flatMap((fence) => fence.lines)
    .flatMap((line) => /^(?:\$ )?(?:npx --no-install )?publish (.+)/u.exec(line)?.[1] ?? []);
  const common = await helpOf();
  for (const line of lines) {
    const [name = '', ...args] = words(line.replace(/^(?:-C \S+ )/u, ''));
    expect([line, common.includes(`\n  ${name} `)]).toEqual([line, true]);
    const help = common + (await helpOf(name));
    for (const flag of args.filter((one) => one.startsWith('-')))
      expect([line, flag, help.includes(flag)]).toEqual([line, flag, true]);
  }
});

/** The anchors of a page, as GitHub makes them of its headings. */
function anchors(page: string): string[] {
  return Array.from(page.matchAll(/^#+ (.+)$/gmu), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(PAGES)('every place that %s links to exists', async (path) => {
  const text = (await readFile(join(ROOT, path), 'utf8')).replaceAll(/^ *```[^]*?^ *```$|`[^`\n]+`/gmu, '');
  const links = Array.from(text.matchAll(/\]\(([^)\s:]+)\)/gu), ([, to = '']) => to);
  const dead = links.filter((link) => {
    const [to = '', anchor] = link.split('#');
    const file = to === '' ? join(ROOT, path) : join(ROOT, dirname(path), to);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchors(readFileSync(file, 'utf8')).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('a start page fits on a screen', () => {
  const pages = PAGES.filter((path) => path.startsWith('docs/start/'));
  expect(pages).toHaveLength(5);
  const long = pages.filter((path) => readFileSync(join(ROOT, path), 'utf8').split('\n').length > 60);
  expect(long).toEqual([]);
});
