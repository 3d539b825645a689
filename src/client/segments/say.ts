import type { SheetWords } from '../../model/sheet.js';
import { withDigits } from '../../text/numerals.js';
import type { Say } from '../editor/words.js';

/** The words of one language of the interface; a key that it lacks is taken from the last one, which is English. */
export function sayIn(at: number, languages: readonly Pick<SheetWords, 'words' | 'numerals'>[]): Say {
  const own = languages[at]?.words ?? {};
  const english = languages.at(-1)?.words ?? {};
  const numerals = languages[at]?.numerals ?? 'decimal';
  const number = (value: string) => (/^\d+$/u.test(value) ? withDigits(value, numerals) : value);
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    (own[key] ?? english[key] ?? key).replace(/\{\{(\w+)\}\}/gu, (whole, name: string) =>
      number(values[name] ?? whole),
    );
  return Object.assign(say, { number });
}
