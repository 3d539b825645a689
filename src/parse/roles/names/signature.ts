import type { Paragraph } from 'mdast';
import { regionOf } from '../../../model/regions.js';
import { nameLikeness } from '../likeness.js';
import { bareWords, type Lexicon } from '../lexicon.js';
import { linesOf, wordsOf } from '../lines.js';
import { firstPlace } from './list.js';
import { asReading, type NameSense, type NamesReading } from './reading.js';

const MOST_LINES = 5;

/**
 * A paragraph as people sign a letter: a name, and under it what the person is, for whom, or where. The lines under
 * the name stay with it.
 */
export function readSignature(node: Paragraph, sense: NameSense): NamesReading | undefined {
  const lines = linesOf(node, sense.source);
  const [name = '', ...rest] = lines.map(wordsOf);
  if (rest.length === 0 || lines.length > MOST_LINES) return undefined;
  const [first = ''] = rest;
  const { lexicon, locale } = sense;
  const isPlace =
    lines.length === 2 && regionOf(first, locale) !== undefined && regionOf(name, locale) === undefined;
  if (!isPlace && !isPosition(first, lexicon)) return undefined;
  if (nameLikeness(name, lexicon) < 0) return undefined;
  if (rest.some((line) => nameLikeness(line, lexicon) <= -0.5)) return undefined;
  const { line, column } = firstPlace(node) ?? { line: 1, column: 1 };
  return asReading(
    [{ names: [{ name, position: { line, column }, rest }] }],
    'a name with what is under it',
    sense,
  );
}

/** “Professor of Law”, “Director, Lantern House”: what somebody is; “Professor Elin Torv” is a name of its own. */
function isPosition(line: string, lexicon: Lexicon): boolean {
  const phrase = lexicon.begins('positions', line);
  if (phrase === undefined) return false;
  const before = line.split(/[,،(–—-]/u)[0] ?? '';
  const others = bareWords(before).split(' ').slice(phrase.split(' ').length);
  return (
    others.length === 0 ||
    others.length > 4 ||
    others.some((word) => lexicon.is('functionWords', word) || lexicon.is('organisations', word))
  );
}
