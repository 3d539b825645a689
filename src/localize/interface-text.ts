import type { PhrasingContent } from 'mdast';
import { lenderOf, type Strings } from '../model/strings.js';
import type { Lexicon } from './lexicon.js';
import { isolateText } from './runs.js';

/**
 * A text of the interface as content of a page. Where another language lends it, it is one run in that language.
 *
 * @param values what its placeholders stand for, in the language of its words
 */
export function interfaceText(
  strings: Strings,
  key: string,
  values: (owner: Strings) => Readonly<Record<string, string>>,
  lexicon: Lexicon,
): PhrasingContent[] {
  const owner = strings.ownerOf(key);
  const { tag, direction } = owner.locale;
  const text = owner.text(key, values(owner));
  const lender = lenderOf(strings, key);
  if (lender === undefined) return isolateText(text, direction, lexicon);
  const children = isolateText(text, direction, { ...lexicon, language: tag, numerals: owner.numerals });
  return [{ type: 'run', direction, lang: tag, children }];
}
