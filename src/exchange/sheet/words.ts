import type { Wording } from '../../model/exchange.js';
import { languageName } from '../../model/locale.js';
import type { SheetWords } from '../../model/sheet.js';

/** The words that a sheet has: its own, and those that it shares with the Word file. */
const OWN = /^(?:sheet\.|role\.|for$|due$|return|terms$)/u;

/**
 * The words of the interface in one language.
 *
 * @param source tag of the original’s language
 * @param target tag of the translation’s language
 */
export function interfaceWords({ strings, due }: Wording, source: string, target: string): SheetWords {
  const { tag, direction } = strings.locale;
  const words = Object.entries(strings.all).filter(
    (entry): entry is [string, string] => OWN.test(entry[0]) && typeof entry[1] === 'string',
  );
  return {
    lang: tag,
    direction,
    name: strings.text('language.name'),
    numerals: strings.numerals,
    words: Object.fromEntries(words),
    sourceName: languageName(source, tag) ?? source,
    targetName: languageName(target, tag) ?? target,
    due,
  };
}
