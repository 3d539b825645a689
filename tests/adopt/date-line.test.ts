import { expect, test } from 'vitest';
import { readDateLine } from '../../src/adopt/plan/date-line.js';
import { toLocale } from '../../src/model/locale.js';
import type { Strings } from '../../src/model/strings.js';

const STRINGS: Strings = {
  locale: toLocale('en'),
  numerals: 'decimal',
  text: (key) => key,
  count: (key) => key,
  ownerOf: () => STRINGS,
  months: () => undefined,
  all: {},
};
const say = (line: string, tag: string) => readDateLine(line, '2025-08-12', toLocale(tag), STRINGS);

test.each([
  ['12/08/2025', 'fa'],
  ['08/12/2025', 'fa'],
  ['۲۰۲۵/۸/۱۲', 'fa-AF'],
  ['2025-08-12', 'ps'],
  ['1404/5/21', 'fa'],
  ['۲۱ مرداد ۱۴۰۴', 'fa'],
  ['۱۲ اگست ۲۰۲۵ (۲۱ اسد ۱۴۰۴)', 'fa-AF'],
  ['سه‌شنبه ۱۲ اگست ۲۰۲۵', 'fa-AF'],
  ['د ۲۰۲۵ کال د اګست ۱۲مه', 'ps'],
  ['تاریخ: ۱۲ اوت ۲۰۲۵', 'fa'],
  ['12. August 2025', 'de'],
  ['١٢ أغسطس ٢٠٢٥', 'ar'],
])('“%s” in %s is the statement’s date', (line, tag) => {
  expect(say(line, tag)).toBe('same');
});

test.each([
  ['۱۳ اگست ۲۰۲۵', 'fa-AF', 'other'],
  ['۲۲ مرداد ۱۴۰۴', 'fa', 'other'],
  ['12/09/2025', 'fa', 'other'],
  ['اگست ۲۰۲۵', 'fa-AF', 'unreadable'],
  ['A statement', 'fa', 'none'],
  ['In August 2025 the International Criminal Court issued two arrest warrants.', 'en', 'none'],
  ['2025', 'fa', 'none'],
] as const)('“%s” in %s is %s', (line, tag, says) => {
  expect(say(line, tag)).toBe(says);
});
