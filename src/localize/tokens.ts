import { addressEnd } from '../model/address.js';
import { LTR_LETTER, RTL_LETTER } from '../text/bidi.js';
import type { Direction } from '../model/locale.js';
import { expressionEnd } from './expression.js';
import type { NameDirection } from './lexicon.js';
import type { NameIndex } from './name-index.js';
import { telephoneEnd } from './telephone.js';

/** Stands for a picture; no stretch reaches across it. */
export const OBJECT = '\uFFFC';
/** Stands for the mark of a note, which stays with the words around it. */
export const MARK = '\uFFFB';
/** Stands for a piece of code, which reads from left to right. */
export const CODE = '\uFFFA';

/** What is one word whatever it is made of. */
type Whole = 'address' | 'telephone' | 'expression' | 'code' | 'name';

/** The smallest parts of a text for finding stretches. */
export interface Token {
  readonly kind: 'letters' | 'number' | 'space' | 'barrier' | 'mark' | 'open' | 'close' | 'sign' | Whole;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of what has a strong direction. */
  readonly direction?: Direction | undefined;
  /** What is known of a name. */
  readonly name?: NameDirection | undefined;
}

/** Brackets and quotes that close, by those that open them. */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '()[]{}«»‹›“”‘’「」『』（）［］｛｝〈〉《》【】〔〕'.matchAll(/(.)(.)/gu),
    ([, open = '', close = '']) => [open, close],
  ),
);
const CLOSERS: ReadonlySet<string> = new Set(PAIRS.values());

const RIGHT_TO_LEFT_SIGN =
  '[\\u05BE\\u05C0\\u05C3\\u05C6\\u05F3\\u05F4\\u0608\\u060B\\u060D\\u061B\\u061D-\\u061F\\u066D\\u06D4\\u0700-\\u070D\\u07F4\\u07F5\\u07FA\\u0830-\\u083E\\uFDFC]';
/** Digits of other scripts than European, Persian and Arabic have a direction of their own. */
const STRONG_DIGIT = '[\\p{Nd}--[0-9٠-٩۰-۹߀-߉\\u{10D30}-\\u{10D39}\\u{1E950}-\\u{1E959}]]';
const STRONG = `[${LTR_LETTER}\\p{Nl}\\u0964\\u0965${STRONG_DIGIT}]`;

const TOKEN = new RegExp(
  [
    `(?<ltr>${STRONG}(?:[${STRONG}\\p{M}0-9²³¹⁰-ₜ]|[’'\\u200C\\u200D](?=${STRONG}))*)`,
    `(?<rtl>${RTL_LETTER}(?:[${RTL_LETTER}\\p{M}\\u0640\\u200C\\u200D]|["״׳'](?=${RTL_LETTER}))*)`,
    `(?<sign>${RIGHT_TO_LEFT_SIGN})`,
    `(?<number>[0-9٠-٩۰-۹]+(?:[.,\\/:٫٬⁄][0-9٠-٩۰-۹]+)*)`,
    `(?<space>\\s+)`,
    `.\\p{M}*`,
  ].join('|'),
  'svy',
);

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const MAY_BE_ADDRESS = /@|:\/\/|www\.|tel:/iu;

/**
 * Divides a text into tokens. Line ends are barriers: `\n` is one that the author set.
 *
 * @param base the text’s base direction; expressions are looked for where it is right-to-left
 * @param names names to set apart as a whole
 * @param isArabic whether the text is in Arabic, where expressions follow its direction
 */
export function tokenize(text: string, base: Direction, names: NameIndex, isArabic = false): Token[] {
  const tokens: Token[] = [];
  const hasAddress = MAY_BE_ADDRESS.test(text);
  const hasExpressions = base === 'rtl' && !isArabic;
  for (let start = 0; start < text.length;) {
    const isWordStart = !IN_WORD.test(text.charAt(start - 1));
    const whole = isWordStart ? wholeAt({ text, start, hasAddress, hasExpressions, names }) : undefined;
    const token = whole ?? partAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  return tokens;
}

interface WordStart {
  readonly text: string;
  readonly start: number;
  readonly hasAddress: boolean;
  readonly hasExpressions: boolean;
  readonly names: NameIndex;
}

function wholeAt({ text, start, hasAddress, hasExpressions, names }: WordStart): Token | undefined {
  const whole = (kind: Whole, end: number, direction: Direction = 'ltr', name?: NameDirection): Token => ({
    kind,
    start,
    end,
    text: text.slice(start, end),
    direction,
    name,
  });
  if (text.charAt(start) === CODE) return whole('code', start + 1);
  const address = hasAddress ? addressEnd(text, start) : undefined;
  if (address !== undefined) return whole('address', address);
  const name = names.at(text, start);
  if (name !== undefined) return whole('name', name.end, name.direction.direction, name.direction);
  if (!/[\d٠-٩۰-۹(+\-−±~≈<>≤≥№#§$€£¥₹₪₽₺﷼¼-¾⅐-⅞]/u.test(text.charAt(start))) return undefined;
  const telephone = telephoneEnd(text, start);
  if (telephone !== undefined) return whole('telephone', telephone);
  const expression = hasExpressions ? expressionEnd(text, start) : undefined;
  return expression === undefined ? undefined : whole('expression', expression);
}

function partAt(text: string, start: number): Token {
  TOKEN.lastIndex = start;
  const match = TOKEN.exec(text);
  const part = match?.[0] ?? text.charAt(start);
  const { ltr, rtl, sign, number, space } = match?.groups ?? {};
  const token = (kind: Token['kind'], direction?: Direction, end = start + part.length): Token => ({
    kind,
    start,
    end,
    text: text.slice(start, end),
    direction,
  });
  if (ltr !== undefined) return token('letters', 'ltr');
  if (rtl !== undefined) return token('letters', 'rtl');
  if (sign !== undefined) return token('sign', 'rtl');
  if (number !== undefined) return token('number');
  if (space !== undefined) {
    const line = space.indexOf('\n');
    if (line < 0) return token('space');
    return line === 0 ? token('barrier', undefined, start + 1) : token('space', undefined, start + line);
  }
  if (part === OBJECT) return token('barrier');
  if (part === MARK) return token('mark');
  if (PAIRS.has(part)) return token('open');
  return token(CLOSERS.has(part) ? 'close' : 'sign');
}

/**
 * For every token that opens or closes a pair of brackets or quotes, its partner’s place. Brackets that have none are
 * signs like others.
 */
export function partnersOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  // How many of each are open: a closer that closes none is not looked for among all of them.
  const waiting = new Map<string, number>();
  const count = (at: number, by: 1 | -1) => {
    const closer = PAIRS.get(tokens[at]?.text ?? '') ?? '';
    waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  };
  let quote: number | undefined;
  const pair = (from: number, to: number) => {
    partners.set(from, to);
    partners.set(to, from);
  };
  tokens.forEach((token, at) => {
    if (token.kind === 'barrier') {
      open.length = 0;
      waiting.clear();
      quote = undefined;
    } else if (token.kind === 'open') {
      open.push(at);
      count(at, 1);
    } else if (token.kind === 'close') {
      if ((waiting.get(token.text) ?? 0) === 0) return;
      const depth = open.findLastIndex((one) => PAIRS.get(tokens[one]?.text ?? '') === token.text);
      const closed = open.splice(depth);
      for (const one of closed) count(one, -1);
      if (closed[0] !== undefined) pair(closed[0], at);
    } else if (token.text === '"') {
      if (quote !== undefined && quote >= (open.at(-1) ?? -1)) pair(quote, at);
      quote = quote === undefined ? at : undefined;
    }
  });
  return partners;
}
