import { bareWords } from '../lexicon.js';

/** Words that people write in dates beside what CLDR has, letters of calendars among them. */
const USUAL =
  'the of on this day ce jour فی dia dias mes de del da di du der le la el en al am at um à a las den dem th st nd rd ' +
  'dnia dne dňa dana ngày tháng năm tarehe tanggal tgl hari ቀን ዓ ም የ 年 月 日 مورخ د کال نیته ماه ساعت م ه ق ش خ ' +
  'میلادی خورشیدی شمسی قمری سنة عام يوم لعام г года р року ж жылғы rok r d พ ศ ที่ วันที่';

const known = new Map<string, readonly string[]>();

/** Words that may be in a date beside numbers and the names of months and days, as `bareWords` makes them. */
export function connectivesOf(locales: readonly string[]): ReadonlySet<string> {
  return new Set([...USUAL.split(' ').map(bareWords), ...locales.flatMap(cldrWords)]);
}

/** What CLDR writes between the parts of a date: “de”, “г.”, “năm”. */
function cldrWords(locale: string): readonly string[] {
  const words = known.get(locale) ?? lookUp(locale);
  known.set(locale, words);
  return words;
}

function lookUp(locale: string): string[] {
  const options = { dateStyle: 'full', timeZone: 'UTC', calendar: 'gregory' } as const;
  return new Intl.DateTimeFormat(locale, options)
    .formatToParts(Date.UTC(2001, 4, 16))
    .filter(({ type }) => type === 'literal' || type === 'era')
    .flatMap(({ value }) => bareWords(value).split(' '))
    .filter((word) => word !== '');
}
