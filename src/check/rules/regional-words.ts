import { isDari, isPersian } from '../languages.js';
import { translationCheck } from '../translation-check.js';

const pairs = (table: string) => table.split(' ').map((pair) => pair.split('=') as [string, string]);

/** Months: Iran’s word = Afghanistan’s. */
const MONTHS = pairs(
  'ژانویه=جنوری فوریه=فبروری مارس=مارچ آوریل=اپریل ژوئن=جون ژوئیه=جولای اوت=اگست سپتامبر=سپتمبر اکتبر=اکتوبر نوامبر=نومبر دسامبر=دسمبر ' +
    'فروردین=حمل اردیبهشت=ثور خرداد=جوزا تیر=سرطان مرداد=اسد شهریور=سنبله مهر=میزان آبان=عقرب آذر=قوس دی=جدی بهمن=دلو اسفند=حوت',
);
/** Words that can be replaced one for one: Iran’s = Afghanistan’s. */
const COUNTRIES = pairs(
  'هلند=هالند سوئد=سویدن نروژ=ناروی ژاپن=جاپان لهستان=پولند اسپانیا=هسپانیه سوئیس=سویس بلژیک=بلجیم دانمارک=دنمارک فنلاند=فنلند',
);
/** Words of Afghanistan that are other ones in Iran. */
const INSTITUTIONS = pairs('دادگاه=محکمه دانشگاه=پوهنتون بیمارستان=شفاخانه');

const iranian = new Map([...MONTHS, ...COUNTRIES]);
const afghan = new Map([...MONTHS, ...COUNTRIES, ...INSTITUTIONS].map(([there, here]) => [here, there]));
const anyOf = (words: Iterable<string>) => [...words].join('|');

function pattern(months: readonly string[], words: readonly string[]): RegExp {
  const edge = '[\\p{L}\\p{M}\\u200C]';
  return new RegExp(
    `(?<=\\p{Nd}\\s)(?:${anyOf(months)})(?!${edge})|(?<!${edge})(?:${anyOf(words)})(?!\\p{L}|\\u200C\\p{L}{4})`,
    'gu',
  );
}

const IN_DARI = pattern(
  MONTHS.map(([there]) => there),
  COUNTRIES.map(([there]) => there),
);
const IN_PERSIAN = pattern(
  MONTHS.map(([, here]) => here),
  [...COUNTRIES, ...INSTITUTIONS].map(([, here]) => here),
);

/** Iran’s months and countries in a Dari text, Afghanistan’s in one of Iran. */
export const regionalWords = translationCheck({
  id: 'regional-words',
  severity: 'warning',
  description: 'Words that are used in the neighbouring country, not here.',
  samples: [
    { locale: 'fa-AF', source: 'Sweden spoke.', wrong: 'سوئد سخن گفت.', right: 'سویدن سخن گفت.' },
    {
      locale: 'fa',
      source: 'On 3 October 2024 they spoke.',
      wrong: 'در ۳ اکتوبر ۲۰۲۴ سخن گفتند.',
      right: 'در ۳ اکتبر ۲۰۲۴ سخن گفتند.',
    },
  ],
  applies: isPersian,
  *inspect({ target }, { locale }) {
    const dari = isDari(locale);
    for (const { 0: word, index } of target.bare.matchAll(dari ? IN_DARI : IN_PERSIAN)) {
      const other = (dari ? iranian : afghan).get(word) ?? '';
      yield {
        at: index,
        message: `“${word}” is the word used in ${dari ? 'Iran' : 'Afghanistan'}.`,
        help: `Readers of this text say ${other}.`,
      };
    }
  },
});
