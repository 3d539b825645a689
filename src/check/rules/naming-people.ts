import { isPersian } from '../languages.js';
import { translationCheck, type Remark } from '../translation-check.js';

const SPACE = '[\\s\\u200C]?';
const START = '(?<![\\p{L}\\p{M}\\u200C])';
const END = '(?![\\p{L}\\p{M}])';
const PEOPLE =
  '(?:مردم|زنان|زن|مردان|مرد|دختران|دختر|پسران|کودکان|اتباع|شهروندان|شهروند|مهاجران|مهاجرین|مهاجر|پناهندگان|پناهنده|پناهجویان|پناهجو|آوارگان|خانواده‌های|جوانان|دانشجویان|کارگران|کارگر)';
/** افغانی for people; behind a number, or a word for money, it is the currency. */
const OFFENSIVE = new RegExp(
  `${START}افغانی${SPACE}(?:ها|های|هایی|ان)${END}|${START}افاغنه${END}|(?<=${PEOPLE}ِ?\\s)افغانی${END}`,
  'gu',
);
const LOADED = new RegExp(`${START}افغان(?:ستانی)?(?:${SPACE}(?:ها|های|هایی|ان))?${END}`, 'u');
const MONEY = /(?:\p{Nd}|هزار|میلیون|ملیون|میلیارد|ملیارد|صد|چند|پول|واحد|اسعار|نرخ|ارزش)\s*$/u;

/** Words for people of Afghanistan that they object to, or that the coalition has to decide about. */
export const namingPeople = translationCheck({
  id: 'naming-people',
  severity: 'error',
  description: 'The name of the currency, or a slur, for people of Afghanistan.',
  samples: [
    {
      locale: 'fa',
      source: 'Women of Afghanistan stay.',
      wrong: 'زنان افغانی می‌مانند.',
      right: 'زنان افغانستان می‌مانند.',
    },
    {
      locale: 'fa-AF',
      source: 'They received women of Afghanistan.',
      wrong: 'آنان از افاغنه پذیرایی کردند.',
      right: 'آنان از زنان افغانستان پذیرایی کردند.',
    },
    {
      locale: 'fa',
      severity: 'info',
      source: 'Afghan women stay.',
      wrong: 'زنان افغان می‌مانند.',
      right: 'زنان افغانستان می‌مانند.',
    },
  ],
  applies: isPersian,
  *inspect({ target }): Iterable<Remark> {
    const text = target.bare;
    if (!/افغان(?!ستان(?!ی))|افاغنه/u.test(text)) return;
    const help = 'Write مردم افغانستان, زنان افغانستان or شهروندان افغانستان.';
    for (const { 0: word, index } of text.matchAll(OFFENSIVE)) {
      if (MONEY.test(text.slice(Math.max(0, index - 12), index))) continue;
      yield { at: index, message: `People are not called “${word}”; افغانی is the currency.`, help };
    }
    const loaded = LOADED.exec(text);
    if (loaded === null) return;
    yield {
      at: loaded.index,
      severity: 'info',
      message: `“${loaded[0]}” is a loaded word; the coalition decides about it.`,
      help,
    };
  },
});
