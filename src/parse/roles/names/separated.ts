import type { Paragraph, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { regionOf } from '../../../model/regions.js';
import { nameLikeness } from '../likeness.js';
import type { Lexicon } from '../lexicon.js';
import { sourceOffset } from '../places.js';
import { asReading, withoutStop, type NameSense, type NamesReading } from './reading.js';

/** What may follow a comma inside one name. */
const SUFFIX =
  /^(?:Inc|Ltd|LLC|LLP|e\.?\s?V|GmbH|AG|S\.?A|A\.?C|Jr|Sr|Ph\.?D|MD|M\.?D|MP|MEP|Esq|AISBL|asbl|ASBL|vzw|o\.?p\.?s)\b\.?/u;

/** What parts names in a paragraph, the surest first. */
const SEPARATORS = [
  { signs: ';؛；፤', form: 'names between semicolons' },
  { signs: '•●▪■|', form: 'names between signs' },
  { signs: ',،、，፣', form: 'names between commas' },
] as const;

const SLASHED = 3;

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** A paragraph of names with commas, semicolons, signs or numbers between them. */
export function readSeparated(node: Paragraph, sense: NameSense): NamesReading | undefined {
  const { words, placeOf } = flat(node, sense);
  const { pieces: parts, form } = piecesOf(words);
  const isCounted = form === COUNTED;
  const { pieces, joined } = isCounted
    ? { pieces: parts, joined: undefined }
    : withoutConjunction(parts, words, sense);
  if (pieces.length < 2) return undefined;
  const names = pieces.map(({ from, to }) => ({
    name: words.slice(from, to).replace(/\s+/gu, ' '),
    position: placeOf(from),
  }));
  const reading = asReading([{ names }], form, sense);
  const doubt =
    joined === undefined
      ? commaDoubt(names, form, sense)
      : { line: placeOf(joined.from).line, message: joined.message };
  return { ...reading, doubt };
}

const COUNTED = 'names between numbers';

function piecesOf(words: string): { pieces: Piece[]; form: string } {
  const counted = betweenNumbers(words);
  if (counted.length > 1) return { pieces: counted, form: COUNTED };
  const slashed = betweenSlashes(words);
  if (slashed.length > 0) return { pieces: slashed, form: 'names between signs' };
  for (const { signs, form } of SEPARATORS) {
    const pieces = separate(words, signs);
    if (pieces.length > 1) return { pieces, form };
  }
  // “Harbour Readers and Lantern House”
  return { pieces: [trimmed(words, 0, words.length)], form: 'names between commas' };
}

/** “1. Harbour Readers 2. Lantern House 3. …”: numbers that count on from one. */
function betweenNumbers(words: string): Piece[] {
  const found: { from: number; to: number }[] = [];
  for (const match of words.matchAll(/(?<![\p{L}\d.,])\(?(\d{1,3})[.)]\s*(?=\S)/gu)) {
    if (Number(match[1]) === found.length + 1)
      found.push({ from: match.index, to: match.index + match[0].length });
  }
  if (found.length < 2 || words.slice(0, found[0]?.from).trim() !== '') return [];
  return found.map(({ to }, at) => {
    const piece = trimmed(words, to, found[at + 1]?.from ?? words.length);
    return /[,;،؛]$/u.test(words.slice(piece.from, piece.to))
      ? trimmed(words, piece.from, piece.to - 1)
      : piece;
  });
}

/** “Harbour Readers / Lantern House / Open River Alliance”, also with “·”: three or more in one script; two can be one name twice. */
function betweenSlashes(words: string): Piece[] {
  const sign = words.includes(' · ') ? ' · ' : ' / ';
  const parts = words.split(sign);
  const isLatin = (part: string) => /\p{Script=Latin}/u.test(part);
  if (parts.length < SLASHED || !(parts.every(isLatin) || !parts.some(isLatin))) return [];
  let from = 0;
  return parts.map((part) => {
    const piece = trimmed(words, from, from + part.length);
    from += part.length + 3;
    return piece;
  });
}

/** Parts at signs that are outside brackets and before no `Inc.`. */
function separate(words: string, signs: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let from = 0;
  const close = (to: number) => {
    const piece = trimmed(words, from, to);
    if (piece.to > piece.from) pieces.push(piece);
  };
  for (let at = 0; at < words.length; at += 1) {
    const sign = words[at] ?? '';
    if ('([（「【'.includes(sign)) depth += 1;
    if (')]）」】'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !signs.includes(sign) || SUFFIX.test(words.slice(at + 1, at + 12).trimStart())) continue;
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

interface Unjoined {
  readonly pieces: readonly Piece[];
  /** Two names that “and” joins, where it could be part of one, or one that could be two. */
  readonly joined?: { readonly from: number; readonly message: string } | undefined;
}

/** The last names of a list are joined by “and”; the full stop after them ends the list, not the name. */
function withoutConjunction(parts: readonly Piece[], words: string, sense: NameSense): Unjoined {
  const pieces = parts.map((piece, at) => (at === 0 ? piece : afterJoiner(piece, words, sense)));
  const last = pieces.pop();
  if (last === undefined) return { pieces };
  const text = withoutStop(words.slice(last.from, last.to));
  const end = last.from + text.length;
  const isFirst = last.from === parts.at(-1)?.from;
  const within = isFirst ? joinerIn(text, sense.lexicon) : undefined;
  const [left, right] = within === undefined ? [] : [text.slice(0, within.from), text.slice(within.to)];
  // “Trees and People” is one name where no commas say that it ends a list.
  const least = parts.length > 1 ? 1 : 2;
  const isName = (name: string) =>
    nameLikeness(name, sense.lexicon) >= 0.15 &&
    (name.split(' ').length >= least || regionOf(name, sense.locale) !== undefined);
  const whole = [...pieces, { from: last.from, to: end }];
  if (within === undefined || !isName(left ?? '') || !isName(right ?? '')) {
    const isDoubtful =
      parts.length > 1 && isFirst && (within !== undefined || mayBeJoined(text, sense.lexicon));
    const message = `“${text}” is read as one name. If it is two, give each name a line of its own.`;
    return { pieces: whole, joined: isDoubtful ? { from: last.from, message } : undefined };
  }
  const isSure =
    within.isSure || [left, right].every((name) => regionOf(name ?? '', sense.locale) !== undefined);
  return {
    pieces: [
      ...pieces,
      { from: last.from, to: last.from + within.from },
      { from: last.from + within.to, to: end },
    ],
    joined: isSure
      ? undefined
      : {
          from: last.from,
          message: `“${text}” is read as two names, “${left}” and “${right}”. If it is one, give each name a line of its own.`,
        },
  };
}

/** A name without the “and” before it. */
function afterJoiner(piece: Piece, words: string, { lexicon }: NameSense): Piece {
  const text = words.slice(piece.from, piece.to);
  for (const joiner of lexicon.phrases('conjunctions')) {
    const match = new RegExp(`^${joiner}\\s+(?=\\S)`, 'iu').exec(text);
    if (match !== null) return { from: piece.from + match[0].length, to: piece.to };
  }
  return isJoined(text, lexicon) ? { from: piece.from + 1, to: piece.to } : piece;
}

/** The last “and” inside a text. */
function joinerIn(text: string, lexicon: Lexicon): (Piece & { isSure: boolean }) | undefined {
  for (const joiner of lexicon.phrases('conjunctions')) {
    const match = [...text.matchAll(new RegExp(`(?<!\\s)\\s+${joiner}\\s+(?=\\S)`, 'giu'))].at(-1);
    if (match !== undefined) return { from: match.index, to: match.index + match[0].length, isSure: false };
  }
  const match = [...text.matchAll(/(?<!\s)\s+(?=و)/gu)].findLast(({ index, 0: space }) =>
    isJoined(text.slice(index + space.length), lexicon),
  );
  return match && { from: match.index, to: match.index + match[0].length + 1, isSure: true };
}

/** Whether a word of a text begins with the letter for “and”, as names do, too. */
function mayBeJoined(text: string, lexicon: Lexicon): boolean {
  return [...text.matchAll(/(?<!\s)\s+و(\p{L}+)/gu)].some(
    ([, word = '']) => !word.startsWith('ال') || lexicon.is('organisations', word),
  );
}

/** In Arabic “and” is written together with its word: here the word for a kind of organisation. */
function isJoined(text: string, lexicon: Lexicon): boolean {
  const [, word] = /^و(\p{L}+)/u.exec(text) ?? [];
  return word !== undefined && !word.startsWith('ال') && lexicon.is('organisations', word);
}

/** Commas may be inside the names: “Lantern House, Norway, Harbour Readers, Chile”. */
function commaDoubt(
  names: readonly { name: string; position: { line: number } }[],
  form: string,
  { lexicon, locale }: NameSense,
): NamesReading['doubt'] {
  if (!form.endsWith('commas')) return undefined;
  const isBeside = ({ name }: { name: string }) =>
    regionOf(name, locale) !== undefined || lexicon.is('positions', name);
  const beside = names.filter(isBeside);
  const [first] = beside;
  if (first === undefined || beside.length === names.length) return undefined;
  return {
    line: first.position.line,
    message: `“${first.name}” is read as a name of its own. If it belongs to the name before it, give each name a line of its own.`,
  };
}

/** The words of a paragraph, and where in the file each of them is. */
function flat(node: Paragraph, { source }: NameSense) {
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
