import type { Nodes } from 'mdast';
import type { Position } from '../model/document.js';
import { isUnwieldy, MAX_SIGNS, type Limits } from '../model/limits.js';
import { unwieldyBlockAt } from './markdown.js';
import { opensTooMuchAt, tooDeepAt } from './nesting.js';

/** Headings that are underlined a text may have: the parser copies what it has read at each. */
const MAX_UNDERLINES = 1_000;

const UNDERLINE = /(?<=\S[ \t]*\n)[ \t>]*(?:=+|-+)[ \t]*$/gmu;

/** Why a text is not read. */
export interface TooMuch {
  readonly rule: 'nesting' | 'oversized';
  readonly position: Position;
  readonly message: string;
  readonly help: string;
}

/** What would take long to parse in a statement, told before it is parsed. */
export function tooMuchIn(text: string, limits: Limits): TooMuch | undefined {
  const opened = opensTooMuchAt(text, limits.maxNesting);
  if (opened !== undefined) return tooDeep('The text', opened, limits);
  const underlined = Array.from(text.matchAll(UNDERLINE), ({ index }) => index)[MAX_UNDERLINES];
  if (underlined !== undefined) return tooManyUnderlines(text.slice(0, underlined));
  const unwieldy = unwieldyBlockAt(text, limits);
  return unwieldy && tooLong('This paragraph', unwieldy, limits);
}

/** What is too deep in a parsed statement, for those who walk it. */
export function tooMuchInTree(tree: Nodes, limits: Limits): TooMuch | undefined {
  const deep = tooDeepAt(tree, limits.maxNesting);
  return deep && tooDeep('The text', { line: deep.line, column: deep.column }, limits);
}

/** What would take long to parse in a translation; a position of its own it has none. */
export function tooMuchInTranslation(target: string, key: string, limits: Limits): TooMuch | undefined {
  const what = `The translation of “${key}”`;
  const start = { line: 1, column: 1 };
  if (opensTooMuchAt(target, limits.maxNesting) !== undefined) return tooDeep(what, start, limits);
  return isUnwieldy(target, limits) ? tooLong(what, start, limits) : undefined;
}

function tooDeep(what: string, position: Position, { maxNesting }: Limits): TooMuch {
  return {
    rule: 'nesting',
    position,
    message: `${what} is nested more than ${maxNesting} levels deep here.`,
    help: 'Take quotations, lists, emphasis or brackets apart; `maxNesting` in publish.config.yaml allows more.',
  };
}

function tooManyUnderlines(before: string): TooMuch {
  return {
    rule: 'oversized',
    position: { line: before.split('\n').length, column: 1 },
    message: `The text has more than ${MAX_UNDERLINES.toLocaleString('en')} underlined headings.`,
    help: 'Write headings as `## Heading`.',
  };
}

function tooLong(what: string, position: Position, { maxParagraph }: Limits): TooMuch {
  const [characters, signs] = [maxParagraph, MAX_SIGNS].map((count) => count.toLocaleString('en'));
  return {
    rule: 'oversized',
    position,
    message: `${what} has more than ${characters} characters, or more than ${signs} signs of markup.`,
    help: 'Part it into several; `maxParagraph` in publish.config.yaml allows more characters.',
  };
}
