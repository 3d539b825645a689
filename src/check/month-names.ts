import type { Locale } from '../model/locale.js';
import type { Strings } from '../model/strings.js';
import { isHouseLanguage, isPersian, languageOf } from './languages.js';

/** How the months of a locale are recognised in a text. */
export interface MonthNames {
  /** For each month, January first: every beginning of a word that stands for it. */
  readonly gregorian: readonly (readonly string[])[];
  /** The same for the Solar Hijri calendar, Hamal/Farvardin first; empty where the locale does not use it. */
  readonly solar: readonly (readonly string[])[];
  /** Whether a name must begin a word; prefixes such as the Hebrew ב are written with it elsewhere. */
  readonly areWords: boolean;
  /** The first name of each month, for people. */
  readonly shown: readonly string[];
}

const split = (table: string) => table.split(' ').map((names) => names.split('|'));

const PERSIAN_GREGORIAN = split(
  'جنوری|ژانویه فبروری|فوریه|فبرویری مارچ|مارس|مارج اپریل|آپریل|آوریل|اوریل می|مه|مهٔ|مۀ|مهٔ|مه‌ی جون|ژوئن|ژون جولای|ژوئیه|ژوییه|ژولای|جولایی اگست|آگست|آگوست|اگوست|اوت سپتمبر|سپتامبر اکتوبر|اکتبر نومبر|نوامبر دسمبر|دسامبر',
);
const PERSIAN_SOLAR = split(
  'حمل|فروردین ثور|اردیبهشت جوزا|خرداد سرطان|تیر اسد|مرداد|امرداد سنبله|شهریور میزان|مهر عقرب|آبان قوس|آذر جدی|دی دلو|بهمن حوت|اسفند',
);
const PASHTO_GREGORIAN = split(
  'جنور|جنوري فبرور|فبروري مارچ اپریل|اپرېل می|مې جون|جونه جولای|جولاي اګست|اګسټ|آګست|اگست سپتمبر|سپټمبر|سپتامبر اکتوبر|اکټوبر نومبر|نوامبر|نوېمبر دسمبر|دسامبر|ډسمبر',
);
const PASHTO_SOLAR = split(
  'وری|حمل غویی|غوایی|ثور غبرګول|جوزا چنګاښ|سرطان زمری|اسد وږی|سنبله تله|تلې|میزان لړم|عقرب لیندۍ|قوس مرغوم|جدی سلواغ|دلو کب|حوت',
);

/** Regions whose month names readers of a language also know (CLDR). */
const REGIONS: Readonly<Record<string, readonly string[]>> = { ar: ['ar-SY', 'ar-DZ', 'ar-MA', 'ar-TN'] };

const known = new Map<string, MonthNames | undefined>();

/**
 * The months of a locale: its own table, the variants in use, or the names of CLDR.
 *
 * @param strings the locale's own words, where they are at hand
 * @returns `undefined` for a language of which nothing is known
 */
export function monthNamesOf(locale: Locale, strings?: Strings): MonthNames | undefined {
  const own = strings?.months('months');
  const ownSolar = strings?.months('solarMonths');
  const id = [locale.tag, own?.join() ?? '', ownSolar?.join() ?? ''].join('|');
  if (!known.has(id)) known.set(id, readNames(locale, own, ownSolar));
  return known.get(id);
}

function readNames(
  locale: Locale,
  own: readonly string[] | undefined,
  ownSolar: readonly string[] | undefined,
): MonthNames | undefined {
  const isHouse = isHouseLanguage(locale);
  const [gregorian, solar] = isPersian(locale)
    ? [PERSIAN_GREGORIAN, PERSIAN_SOLAR]
    : isHouse
      ? [PASHTO_GREGORIAN, PASHTO_SOLAR]
      : [namesOfCldr(locale.tag), []];
  if (gregorian === undefined && own === undefined) return undefined;
  const tables = merge(gregorian, own);
  return {
    gregorian: tables,
    solar: merge(solar.length === 0 ? undefined : solar, ownSolar),
    areWords: isHouse,
    shown: own ?? shownNames(locale) ?? tables.map(([name]) => name ?? ''),
  };
}

function merge(
  table: readonly (readonly string[])[] | undefined,
  own: readonly string[] | undefined,
): string[][] {
  const length = table?.length ?? own?.length ?? 0;
  return Array.from({ length }, (_, month) =>
    [...(own?.[month] === undefined ? [] : [own[month]]), ...(table?.[month] ?? [])]
      .map(monthLetters)
      .filter((name) => name !== ''),
  );
}

/** Names of CLDR as people write them. */
function shownNames({ tag }: Locale): string[] | undefined {
  if (Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 0) return undefined;
  const format = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2001, month, 15)));
}

/** Names as they are written alone and in a date; of an inflected name what both have in common. */
function namesOfCldr(tag: string): string[][] | undefined {
  if (Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 0) return undefined;
  const tags = [tag, ...(REGIONS[languageOf({ tag, script: '', direction: 'ltr' })] ?? [])];
  return Array.from({ length: 12 }, (_, month) => [
    ...new Set(tags.flatMap((one) => namesOfMonth(one, month))),
  ]);
}

function namesOfMonth(tag: string, month: number): string[] {
  const day = Date.UTC(2001, month, 15);
  const options = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
  const alone = new Intl.DateTimeFormat(tag, { ...options, month: 'long' }).format(day);
  const inDate =
    new Intl.DateTimeFormat(tag, { ...options, day: 'numeric', month: 'long', year: 'numeric' })
      .formatToParts(day)
      .find(({ type }) => type === 'month')?.value ?? alone;
  if (!/\p{L}/u.test(inDate)) return [alone];
  const common = commonStart(alone, inDate);
  return common.length >= 3 ? [common] : [alone, inDate];
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

/** Letters as names are compared: one form of yeh, kaf, gaf and heh, no joiners, small letters. */
export function monthLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[يىۍې]/gu, 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('گ', 'ګ')
    .replace(/ۀ|هٔ/gu, 'ه')
    .replace(/\u200C/gu, '');
}
