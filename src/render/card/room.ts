import type { FittedPoster } from '../../model/host.js';
import type { Locale } from '../../model/locale.js';
import type { Place, Problem } from '../../model/problem.js';

/**
 * What there is to say of a title that a card has no room for, at its place. A card that would lose words is not made.
 *
 * @param title and where it is written
 */
export function roomProblem(
  fit: Exclude<FittedPoster['fit'], 'whole'>,
  { tag }: Locale,
  { place }: { readonly place?: Place | undefined },
): Problem {
  const help = `Give the card a shorter title in the configuration: card: { title: { ${tag}: … } }`;
  const common = { rule: 'card-room', locale: tag, ...place, help };
  if (fit === 'divided') {
    return {
      ...common,
      severity: 'warning',
      message: `The title has a word that is too long for the card of “${tag}”, even in the smallest type: it is divided between two lines.`,
    };
  }
  return {
    ...common,
    severity: 'error',
    fatal: true,
    message: `The title is too long for the card of “${tag}”, even in the smallest type that can be read on a phone.`,
  };
}
