import { parse } from '../../src/parse/index.js';
import type { Outline } from '../../src/model/outline.js';
import type { Problem } from '../../src/model/problem.js';
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
export function doubtsOf({ problems }: Read): Problem[] {
  return problems.filter(({ rule }) => DOUBTS.has(rule));
}
