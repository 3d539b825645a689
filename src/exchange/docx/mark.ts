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
}

/** Where the file as a whole comes from. */
export interface Origin {
  readonly publication?: string | undefined;
  readonly sourceLocale?: string | undefined;
  readonly locale?: string | undefined;
}

const HEX = '[0-9a-f]{16}';
const UNIT = new RegExp(`\\[\\[communique:([^:\\s\\[\\]]*):(${HEX}):(${HEX}):([motr])\\]\\]`, 'gu');
const ORIGIN = /\[\[communique-file:([^:\s[\]]*):([^:\s[\]]*):([^:\s[\]]*)\]\]/gu;
const TAG = new RegExp(`^cq:(${HEX}):(${HEX}):(${HEX}):([motr])$`, 'u');
const BOOKMARK = new RegExp(`^_?cq_(${HEX})_(${HEX})_([motr])`, 'u');

/** The mark of a unit as text, for a hidden run. */
export function unitText(unit: ExportUnit): string {
  const prints = [unit.source, unit.target].map(fingerprint).join(':');
  return `[[communique:${encoded(unit.key)}:${prints}:${letter(unit.status)}]]`;
}

/** The mark of a unit as the tag of a content control; Word cuts tags at 64 characters. */
export function unitTag(unit: ExportUnit): string {
  return ['cq', ...[unit.key, unit.target, unit.source].map(fingerprint), letter(unit.status)].join(':');
}

/** The mark of a unit as the name of a bookmark; Word drops names above 40 characters, and hides those with “_”. */
export function unitBookmark(unit: ExportUnit): string {
  return `_cq_${fingerprint(unit.key)}_${fingerprint(unit.target)}_${letter(unit.status)}`;
}

/** The origin of the file as text, for a hidden run. */
export function originText(origin: Origin): string {
  const names = [origin.publication, origin.locale, origin.sourceLocale].map((name) => encoded(name ?? ''));
  return `[[communique-file:${names.join(':')}]]`;
}

/** The marks in a text, in their order. */
export function marksInText(text: string): Mark[] {
  return Array.from(text.matchAll(UNIT), ([, name = '', source = '', exported = '', status]) => {
    const key = decoded(name);
    return { key, print: fingerprint(key), source, exported, outdated: status === 'o', status };
  });
}

/** The mark in the tag of a content control. */
export function markInTag(tag: string): Mark | undefined {
  const [, print, exported, source, status] = TAG.exec(tag) ?? [];
  if (print === undefined || exported === undefined) return undefined;
  return { print, source, exported, outdated: status === 'o', status };
}

/** The mark in the name of a bookmark. */
export function markInBookmark(name: string): Mark | undefined {
  const [, print, exported, status] = BOOKMARK.exec(name) ?? [];
  if (print === undefined || exported === undefined) return undefined;
  return { print, exported, outdated: status === 'o', status };
}

/** The origin written in a text. */
export function originInText(text: string): Origin | undefined {
  for (const [, publication = '', locale = '', sourceLocale = ''] of text.matchAll(ORIGIN))
    return {
      publication: decoded(publication),
      locale: decoded(locale),
      sourceLocale: decoded(sourceLocale),
    };
  return undefined;
}

/** A text without the marks that came into it, such as by copying a source cell as plain text. */
export function withoutMarks(text: string): string {
  return text.replace(UNIT, '').replace(ORIGIN, '');
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
