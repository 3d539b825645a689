import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import type { Counts } from '../tally.js';
import { expectNoTraces } from './outcome.js';
import { makeSite, type Site } from './site.js';

/** The files of `locales/`: path → text. */
export type State = ReadonlyMap<string, string>;

/** A command that changes state files, ready to be run again and again from the same beginning. */
export interface Work {
  readonly site: Site;
  readonly args: readonly string[];
  readonly before: State;
  readonly after: State;
}

const PARAGRAPHS = [
  'The river belongs to all.',
  'Nobody shall dam it, and nobody shall sell its water.',
  'We ask those who govern to keep it clean.',
];

const WORDS = ['رود', 'از آنِ', 'همه', 'است', 'و', 'آب', 'پاک', 'می‌ماند'];

/** Some words for a key, always the same. */
function wordsFor(key: string): string {
  const start = key.length % WORDS.length;
  return `${[...WORDS.slice(start), ...WORDS.slice(0, start)].join(' ')}.`;
}

function statementOf(paragraphs: readonly string[]): string {
  return ['# A letter from the river', ...paragraphs, 'Signed by:', '1. One\n2. Two\n'].join('\n\n');
}

/** Commands that write state files: how each is made ready, and its arguments. */
export const COMMANDS = {
  sync: (site) => {
    const [first = '', , third = ''] = PARAGRAPHS;
    const edited = [`${first} It always did.`, third, 'This paragraph is new.'];
    writeFileSync(join(site.folder, 'locales/en/statement.md'), statementOf(edited));
    return Promise.resolve(['sync']);
  },
  review: () => Promise.resolve(['review', 'fa', '--all', '--by', 'Ada Lovelace']),
  import: async (site) => {
    const file = join(site.root, 'fa.po');
    await here(site, 'export', 'fa', '--format', 'po', '-o', file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(/^msgstr "(?!")/gmu, 'msgstr "سلام '));
    return ['import', file];
  },
  adopt: (site) => {
    const file = join(site.root, 'fa.md');
    const paragraphs = PARAGRAPHS.map((text) => wordsFor(`${text} adopted`));
    writeFileSync(file, `# نامه‌ای از رود\n\n${paragraphs.join('\n\n')}\n\nامضا:\n\n1. One\n2. Two\n`);
    return Promise.resolve(['adopt', 'fa', file, '--force', '--names']);
  },
} satisfies Readonly<Record<string, (site: Site) => Promise<string[]>>>;

export type CommandName = keyof typeof COMMANDS;

/** A synced publication of three languages, and a command that has something to do in it. */
export async function makeWork(command: CommandName): Promise<Work> {
  const site = await makeSite();
  writeFileSync(join(site.folder, 'publish.config.yaml'), 'locales: [en, fa, ps]\ndate: 2025-08-12\n');
  writeFileSync(join(site.folder, 'locales/en/statement.md'), statementOf(PARAGRAPHS));
  rmSync(join(site.folder, 'locales/fa'), { recursive: true });
  await here(site, 'sync');
  const source = join(site.folder, 'locales/en/statement.json');
  const keys = Object.keys(JSON.parse(readFileSync(source, 'utf8')) as object);
  for (const tag of ['fa', 'ps']) {
    const texts = Object.fromEntries(keys.map((key) => [key, wordsFor(key)]));
    mkdirSync(join(site.folder, 'locales', tag), { recursive: true });
    writeFileSync(
      join(site.folder, 'locales', tag, 'statement.json'),
      `${JSON.stringify(texts, undefined, 2)}\n`,
    );
  }
  await here(site, 'sync');
  const args = ['-C', site.folder, ...(await COMMANDS[command](site))];
  const before = stateOf(site);
  const done = await publish(args, site.env);
  expect(done.code, done.stderr).toBe(0);
  const after = stateOf(site);
  expect(after).not.toEqual(before);
  restore(site, before);
  return { site, args, before, after };
}

async function here(site: Site, ...args: string[]): Promise<void> {
  const done = await publish(['-C', site.folder, ...args], site.env);
  expect(done.code, done.stderr).toBe(0);
}

/** The state files as they are. */
export function stateOf({ folder }: Pick<Site, 'folder'>): State {
  const root = join(folder, 'locales');
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')] as const),
  );
}

/** Puts state files back. */
export function restore({ folder }: Pick<Site, 'folder'>, state: State): void {
  const root = join(folder, 'locales');
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of state) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/**
 * Holds, after a command was cut short, that every state file is the old or the new one, and that the next
 * command makes all of them the one or the other; counts it as lost otherwise.
 *
 * @returns whether the command is done
 */
export async function expectAllOrNone(
  { site, before, after }: Work,
  tally: Counts,
  how: string,
): Promise<boolean> {
  const now = stateOf(site);
  const noted = notedTexts(now);
  const broken = [...before.keys(), ...after.keys()].filter((path) => {
    const text = now.get(path);
    return text !== before.get(path) && text !== after.get(path) && !noted.has(text ?? '');
  });
  await here(site, 'export', 'fa', '--format', 'po', '-o', join(site.root, 'settled.po'), '--force').catch(
    () => undefined,
  );
  const settled = stateOf(site);
  const isAfter = isSame(settled, after);
  const isKept = broken.length === 0 && (isAfter || isSame(settled, before));
  if (!isKept) tally.lost += 1;
  expect(broken, how).toEqual([]);
  if (!isKept) expect(Object.fromEntries(settled), how).toEqual(Object.fromEntries(after));
  await expectNoTraces(site);
  return isAfter;
}

/** A file may be written twice; the text between is in the note. */
function notedTexts(state: State): Set<string> {
  const note = state.get('.unfinished.json');
  if (note === undefined) return new Set();
  const { files } = JSON.parse(note) as { files: { text: string }[] };
  return new Set(files.map(({ text }) => text));
}

export function isSame(one: State, other: State): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}
