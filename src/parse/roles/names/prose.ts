import type { Heading, Paragraph, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { nameLikeness } from '../likeness.js';
import type { Lexicon } from '../lexicon.js';
import { lineEnds, linesOf, wordsOf, type Source } from '../lines.js';
import { sourceOffset } from '../places.js';
import { firstPlace } from './list.js';
import { mean, type NamesReading, type ReadName } from './reading.js';

/** A sign or number typed before a name: `• `, `- `, `1. `, `(1) `, `۱) `. */
const MARKER = /^(?:[•●▪◦‣⁃∙·*o–—-]\s+|[•●▪]|\(?[0-9٠-٩۰-۹]{1,3}[.)\]-]\s*|\([0-9٠-٩۰-۹]{1,3}\)\s*)(?=\S)/u;
/** What may follow a comma inside one name. */
const SUFFIX =
  /^(?:Inc|Ltd|LLC|LLP|e\.?\s?V|GmbH|AG|S\.?A|Jr|Sr|Ph\.?D|MD|M\.?D|MP|MEP|Esq|AISBL|asbl|ASBL|vzw|o\.?p\.?s)\b\.?/u;

/** A paragraph of one name a line; each line may begin with a bullet or a number that was typed as text. */
export function readLines(
  node: Paragraph | Heading,
  lexicon: Lexicon,
  source: Source,
): NamesReading | undefined {
  const lines = lineEnds(node).length === 0 ? [node] : linesOf(node, source);
  const names = lines.flatMap((line): (ReadName & { marked: boolean })[] => {
    const words = wordsOf(line);
    const name = words.replace(MARKER, '').trim();
    if (name === '') return [];
    return [{ name, position: placeAfter(line, words.length - name.length), marked: name !== words }];
  });
  if (names.length === 0) return undefined;
  const marked = names.filter((name) => name.marked).length;
  const likeness = mean(names.map(({ name }) => nameLikeness(name, lexicon)));
  return {
    groups: [{ names: names.map(({ name, position }) => ({ name, position })) }],
    form: marked === 0 ? 'one name a line' : 'lines that begin with a sign or a number',
    // Signs at the beginning of every line make a list of it.
    likeness: likeness + (marked === names.length ? 0.2 : 0),
  };
}

/** A paragraph of names with commas or semicolons between them. */
export function readSeparated(node: Paragraph, lexicon: Lexicon, source: Source): NamesReading | undefined {
  const { words, placeOf } = flat(node, source);
  const parts = separate(words);
  if (parts.length < 2) return undefined;
  const { pieces, doubt } = withoutConjunction(parts, words, lexicon);
  const names = pieces.map(({ from, to }) => ({
    name: words.slice(from, to).replace(/\s+/gu, ' '),
    position: placeOf(from),
  }));
  const likeness = mean(names.map(({ name }) => nameLikeness(name, lexicon)));
  const separator = words.includes(';') || words.includes('؛') ? 'semicolons' : 'commas';
  return { groups: [{ names }], form: `names between ${separator}`, likeness, doubt };
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Semicolons part names where there are any; commas part them else, outside brackets and before no `Inc.`. */
function separate(words: string): Piece[] {
  const signs = /[;؛]/u.test(words) ? ';؛' : ',،、';
  const pieces: Piece[] = [];
  let depth = 0;
  let from = 0;
  const close = (to: number) => {
    const piece = trimmed(words, from, to);
    if (piece.to > piece.from) pieces.push(piece);
  };
  for (let at = 0; at < words.length; at += 1) {
    const sign = words[at] ?? '';
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    if (depth > 0 || !signs.includes(sign) || SUFFIX.test(words.slice(at + 1).trimStart())) continue;
    close(at);
    from = at + 1;
  }
  close(words.length);
  return pieces;
}

function trimmed(words: string, from: number, to: number): Piece {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(words[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(words[end - 1] ?? '')) end -= 1;
  return { from: start, to: end };
}

/** The last names of a list are joined by “and”; the full stop after them ends the list, not the name. */
function withoutConjunction(parts: readonly Piece[], words: string, lexicon: Lexicon) {
  const pieces = [...parts];
  const last = pieces.pop();
  if (last === undefined) return { pieces, doubt: undefined };
  const stop =
    /[.。۔]$/u.test(words.slice(last.from, last.to)) &&
    !/\b(?:\p{Lu}\.)+$|\b(?:Inc|Ltd|e\.\s?V|Jr|Sr|Co)\.$/u.test(words.slice(last.from, last.to));
  const end = stop ? last.to - 1 : last.to;
  const text = words.slice(last.from, end);
  for (const joiner of lexicon.phrases('conjunctions')) {
    const begins = new RegExp(`^${joiner}\\s+(?=\\S)`, 'iu').exec(text);
    if (begins !== null) {
      pieces.push({ from: last.from + begins[0].length, to: end });
      return { pieces, doubt: undefined };
    }
    const within = [...text.matchAll(new RegExp(`\\s+${joiner}\\s+`, 'giu'))].at(-1);
    if (within === undefined) continue;
    const [left, right] = [text.slice(0, within.index), text.slice(within.index + within[0].length)];
    if (Math.min(nameLikeness(left, lexicon), nameLikeness(right, lexicon)) < 0.3) continue;
    pieces.push({ from: last.from, to: last.from + within.index });
    pieces.push({ from: last.from + within.index + within[0].length, to: end });
    return {
      pieces,
      doubt: `“${text}” is read as two names, “${left}” and “${right}”. If it is one, give each name a line of its own.`,
    };
  }
  pieces.push({ from: last.from, to: end });
  return { pieces, doubt: undefined };
}

/** The words of a paragraph, and where in the file each of them is. */
function flat(node: Paragraph, source: Source) {
  let words = '';
  const starts: { at: number; text: Text }[] = [];
  visit(node, (child) => {
    if (child.type === 'break') words += ' ';
    if (child.type === 'inlineCode') words += child.value;
    if (child.type !== 'text') return;
    starts.push({ at: words.length, text: child });
    // Each character keeps its place, a line end becomes a space.
    words += child.value.replace(/\s/gu, ' ');
  });
  const placeOf = (at: number) => {
    const found = starts.findLast((start) => start.at <= at);
    const offset = found === undefined ? undefined : sourceOffset(found.text, at - found.at, source.text);
    const { line, column } =
      offset === undefined ? (node.position?.start ?? { line: 1, column: 1 }) : source.place(offset);
    return { line, column };
  };
  return { words, placeOf };
}

/** The place of a line's words after a marker of some characters. */
function placeAfter(line: Paragraph | Heading, characters: number) {
  const { line: at, column } = firstPlace(line) ?? { line: 1, column: 1 };
  return { line: at, column: column + characters };
}
