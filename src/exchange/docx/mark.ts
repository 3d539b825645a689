import { fingerprint } from '../../model/fingerprint.js';
import type { SegmentStatus } from '../../model/catalogue.js';
import type { ExportUnit } from '../../model/exchange.js';

/** What a file remembers of a unit beside its texts. */
export interface Mark {
  /** Absent where only the bookmark or the tag survived, which have no room for it. */
  readonly key?: string | undefined;
  /** Fingerprint of the key. */
  readonly print: string;
  /** Fingerprint of the source text. */
  readonly source?: string | undefined;
  /** Fingerprint of the target at the time of export. */
  readonly exported: string;
  readonly outdated: boolean;
  /** First letter of the status that the unit was exported with. */
  readonly status: string | undefined;
  /** How the texts of the row are written. */
  readonly form: Form;
  /** Fingerprint of the words of the source cell, as a row in Word’s formatting shows them. */
  readonly words?: string | undefined;
  /** Fingerprint of the target as it is read from a cell that nobody touched. */
  readonly set?: string | undefined;
}

/** `typed`: cells hold Markdown, sign by sign, as files had it before 29 November 2026. `set`: they hold Word’s own formatting. */
export type Form = 'typed' | 'set';

/** Where the file as a whole comes from. */
export interface Origin {
  readonly publication?: string | undefined;
  readonly sourceLocale?: string | undefined;
  readonly locale?: string | undefined;
  readonly form?: string | undefined;
}

/** What a file says of itself where its cells hold Word’s own formatting. */
export const SET = '2';

const HEX = '[0-9a-f]{16}';
const UNIT = new RegExp(
  `\\[\\[communique:([^:\\s\\[\\]]*):(${HEX}):(${HEX}):([motr])(${SET}?)(?::(${HEX}):(${HEX}))?\\]\\]`,
  'gu',
);
const ORIGIN = /\[\[communique-file:([^:\s[\]]*):([^:\s[\]]*):([^:\s[\]]*)(?::(\d))?\]\]/gu;
const TAG = new RegExp(`^cq:(${HEX}):(${HEX}):(${HEX}):([motr])(${SET}?)$`, 'u');
const BOOKMARK = new RegExp(`^_?cq_(${HEX})_(${HEX})_([motr])(${SET}?)`, 'u');

/**
 * The mark of a unit as text, for a hidden run.
 *
 * @param words fingerprint of the words of its source
 * @param set fingerprint of the target as it is read from its cell
 */
export function unitText(unit: ExportUnit, words: string, set: string): string {
  const prints = [unit.source, unit.target].map(fingerprint).join(':');
  return `[[communique:${encoded(unit.key)}:${prints}:${letter(unit.status)}${SET}:${words}:${set}]]`;
}

/** The mark of a unit as the tag of a content control; Word cuts tags at 64 characters. */
export function unitTag(unit: ExportUnit): string {
  return ['cq', ...[unit.key, unit.target, unit.source].map(fingerprint), letter(unit.status) + SET].join(
    ':',
  );
}

/** The mark of a unit as the name of a bookmark; Word drops names above 40 characters, and hides those with “_”. */
export function unitBookmark(unit: ExportUnit): string {
  return `_cq_${fingerprint(unit.key)}_${fingerprint(unit.target)}_${letter(unit.status)}${SET}`;
}

/** The origin of the file as text, for a hidden run. */
export function originText(origin: Origin): string {
  const names = [origin.publication, origin.locale, origin.sourceLocale].map((name) => encoded(name ?? ''));
  return `[[communique-file:${names.join(':')}:${SET}]]`;
}

/** The marks in a text, in their order. */
export function marksInText(text: string): Mark[] {
  return Array.from(
    text.matchAll(UNIT),
    ([, name = '', source = '', exported = '', status, form, words, set]) => {
      const key = decoded(name);
      return {
        key,
        print: fingerprint(key),
        source,
        exported,
        outdated: status === 'o',
        status,
        form: formOf(form),
        words,
        set,
      };
    },
  );
}

/** The mark in the tag of a content control. */
export function markInTag(tag: string): Mark | undefined {
  const [, print, exported, source, status, form] = TAG.exec(tag) ?? [];
  if (print === undefined || exported === undefined) return undefined;
  return { print, source, exported, outdated: status === 'o', status, form: formOf(form) };
}

/** The mark in the name of a bookmark. */
export function markInBookmark(name: string): Mark | undefined {
  const [, print, exported, status, form] = BOOKMARK.exec(name) ?? [];
  if (print === undefined || exported === undefined) return undefined;
  return { print, exported, outdated: status === 'o', status, form: formOf(form) };
}

/** The origin written in a text. */
export function originInText(text: string): Origin | undefined {
  for (const [, publication = '', locale = '', sourceLocale = '', form] of text.matchAll(ORIGIN))
    return {
      publication: decoded(publication),
      locale: decoded(locale),
      sourceLocale: decoded(sourceLocale),
      form,
    };
  return undefined;
}

/** A text without the marks that came into it, such as by copying a source cell as plain text. */
export function withoutMarks(text: string): string {
  return text.replace(UNIT, '').replace(ORIGIN, '');
}

function formOf(written: string | undefined): Form {
  return written === SET ? 'set' : 'typed';
}

function letter(status: SegmentStatus): string {
  return status.charAt(0);
}

/** Any name as characters that no word processor touches; autocorrection turns hyphens into dashes. */
function encoded(name: string): string {
  const whole = name.replace(/\p{Surrogate}/gu, '');
  return encodeURIComponent(whole).replace(/[!'()*~]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
