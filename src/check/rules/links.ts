import { difference, marksOf, type Mark } from '../marks.js';
import { translationCheck, type Remark } from '../translation-check.js';
import { addTo } from '../../model/grouping.js';

/** Links that a translation loses, adds, leads elsewhere or has in another order. */
export const links = translationCheck({
  id: 'links',
  severity: 'error',
  description: 'Links that are missing, added, or lead elsewhere.',
  samples: [
    {
      locale: 'fa',
      source: 'They [ruled](https://example.org/a) so.',
      wrong: 'چنین حکم کردند.',
      right: 'چنین [حکم](https://example.org/a) کردند.',
    },
    {
      locale: 'ps',
      source: 'They [ruled](https://example.org/a) so.',
      wrong: '[پرېکړه](https://example.org/b) یې وکړه.',
      right: '[پرېکړه](https://example.org/a) یې وکړه.',
    },
  ],
  compares: true,
  *inspect({ segment, translation }): Iterable<Remark> {
    const wanted = marksOf(segment.content).link.filter(({ isBare }) => !isBare);
    const found = marksOf(translation.content).link.filter(({ isBare }) => !isBare);
    if (wanted.length === 0 && found.length === 0) return;
    const missing = difference(wanted, found);
    const extra = difference(found, wanted);
    const show = ({ value }: Mark) => (value === '' ? 'without an address' : `to ${value}`);
    const lost = new Map<string, Mark[]>();
    for (const link of missing) {
      const instead = extra.shift();
      if (instead === undefined) {
        addTo(lost, link.value, link);
        continue;
      }
      yield {
        offset: instead.offset,
        message: `This link is ${show(instead)}; in the original it is ${show(link)}.`,
        help: 'Give it the address of the original.',
      };
    }
    for (const [value, [link, ...others]] of lost) {
      if (link === undefined) continue;
      const which = others.length === 0 ? `one ${show(link)} is` : `${others.length + 1} ${show(link)} are`;
      yield {
        message: `The original has ${count(wanted.length)}, the translation ${found.length}: ${which} missing.`,
        help: `Put [words](${value === '' ? '#' : value}) around the words that stand for ${others.length === 0 ? 'it' : 'each'}.`,
      };
    }
    for (const link of extra) {
      yield {
        offset: link.offset,
        message: `The original has no such link ${show(link)}.`,
        help: 'Keep the words and remove the link.',
      };
    }
    const isReordered =
      missing.length === 0 &&
      extra.length === 0 &&
      wanted.some(({ value }, at) => found[at]?.value !== value);
    if (isReordered) {
      const first = found.find(({ value }, at) => value !== wanted[at]?.value);
      yield {
        offset: first?.offset,
        severity: 'info',
        message: 'The links are in a different order than in the original.',
        help: 'Make sure that each is on the words it belongs to.',
      };
    }
  },
});

function count(links: number): string {
  return links === 1 ? 'one link' : `${links} links`;
}
