import type { Problem } from '../../model/problem.js';
import type { PlacedWords } from '../../text/placed-words.js';
import type { RoleSettings } from '../../model/roles.js';
import { firstWords, type Block } from './block.js';
import { bareWords } from './lexicon.js';

/** Ordinals of the blocks whose roles the configuration settles. */
export interface Settled {
  readonly title?: number | undefined;
  readonly subtitle?: number | undefined;
  readonly signatories?: readonly number[] | 'none' | undefined;
  readonly notes?: number | undefined;
  readonly contact?: number | undefined;
}

/** Finds the blocks that the configuration names; words that match no block or several are errors at their place. */
export function settle(
  blocks: readonly Block[],
  roles: RoleSettings,
): { settled: Settled; problems: Problem[] } {
  const problems: Problem[] = [];
  const one = (asked: PlacedWords | undefined): number | undefined => {
    if (asked === undefined) return undefined;
    const found = matching(blocks, asked.words);
    const [at, other] = found;
    if (at !== undefined && other === undefined) return at;
    problems.push(at === undefined ? noBlock(asked, blocks) : severalBlocks(asked, found, blocks));
    return undefined;
  };
  const { signatories } = roles;
  const settled = {
    title: one(roles.title),
    subtitle: one(roles.subtitle),
    signatories:
      signatories === undefined || signatories === 'none'
        ? signatories
        : signatories.flatMap((asked) => one(asked) ?? []).sort((a, b) => a - b),
    notes: one(roles.notes),
    contact: one(roles.contact),
  };
  return { settled, problems };
}

function matching(blocks: readonly Block[], words: string): number[] {
  const asked = bareWords(words);
  if (asked === '') return [];
  const texts = bareTexts(blocks);
  const exact = texts.flatMap((text, at) => (text === asked ? [at] : []));
  return exact.length === 1
    ? exact
    : texts.flatMap((text, at) => (`${text} `.startsWith(`${asked} `) ? [at] : []));
}

const known = new WeakMap<readonly Block[], readonly string[]>();

/** The words of every block as they are compared. */
function bareTexts(blocks: readonly Block[]): readonly string[] {
  const texts = known.get(blocks) ?? blocks.map(({ text }) => bareWords(text));
  known.set(blocks, texts);
  return texts;
}

/** What the configuration says are signatories, and no names can be read at or under it. */
export function unreadable(
  blocks: readonly Block[],
  { signatories }: RoleSettings,
  settled: Settled,
  read: readonly { readonly from: number; readonly to: number }[],
): Problem[] {
  if (signatories === undefined || signatories === 'none' || !Array.isArray(settled.signatories)) return [];
  return signatories.flatMap((asked) => {
    const [at, other] = matching(blocks, asked.words);
    if (at === undefined || other !== undefined || read.some(({ from, to }) => from <= at && at < to))
      return [];
    return problem(
      asked,
      `No names can be read at or under “${asked.words}”.`,
      'Name the block that opens the names, or one that holds them: a list, a table, or lines of one name each.',
    );
  });
}

function problem({ file, line, column }: PlacedWords, message: string, help: string): Problem {
  return { rule: 'configuration', severity: 'error', fatal: true, file, line, column, message, help };
}

function noBlock(asked: PlacedWords, blocks: readonly Block[]): Problem {
  const known = blocks.filter(({ text }) => text !== '').slice(0, 3);
  const examples = known.map(({ text }) => `“${firstWords(text, 30)}”`).join(', ');
  return problem(
    asked,
    `No block of the statement begins with “${asked.words}”.`,
    `Copy the first words of the block as they are in the statement. It begins with ${examples}.`,
  );
}

function severalBlocks(asked: PlacedWords, found: readonly number[], blocks: readonly Block[]): Problem {
  const lines = found.map((at) => blocks[at]?.node.position?.start.line ?? 0).join(', ');
  return problem(
    asked,
    `${found.length} blocks of the statement begin with “${asked.words}” (lines ${lines}).`,
    'Add words until only one block begins with them.',
  );
}

/** The fewest first words that no other block begins with, for a line to copy into the configuration. */
export function tellingWords(blocks: readonly Block[], at: number): string {
  const text = blocks[at]?.text ?? '';
  const words = text.split(' ');
  for (let count = Math.min(3, words.length); count < words.length; count += 1) {
    const some = words.slice(0, count).join(' ');
    if (matching(blocks, some).length === 1) return some;
  }
  return text;
}
