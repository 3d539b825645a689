/** Base direction of a text, as in the HTML `dir` attribute. */
export type Direction = 'ltr' | 'rtl';

/** A language to publish in. */
export interface Locale {
  /** BCP 47 tag: file name, URL segment, HTML `lang` and PDF /Lang at once. */
  readonly tag: string;
  /** ISO 15924 code of the script the tag implies (`Arab` for `ps`). */
  readonly script: string;
  readonly direction: Direction;
}

/** The scripts of the Unicode Character Database whose letters run from right to left. */
const RIGHT_TO_LEFT_SCRIPTS = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb ' +
    'Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Todr Yezi'
  ).split(' '),
);

/**
 * Tags that people write for the four house languages, mapped to the one key of each: speech engines,
 * browsers and search engines do not connect `prs` with Persian.
 */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'en-us': 'en',
    'en-gb': 'en',
    prs: 'fa-AF',
    'prs-af': 'fa-AF',
    'fa-arab-af': 'fa-AF',
    dari: 'fa-AF',
    'ps-af': 'ps',
    pbu: 'ps',
    pus: 'ps',
    'fa-ir': 'fa',
    pes: 'fa',
    fas: 'fa',
    per: 'fa',
  }),
);

/**
 * The canonical form of a language tag, aliases of the house languages resolved.
 *
 * @param input what a person wrote (`fa_AF`, `prs`, `en-gb`)
 * @returns the tag (`fa-AF`), or `undefined` where the input is not well-formed BCP 47 (RFC 5646 §2.2.9)
 */
export function canonicalTag(input: string): string | undefined {
  const hyphenated = input.trim().replaceAll('_', '-');
  const alias = ALIASES.get(hyphenated.toLowerCase());
  if (alias !== undefined) return alias;
  try {
    const [canonical] = Intl.getCanonicalLocales(hyphenated);
    return canonical === undefined ? undefined : (ALIASES.get(canonical.toLowerCase()) ?? canonical);
  } catch {
    return undefined;
  }
}

/**
 * The locale of a canonical tag; its direction follows from the script the tag implies (UTS #35, likely
 * subtags), for any language.
 *
 * @param tag a canonical tag
 */
export function toLocale(tag: string): Locale {
  let locale = locales.get(tag);
  if (locale === undefined) {
    const script = new Intl.Locale(tag).maximize().script ?? 'Latn';
    locales.set(tag, (locale = { tag, script, direction: scriptDirection(script) }));
  }
  return locale;
}

/** Every run of a text asks, and ICU takes its time. */
const locales = new Map<string, Locale>();

/** The direction of a script, by its ISO 15924 code. */
export function scriptDirection(script: string): Direction {
  return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
}

/** The name of a language in another one (CLDR), where it is known. */
export function languageName(tag: string, inLocale: string): string | undefined {
  if (Intl.DisplayNames.supportedLocalesOf([inLocale]).length === 0) return undefined;
  return new Intl.DisplayNames([inLocale], { type: 'language', fallback: 'none' }).of(tag);
}

/** A comma with the space behind it, between a place and a date. */
export function commaOf({ script }: Pick<Locale, 'script'>): string {
  return script === 'Arab' ? '، ' : ', ';
}
