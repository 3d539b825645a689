import type { Paragraph } from 'mdast';
import { regionOf } from '../../../model/regions.js';
import { isPosition, nameLikeness } from '../likeness.js';
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
