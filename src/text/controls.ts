import { codePoint } from './code-point.js';
import { EXPLICIT_CONTROLS } from './bidi.js';

/**
 * Controls that may be where a line or a word ends: vertical tab, form feed, return, next line, line and paragraph
 * separator.
 */
const BREAKS = /[\u000B-\u000D\u0085\u2028\u2029]/gu;

/**
 * Every other control but tab and line feed, with which a text drives a terminal, and the code points that no
 * character will ever have (Unicode 16 §23.1, §23.7); markup languages allow neither.
 */
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\p{Noncharacter_Code_Point}]/gu;

/** Half a surrogate pair, which JSON can spell and no encoding can write. */
const LONE = /\p{Surrogate}/gu;

/** Anything that `inert` would take out or replace. */
const LIVE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}\p{Surrogate}]/u;

/**
 * A stranger’s text without what does something beside being read: controls, and what reorders the text around it
 * (UAX #9 §2.1–2.4). Checks report all of it where it came from.
 */
export function inert(text: string): string {
  if (!LIVE.test(text)) return text;
  return text
    .replace(BREAKS, ' ')
    .replace(CONTROLS, '')
    .replace(LONE, '\uFFFD')
    .replace(EXPLICIT_CONTROLS, '');
}

/** The same, and what a value of one line has none of. */
const LIVE_IN_LINE = new RegExp(`${LIVE.source}|[\\t\\n]`, 'u');

/** A character that is not allowed in a text, and where it is. */
interface Live {
  readonly code: string;
  readonly index: number;
}

/** The first character of a text that `inert` would not leave. */
export function firstLive(text: string): Live | undefined {
  return firstOf(LIVE, text);
}

/** The first character that has no place in a name, a key or a path, which are one line. */
export function firstLiveInLine(text: string): Live | undefined {
  return firstOf(LIVE_IN_LINE, text);
}

function firstOf(live: RegExp, text: string): Live | undefined {
  const match = live.exec(text);
  if (match === null) return undefined;
  return { code: codePoint(match[0]), index: match.index };
}
