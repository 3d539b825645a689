import { regionOf } from '../../model/regions.js';
import { countWords, endsInColon, isEmphasised, isTextBlock, withoutColon, type Block } from './block.js';
import { isEndMark } from './end-mark.js';
import type { Lexicon } from './lexicon.js';
import { isSentence } from './likeness.js';

/** What a block says as the opening of names. */
export interface Opening {
  /**
   * `signing`: it says that names follow that signed; `group`: it names a kind of signatories or a country;
   * `plain`: a heading or colon, as any list has.
   */
  readonly kind: 'signing' | 'group' | 'plain';
  /** Whether it says nothing else (“Signatories (20):”). */
  readonly isBare: boolean;
  /** Whether it is a sentence of the text, neither a heading nor ended by a colon. */
  readonly isSentence: boolean;
  /** How much speaks for it. */
  readonly score: number;
  readonly why: string;
}

const MOST_WORDS = 45;
const SHORT_WORDS = 12;
const GROUP_WORDS = 9;
/** What a block says is worth, by its kind and form. */
const WORTH = { bare: 8, signing: 6.5, sentence: 4.5, kind: 3.5, group: 3, plain: 0, asks: -9 };

/** Reads a block as the opening of names; undefined where it can be none. */
export function readOpening({ node, text }: Block, lexicon: Lexicon, locale: string): Opening | undefined {
  if (!isTextBlock(node) || text === '' || countWords(text) > MOST_WORDS) return undefined;
  if (isElse(text, lexicon)) return undefined;
  const words = withoutBrackets(text);
  if (lexicon.is('signatories', words)) {
    return { kind: 'signing', isBare: true, isSentence: false, score: WORTH.bare, why: `says “${text}”` };
  }
  const isHeading = node.type === 'heading' || isEmphasised(node);
  const form = { isHeading, isColon: endsInColon(text) };
  return signing(words, form, lexicon) ?? group(words, form, lexicon, locale) ?? plain(words, form, lexicon);
}

/** Blocks that open something else. */
function isElse(text: string, lexicon: Lexicon): boolean {
  return (
    lexicon.is('notes', text) ||
    // “About the Federation”, but not “Notes of the signatories” or “About 120 organisations”
    (lexicon.begins('notes', text) !== undefined &&
      !lexicon.has('signatories', text) &&
      !/\p{Nd}/u.test(text)) ||
    lexicon.is('contact', text) ||
    lexicon.is('release', text) ||
    isEndMark(text, lexicon) ||
    lexicon.begins('embargo', text) !== undefined
  );
}

/** “Signatories (in alphabetical order):” says the same as “Signatories”. */
function withoutBrackets(text: string): string {
  return text
    .replace(/[([（][^()[\]（）]*[)\]）]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

interface Form {
  readonly isHeading: boolean;
  readonly isColon: boolean;
}

function signing(text: string, { isHeading, isColon }: Form, lexicon: Lexicon): Opening | undefined {
  const last = lastSentence(text);
  const phrase = lexicon.find('signatories', last);
  if (phrase === undefined) return undefined;
  // “The appeal is supported by:” asks for nothing.
  if (asks(last, isColon, lexicon) && lexicon.ends('signatories', last) === undefined) return undefined;
  const words = countWords(last);
  const isOpen = isColon || isHeading || (!isSentence(text) && words <= GROUP_WORDS);
  // “Lenders signed papers that …” says nothing of signatories; “… is signed by the following groups.” does.
  const isPointing = lexicon.begins('signatories', last) !== undefined || lexicon.has('groups', last);
  if (!isOpen && (!isPointing || words > SHORT_WORDS + 2)) return undefined;
  const score = isOpen && words <= SHORT_WORDS ? WORTH.signing : WORTH.sentence;
  return { kind: 'signing', isBare: false, isSentence: !isOpen, score, why: `says “${phrase}”` };
}

function group(
  text: string,
  { isHeading, isColon }: Form,
  lexicon: Lexicon,
  locale: string,
): Opening | undefined {
  const bare = withoutColon(text);
  const isKind = lexicon.is('groups', bare) || regionOf(bare, locale) !== undefined;
  const has = countWords(text) <= GROUP_WORDS && (isColon || isHeading) && lexicon.has('groups', text);
  if ((!isKind && !has) || asks(text, isColon, lexicon)) return undefined;
  const score = isKind ? WORTH.kind : WORTH.group;
  return { kind: 'group', isBare: isKind, isSentence: false, score, why: 'names a kind of signatories' };
}

function plain(text: string, { isHeading, isColon }: Form, lexicon: Lexicon): Opening | undefined {
  if (!isHeading && !isColon) return undefined;
  const score = asks(text, isColon, lexicon) ? WORTH.asks : WORTH.plain;
  const why = isHeading ? 'is a heading' : 'ends in a colon';
  return { kind: 'plain', isBare: false, isSentence: false, score, why };
}

/** Whether a text asks for something, or is a sentence that its list goes on with. */
export function asks(text: string, isColon: boolean, lexicon: Lexicon): boolean {
  return lexicon.has('asking', text) || (isColon && lexicon.ends('clauses', text) !== undefined);
}

/** The last sentence of a text: “We ask for help. The undersigned:” opens names. */
function lastSentence(text: string): string {
  const cut = text.search(/[.!?؟۔።][”»"’)]*\s[^.!?؟۔።]*$/u);
  return cut < 0 ? text : text.slice(cut + 1).trim();
}
