/** Digits zero to nine by the name of their CSS counter style (CSS Counter Styles 3 §6). */
const DIGITS: Readonly<Record<string, string>> = {
  decimal: '0123456789',
  persian: '۰۱۲۳۴۵۶۷۸۹',
  'arabic-indic': '٠١٢٣٤٥٦٧٨٩',
  devanagari: '०१२३४५६७८९',
  bengali: '০১২৩৪৫৬৭৮৯',
  gujarati: '૦૧૨૩૪૫૬૭૮૯',
  gurmukhi: '੦੧੨੩੪੫੬੭੮੯',
  kannada: '೦೧೨೩೪೫೬೭೮೯',
  khmer: '០១២៣៤៥៦៧៨៩',
  lao: '໐໑໒໓໔໕໖໗໘໙',
  malayalam: '൦൧൨൩൪൫൬൭൮൯',
  myanmar: '၀၁၂၃၄၅၆၇၈၉',
  oriya: '୦୧୨୩୪୫୬୭୮୯',
  tamil: '௦௧௨௩௪௫௬௭௮௯',
  telugu: '౦౧౨౩౪౫౬౭౮౯',
  thai: '๐๑๒๓๔๕๖๗๘๙',
  tibetan: '༠༡༢༣༤༥༦༧༨༩',
};

/** CSS names by the names of CLDR where they differ (UTS #35, numbering systems). */
const CLDR_NAMES: Readonly<Record<string, string>> = {
  ...{ arab: 'arabic-indic', arabext: 'persian', deva: 'devanagari', beng: 'bengali', gujr: 'gujarati' },
  ...{ guru: 'gurmukhi', knda: 'kannada', khmr: 'khmer', laoo: 'lao', mlym: 'malayalam', mymr: 'myanmar' },
  ...{ orya: 'oriya', tamldec: 'tamil', telu: 'telugu', thai: 'thai', tibt: 'tibetan' },
};

/**
 * The CSS name of the digits that CLDR gives a language; `decimal` for those that are not known here.
 *
 * @returns `undefined` for a language that CLDR does not know: the machine’s own would be taken for it
 */
export function numeralsOfLanguage(tag: string): string | undefined {
  if (Intl.NumberFormat.supportedLocalesOf([tag]).length === 0) return undefined;
  return CLDR_NAMES[new Intl.NumberFormat(tag).resolvedOptions().numberingSystem] ?? 'decimal';
}

/** Names of all digits there are. */
export const NUMERALS: readonly string[] = Object.keys(DIGITS);

/** Whether there are digits of that name. */
export function isNumerals(name: string): boolean {
  return Object.hasOwn(DIGITS, name);
}

/** A text of ASCII digits in the digits of a locale; everything else stays. */
export function withDigits(text: string, numerals: string): string {
  const digits = DIGITS[numerals] ?? DIGITS.decimal;
  return text.replace(/[0-9]/gu, (digit) => digits?.[Number(digit)] ?? digit);
}

const VALUES = new Map(
  Object.values(DIGITS).flatMap((digits) =>
    Array.from(digits, (digit, value) => [digit, String(value)] as const),
  ),
);

/** A text with the digits of every script known here as ASCII digits; everything else stays. */
export function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => VALUES.get(digit) ?? digit);
}
