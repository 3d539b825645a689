import type { Paragraph } from 'mdast';
import { hasPosition } from '../likeness.js';
import { lineEnds, linesOf, wordsOf } from '../lines.js';
import { readLines } from './one-a-line.js';
import type { NameSense, NamesReading } from './reading.js';
import { readSeparated } from './separated.js';
import { readSignature } from './signature.js';

/** Lines shorter than this were ended by hand. */
const WRAP_WIDTH = 45;

/** A paragraph as names: a signature, one name a line, or several with signs between them, whichever fits. */
export function readProse(node: Paragraph, sense: NameSense): NamesReading | undefined {
  const signature = readSignature(node, sense);
  if (signature !== undefined) return signature;
  const asLines = readLines(node, sense);
  const separated = readSeparated(node, sense);
  if (asLines === undefined || separated === undefined || !isSeparated(node, separated, sense))
    return asLines;
  return separated.likeness > -0.3 || separated.likeness >= asLines.likeness ? separated : asLines;
}

/** Whether a paragraph’s names are parted by its signs rather than by its lines. */
function isSeparated(node: Paragraph, { form, groups }: NamesReading, sense: NameSense): boolean {
  const lines = linesOf(node, sense.source).map(wordsOf);
  const names = groups.flatMap((group) => group.names.map(({ name }) => name));
  if (form.endsWith('numbers')) return lines.length === 1 || !lines.every((line) => /^\(?\d/u.test(line));
  if (!form.endsWith('commas'))
    return lines.length === 1 || endsIn(lines, /[;؛•●▪■|]$/u) || isWrapped(node, lines);
  const isOfPersons = lines.some((line) => hasPosition(line, sense.lexicon));
  // “Amina Sorel, Director, Harbour Readers” is one.
  if (lines.length === 1) return !isOfPersons || names.length > 4;
  return (
    endsIn(lines, /[,،、]$/u) || (isWrapped(node, lines) && names.length >= lines.length && !isOfPersons)
  );
}

/** Whether half of the lines but the last end so. */
function endsIn(lines: readonly string[], end: RegExp): boolean {
  const before = lines.slice(0, -1);
  return before.length > 0 && before.filter((line) => end.test(line)).length * 2 >= before.length;
}

/** Whether lines were broken where the next word had no room: the paragraph is one text. */
function isWrapped(node: Paragraph, lines: readonly string[]): boolean {
  if (lineEnds(node).some(({ from }) => from === undefined)) return false;
  const width = Math.max(...lines.map((line) => line.length));
  if (width < WRAP_WIDTH) return false;
  return lines.every((line, at) => {
    const [next] = lines[at + 1]?.split(' ') ?? [];
    return next === undefined || line.length + 1 + next.length > width;
  });
}
