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
  if (asLines === undefined || separated === undefined) return asLines;
  const lines = linesOf(node, sense.source).map(wordsOf);
  const isFit = separated.likeness > -0.3 || separated.likeness >= asLines.likeness;
  if (isFit && isSeparated(node, lines, separated, sense)) return separated;
  return { ...asLines, doubt: asLines.doubt ?? lineDoubt(node, lines, separated, sense) };
}

/** Whether a paragraph’s names are parted by its signs rather than by its lines. */
function isSeparated(
  node: Paragraph,
  lines: readonly string[],
  { form, groups }: NamesReading,
  { lexicon }: NameSense,
): boolean {
  const names = groups.flatMap((group) => group.names.map(({ name }) => name));
  if (form.endsWith('numbers')) return lines.length === 1 || !lines.every((line) => /^\(?\d/u.test(line));
  if (!form.endsWith('commas'))
    return lines.length === 1 || endsIn(lines, /[;؛•●▪■|]$/u) || isWrapped(node, lines);
  // “Amina Sorel, Director, Harbour Readers” is one.
  if (lines.length === 1) return !hasPosition(lines[0] ?? '', lexicon) || names.length > 4;
  if (endsIn(lines, /[,،、]$/u)) return true;
  if (!isWrapped(node, lines) || names.length < lines.length) return false;
  // The title at a line’s end belongs to the name that goes on in the next: “…, Dr / Jeanne Aubert, …”.
  return lines.slice(1).some(goesOn) || !hasPosition(lines.join(' '), lexicon);
}

/** Whether a line goes on with a name of the line before it: “Maison des / femmes de la mer”. */
function goesOn(line: string): boolean {
  return /^\p{Ll}+[\s,]/u.test(line);
}

/** Lines that are as full as they can be could be one text of names with commas between them. */
function lineDoubt(
  node: Paragraph,
  lines: readonly string[],
  { form, groups }: NamesReading,
  { lexicon }: NameSense,
): NamesReading['doubt'] {
  const count = groups.flatMap(({ names }) => names).length;
  const ofPersons = lines.filter((line) => hasPosition(line, lexicon)).length;
  if (!form.endsWith('commas') || !isWrapped(node, lines) || count < lines.length) return undefined;
  if (2 * ofPersons >= lines.length) return undefined;
  return {
    line: node.position?.start.line ?? 1,
    message: `“${lines[0] ?? ''}” is read as one name, and so is each line below it. If commas part the names, write semicolons.`,
  };
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
