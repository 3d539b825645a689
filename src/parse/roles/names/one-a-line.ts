import type { Heading, Paragraph } from 'mdast';
import { linesOf, wordsOf } from '../lines.js';
import { firstPlace } from './list.js';
import { asReading, withoutSigns, type NameSense, type NamesReading, type ReadName } from './reading.js';

/** A sign or number typed before a name: `• `, `- `, `1. `, `(1) `, `۱) `. */
const MARKER =
  /^(?:[•●▪■◦‣⁃∙·*➢►✓✔□o–—-]\s+|[•●▪■➢►✓✔□]|\(?\p{Nd}{1,3}(?:[.)\]](?:\s+|(?=\p{L}))|[．、）]\s*)|\(\p{Nd}{1,3}\)\s*|\p{Nd}{1,3}(?:\s*[-–—]\s+|\s*ـ\s*))(?=\S)/u;

interface Line extends ReadName {
  readonly isMarked: boolean;
}

/** A paragraph of one name a line; each line may begin with a bullet or a number that was typed as text. */
export function readLines(node: Paragraph | Heading, sense: NameSense): NamesReading | undefined {
  const lines = linesOf(node, sense.source).flatMap((line) => readLine(line) ?? []);
  if (lines.length === 0) return undefined;
  const marked = lines.filter(({ isMarked }) => isMarked).length;
  const names = lines.map(({ name, position }) => ({ name, position }));
  const reading = asReading(
    [{ names: withoutSigns(names, sense.lexicon) }],
    marked === 0 ? 'one name a line' : 'lines that begin with a sign or a number',
    sense,
  );
  // Signs at the beginning of every line make a list of it.
  return { ...reading, likeness: reading.likeness + (marked === lines.length ? 0.2 : 0) };
}

function readLine(line: Paragraph | Heading): Line | undefined {
  const words = wordsOf(line);
  const name = words.replace(MARKER, '').trim();
  if (name === '') return undefined;
  const { line: at, column } = firstPlace(line) ?? { line: 1, column: 1 };
  const position = { line: at, column: column + words.length - name.length };
  return { name, position, isMarked: name !== words };
}
