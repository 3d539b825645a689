import type { Locale } from '../model/locale.js';

/** Persian as Iran and as Afghanistan write it. */
export function isPersian({ tag }: Locale): boolean {
  return tag === 'fa' || tag === 'fa-AF';
}

export function isDari({ tag }: Locale): boolean {
  return tag === 'fa-AF';
}

export function isPashto({ tag }: Locale): boolean {
  return tag === 'ps';
}

/** The languages that have rules of their own. */
export function isHouseLanguage(locale: Locale): boolean {
  return isPersian(locale) || isPashto(locale);
}

export function isArabicScript({ script }: Locale): boolean {
  return script === 'Arab' || script === 'Aran';
}

/** The primary language subtag (RFC 5646 §2.2.1). */
export function languageOf({ tag }: Locale): string {
  return tag.split('-')[0] ?? tag;
}

/** Scripts whose signs stand for syllables or words: a text is as long in a third of the characters. */
export function isDense({ script }: Locale): boolean {
  return /^(?:Han[istgb]|Hang|Jpan|Kore|Hira|Kana|Bopo)$/u.test(script);
}

/** Scripts that do not mark where a sentence ends with a stop. */
export const WITHOUT_STOP: ReadonlySet<string> = new Set(['Thai', 'Laoo', 'Khmr', 'Tibt', 'Mymr']);
