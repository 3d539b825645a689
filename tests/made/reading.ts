import fc from 'fast-check';
import type { Document } from '../../src/model/document.js';
import { parse } from '../../src/parse/index.js';
import { parseBlocks } from '../../src/parse/markdown.js';
import type { Outline } from '../../src/model/outline.js';
import type { Problem } from '../../src/model/problem.js';
import { keptWords } from '../every-word.js';
import { recognition } from '../recognition.js';
import type { Made, Truth } from './statement.js';

const words = new Map<string, ReturnType<typeof recognition>>();

function wordsOf(locale: string): ReturnType<typeof recognition> {
  const known = words.get(locale) ?? recognition(...new Set([locale, 'en']));
  words.set(locale, known);
  return known;
}

/** What the program makes of a statement. */
export interface Read {
  readonly truth: Truth | undefined;
  readonly outline?: Outline | undefined;
  readonly document?: Document | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a statement that was made. */
export function readMade({ locale, text }: Pick<Made, 'locale' | 'text'>): Read {
  const { value, problems } = parse(text, {
    file: 'statement.md',
    revision: '',
    locale,
    ...wordsOf(locale),
  });
  if (value === undefined) return { truth: undefined, problems };
  const { outline } = value;
  return {
    outline,
    document: value,
    problems,
    truth: {
      title: outline.title,
      date: outline.date ?? null,
      groups: outline.signatories.groups.map(({ heading, names }) => ({
        heading,
        names: names.map(({ name, rest }) => ({ name, rest })),
      })),
    },
  };
}

/** Rules that tell a reader of something that could be otherwise. */
const DOUBTS = new Set([
  'doubtful-role',
  'date-line',
  'missing-date',
  'ambiguous-date',
  'unreadable-date',
  'no-title',
]);

/** What the program says is in doubt. */
function doubtsOf({ problems }: Read): Problem[] {
  return problems.filter(({ rule }) => DOUBTS.has(rule));
}

/** What is read in another way than it was made, and nothing says so; undefined where all is well. */
export function misread(made: Made): Truth | 'nothing' | undefined {
  const read = readMade(made);
  const doubts = doubtsOf(read).filter(({ rule }) => rule !== 'missing-date' || made.truth.date !== null);
  const isRight = JSON.stringify(read.truth) === JSON.stringify(made.truth);
  return isRight || doubts.length > 0 ? undefined : (read.truth ?? 'nothing');
}

/** Another order of a statement’s blocks. */
export function shuffled(made: Made): fc.Arbitrary<Pick<Made, 'locale' | 'text'>> {
  const blocks = blocksOf(made.text);
  return fc
    .shuffledSubarray(blocks, { minLength: blocks.length })
    .map((order) => ({ locale: made.locale, text: `${order.join('\n\n')}\n` }));
}

/** The top-level blocks of a statement as they are written. */
export function blocksOf(text: string): string[] {
  return parseBlocks(text).children.map(({ position }) =>
    text.slice(position?.start.offset, position?.end.offset),
  );
}

/** Words of a statement that are nowhere in what was read of it, or more than once. */
export function wordsNotKept(made: Pick<Made, 'locale' | 'text'>): string[] {
  const { document, problems } = readMade(made);
  // What cannot be read at all is refused, and says so.
  if (document === undefined) return problems.some(({ fatal }) => fatal === true) ? [] : ['no document'];
  const joiners = wordsOf(made.locale).words.flatMap(({ conjunctions = [] }) => conjunctions);
  const { lost, twice } = keptWords(made.text, document, joiners);
  return [...lost, ...twice];
}
