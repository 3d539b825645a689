import type { Locale } from '../model/locale.js';

/** Letters that all languages below write alike. */
const SHARED = 'ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنو';

/**
 * The letters of languages in Arabic script (CLDR exemplar characters); the earlier goes before the later where a text
 * could be both.
 */
const ALPHABETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    fa: 'پچژکگهۀی',
    ar: 'إةكهىي',
    ur: 'پٹچڈڑژکگںہھۂۃیےۓ',
    ps: 'پټځچڅډړږژښکګگڼهۀیيېۍ',
    ckb: 'پچڕژڤکگڵهھۆیێە',
    sd: 'ٻڀٺٽٿپڄڃچڇڌڏڊڍڙڦڪکگڳڱڻھهي',
    ug: 'پچژڭگكھۇۆۈۋېىيە',
  }).map(([language, letters]) => [language, new Set(SHARED + letters)]),
);

const ARABIC = /(?=\p{L})\p{sc=Arab}/u;

const SCRIPTS = (
  'Latn Arab Hebr Cyrl Grek Syrc Thaa Nkoo Samr Mand Adlm Rohg Armn Geor Ethi Deva Beng Guru Gujr Orya Taml Telu Knda ' +
  'Mlym Sinh Thai Laoo Tibt Mymr Khmr Mong Hang Hira Kana Hani'
)
  .split(' ')
  .map((script) => [script, new RegExp(`\\p{sc=${script}}`, 'u')] as const);

/** Scripts of one letter each that a locale's script is made of (ISO 15924). */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Aran: ['Arab'],
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/** The script of the first letter of a text (ISO 15924); `undefined` where it has none, or one that is not known. */
export function scriptOf(text: string): string | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0];
}

/** Whether the letters of a script are those of a locale. */
export function isWrittenIn({ script }: Locale, letters: string): boolean {
  return script === letters || (PARTS[script]?.includes(letters) ?? false);
}

/**
 * The language a text is best read aloud in, by its letters: a language of the publication wherever one can be meant.
 * Arabic script counts as Persian and Latin script as English where the letters leave that open.
 *
 * @param text any text
 * @param locales the publication's
 */
export function languageOf(text: string, locales: readonly Locale[]): string {
  const script = scriptOf(text);
  if (script === undefined) return 'en';
  const known = locales.filter((locale) => isWrittenIn(locale, script));
  if (script === 'Arab') return ofArabicScript(text, known);
  if (script === 'Latn') return known.find(({ tag }) => isIn('en', tag))?.tag ?? known[0]?.tag ?? 'en';
  return known[0]?.tag ?? new Intl.Locale(`und-${script}`).maximize().language;
}

/** The language whose alphabet lacks the fewest letters of a text; of two alike, the publication’s own. */
function ofArabicScript(text: string, locales: readonly Locale[]): string {
  const letters = Array.from(text.normalize('NFC')).filter((letter) => ARABIC.test(letter));
  const lacking = (alphabet: ReadonlySet<string>) => letters.filter((letter) => !alphabet.has(letter)).length;
  const candidates = Array.from(ALPHABETS, ([language, alphabet]) => {
    const own = locales.filter(({ tag }) => isIn(language, tag)).map(({ tag }) => tag);
    const tag = own.includes(language) ? language : (own[0] ?? language);
    return { tag, isOwn: own.length > 0, lacking: lacking(alphabet) };
  });
  const others = locales
    .filter(({ tag }) => ![...ALPHABETS.keys()].some((language) => isIn(language, tag)))
    .map(({ tag }) => ({ tag, isOwn: true, lacking: 0 }));
  const [best] = [...candidates, ...others].sort(
    (a, b) => a.lacking - b.lacking || Number(b.isOwn) - Number(a.isOwn),
  );
  return best?.tag ?? 'fa';
}

function isIn(language: string, tag: string): boolean {
  return tag === language || tag.startsWith(`${language}-`);
}
