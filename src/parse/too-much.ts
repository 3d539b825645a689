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
  readonly message: string;
  readonly help: string;
}

/** The same with its place in the statement. */
export type TooMuchThere = TooMuch & Position;

/** What would take long to parse in a statement, found before it is parsed. */
export function tooMuchIn(text: string, limits: Limits): TooMuchThere | undefined {
  const opened = opensTooMuchAt(text, limits.maxNesting);
  if (opened !== undefined) return { ...opened, ...tooDeep('The text here', limits) };
  const underlined = Array.from(text.matchAll(UNDERLINE), ({ index }) => index)[MAX_UNDERLINES];
  if (underlined !== undefined) {
    const line = text.slice(0, underlined).split('\n').length;
    return { line, column: 1, ...TOO_MANY_UNDERLINES };
  }
  const unwieldy = unwieldyBlockAt(text, limits);
  return unwieldy && { ...unwieldy, ...tooLong('This paragraph', limits) };
}

/** What is too deep in a parsed statement, for those who walk it. */
export function tooMuchInTree(tree: Nodes, limits: Limits): TooMuchThere | undefined {
  const deep = tooDeepAt(tree, limits.maxNesting);
  return deep && { line: deep.line, column: deep.column, ...tooDeep('The text here', limits) };
}

/** What would take long to parse in a translation, whose place its catalogue knows. */
export function tooMuchInTranslation(target: string, key: string, limits: Limits): TooMuch | undefined {
  return tooMuchInText(target, `The translation of “${key}”`, limits);
}

/**
 * What would take long to parse in the text of one segment. Ask this before you store such a text: what is
 * refused when it is read must be refused when it is written.
 *
 * @param what the text is, as the beginning of a sentence
 */
export function tooMuchInText(target: string, what: string, limits: Limits): TooMuch | undefined {
  if (opensTooMuchAt(target, limits.maxNesting) !== undefined) return tooDeep(what, limits);
  return isUnwieldy(target, limits) ? tooLong(what, limits) : undefined;
}

function tooDeep(what: string, { maxNesting }: Limits): TooMuch {
  return {
    rule: 'nesting',
    message: `${what} is nested more than ${maxNesting} levels deep.`,
    help: 'Use fewer levels of quotations, lists, emphasis or brackets; `maxNesting` in publish.config.yaml allows more.',
  };
}

const TOO_MANY_UNDERLINES: TooMuch = {
  rule: 'oversized',
  message: `The text has more than ${MAX_UNDERLINES.toLocaleString('en')} underlined headings.`,
  help: 'Write headings as `## Heading`.',
};

function tooLong(what: string, { maxParagraph }: Limits): TooMuch {
  const [characters, signs] = [maxParagraph, MAX_SIGNS].map((count) => count.toLocaleString('en'));
  return {
    rule: 'oversized',
    message: `${what} has more than ${characters} characters, or more than ${signs} signs of markup.`,
    help: 'Split it into several; `maxParagraph` in publish.config.yaml allows more characters.',
  };
}
