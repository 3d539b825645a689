import type { PhrasingContent } from 'mdast';
import type { LocalizedDocument } from '../model/localized.js';
import type { Locale } from '../model/locale.js';
import type { Strings } from '../model/strings.js';
import { localizeDate } from './dates.js';
import { interfaceText } from './interface-text.js';
import type { Lexicon } from './lexicon.js';
import { isolateRuns } from './runs.js';

/** A language that is no longer published: since when and why. */
export interface Withdrawal {
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly note?: { readonly locale: Locale; readonly content: readonly PhrasingContent[] } | undefined;
}

/** The same as readers of that language read it. */
export function localizeWithdrawal(
  { date, note }: Withdrawal,
  strings: Strings,
  lexicon: Lexicon,
): LocalizedDocument['withdrawal'] {
  const values = (owner: Strings) => ({ date: localizeDate(date, owner).text });
  const notice = interfaceText(strings, 'withdrawn', values, lexicon);
  if (note === undefined) return { date, notice };
  const { tag, direction } = note.locale;
  const known = tag === lexicon.language ? lexicon : { ...lexicon, language: tag, numerals: undefined };
  return {
    date,
    notice,
    note: { lang: tag, direction, content: isolateRuns(note.content, direction, known) },
  };
}
