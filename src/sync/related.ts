import type { Catalogue, EarlierTexts, RelatedTranslation } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import { containment, Lexicon, without } from './similarity.js';
import { addTo } from '../model/grouping.js';

/** So much of a part’s words must be found in the other text. */
const PART = 0.7;
/** A part of fewer words proves nothing. */
const FEWEST = 3;
/** Texts that one segment is compared with. */
const CANDIDATES = 8;

/**
 * What else holds a part of the texts of segments that lack a current translation: where a segment was split in
 * two, merged with its neighbour, or appears twice.
 *
 * @param segments the segments of the statement
 * @param catalogue a locale's catalogue, brought up to it
 * @param earlier earlier source texts
 * @returns key → related translations, for those that have some
 */
export function relatedTranslations(
  segments: readonly Segment[],
  { translations, states, obsolete }: Catalogue,
  earlier: EarlierTexts,
): ReadonlyMap<string, readonly RelatedTranslation[]> {
  const related = new Map<string, RelatedTranslation[]>();
  const add = (key: string, one: RelatedTranslation) => {
    addTo(related, key, one);
  };
  const target = (key: string) => translations.get(key)?.target ?? '';
  const missing = segments.filter(({ key }) => !translations.has(key));
  const outdated = segments.flatMap((segment) => {
    const source = states.get(segment.key)?.source;
    if (!translations.has(segment.key) || source === segment.hash) return [];
    return [{ segment, madeFor: earlier.get(source ?? '') ?? '' }];
  });
  if (missing.length + outdated.length === 0) return related;

  const current = new Map(
    segments.flatMap(({ key, source, hash }) => (states.get(key)?.source === hash ? [[source, key]] : [])),
  );
  const before = new Lexicon(outdated.map(({ madeFor }) => madeFor));
  for (const { key, source } of missing) {
    const same = current.get(source);
    if (same !== undefined) add(key, { relation: 'same', key: same, source, target: target(same) });
    const part = before.read(source);
    if (part.words.length < FEWEST) continue;
    for (const index of before.nearest(part, CANDIDATES)) {
      const whole = before.texts[index];
      const found = outdated[index];
      if (whole === undefined || found === undefined) continue;
      const gone = without(whole, before.read(found.segment.source));
      if (containment(part, gone) < PART) continue;
      const { madeFor, segment } = found;
      add(key, { relation: 'part-of', key: segment.key, source: madeFor, target: target(segment.key) });
      add(segment.key, { relation: 'split-off', key, source, target: '' });
    }
  }

  const whole = new Map(missing.map(({ key, source }) => [key, { source, madeFor: '' }]));
  for (const { segment, madeFor } of outdated) whole.set(segment.key, { source: segment.source, madeFor });
  const entries = [...obsolete].filter(([, entry]) => entry.source !== '');
  const aside = new Lexicon(entries.map(([, entry]) => entry.source));
  for (const [key, { source, madeFor }] of whole) {
    const words = aside.read(source);
    const added = without(words, aside.read(madeFor));
    for (const index of aside.nearest(added, CANDIDATES)) {
      const part = aside.texts[index];
      const entry = entries[index];
      if (part === undefined || entry === undefined || part.words.length < FEWEST) continue;
      if (containment(part, added) < PART) continue;
      const [from, kept] = entry;
      add(key, { relation: 'kept-aside', key: from, source: kept.source, target: kept.target });
    }
  }
  return related;
}
