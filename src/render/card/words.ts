import type { RenderContext } from '../../model/format.js';
import { lineOf, titleText, withoutLinks } from '../../model/inline.js';
import type { Direction, Locale } from '../../model/locale.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { lenderOf } from '../../model/strings.js';
import { isolated } from '../../text/bidi.js';
import { logoWords } from '../html/brand.js';
import { COUNT, titleOf } from './view.js';

/** Everything that a card says, as one line of text for people who cannot see it. */
export function cardWords(
  document: LocalizedDocument,
  { brand: { logo } }: Pick<RenderContext, 'brand'>,
): string {
  const { locale, strings, release, date, signatories } = document;
  const title = titleOf(document);
  const own = (text: string, direction: Direction | undefined) =>
    direction === undefined || direction === locale.direction ? text : isolated(text, direction);
  const lent = (text: string, lender: Locale | undefined) => own(text, lender?.direction);
  const said = [
    logo === undefined ? '' : logoWords(logo.alt, document).words,
    lent(strings.text('kind'), lenderOf(strings, 'kind')),
    lineOf(release),
    own(lineOf(withoutLinks(title.content)), title.direction),
    date === undefined ? '' : lent(date.text, date.lender),
    signatories.length === 0
      ? ''
      : lent(strings.count(COUNT, signatories.length), lenderOf(strings, `${COUNT}_other`)),
  ];
  const value = said.filter((text) => text !== '').join(' · ');
  return titleText([{ type: 'text', value }], locale.direction);
}
