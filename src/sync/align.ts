import type { SourceCatalogue } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import { shortSimilarity, similarity, words } from './similarity.js';

/** Two texts at least this alike are the same segment, edited. */
const EDITED = 0.5;

/** Short texts are the same from a likeness of letters of 0.4 on: `Signatories:`, `Signatory organizations:`. */
const SHORT_BONUS = 0.1;

/**
 * Finds every segment of the statement again among those known from before, so that it keeps its key: first
 * those whose wording is the same, wherever they stand now; then those that were removed once and came back;
 * then the edited ones, the most alike first. What remains is new.
 *
 * @param segments the segments as parsed, with the keys they would be born with
 * @param known key → text as of the last sync, in order
 * @param removed key → text of segments removed earlier
 * @returns the key of each segment, in their order
 */
export function align(
  segments: readonly Segment[],
  known: SourceCatalogue,
  removed: ReadonlyMap<string, string>,
): string[] {
  const keys: (string | undefined)[] = segments.map(() => undefined);
  const used = new Set<string>();
  const assign = (at: number, key: string) => {
    keys[at] = key;
    used.add(key);
  };

  for (const texts of [known, removed]) {
    const byText = keysByText(texts);
    segments.forEach((segment, at) => {
      if (keys[at] !== undefined) return;
      const key = byText.get(segment.source)?.find((found) => !used.has(found));
      if (key !== undefined) assign(at, key);
    });
  }

  for (const { at, key } of editedPairs(segments, keys, known, used)) {
    if (keys[at] === undefined && !used.has(key)) assign(at, key);
  }

  const taken = new Set([...known.keys(), ...removed.keys(), ...used]);
  return segments.map((segment, at) => keys[at] ?? unusedKey(segment.key, taken));
}

function keysByText(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const byText = new Map<string, string[]>();
  for (const [key, text] of texts) byText.set(text, [...(byText.get(text) ?? []), key]);
  return byText;
}

/** Pairs of a segment and a known key that are alike, the most alike first, then the nearest. */
function editedPairs(
  segments: readonly Segment[],
  keys: readonly (string | undefined)[],
  known: SourceCatalogue,
  used: ReadonlySet<string>,
): { at: number; key: string }[] {
  const open = segments.flatMap((segment, at) =>
    keys[at] === undefined ? [{ at, words: words(segment.source) }] : [],
  );
  const lost = [...known].flatMap(([key, text], from) =>
    used.has(key) ? [] : [{ key, from, words: words(text) }],
  );
  return open
    .flatMap((segment) =>
      lost.map((entry) => ({
        at: segment.at,
        key: entry.key,
        likeness: Math.max(
          similarity(segment.words, entry.words),
          shortSimilarity(segment.words, entry.words) + SHORT_BONUS,
        ),
        distance: Math.abs(segment.at - entry.from),
      })),
    )
    .filter(({ likeness }) => likeness >= EDITED)
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance);
}

/** The key itself, or with the first number that makes it unused. */
function unusedKey(born: string, taken: Set<string>): string {
  let key = born;
  for (let count = 2; taken.has(key); count += 1) key = `${born}-${count}`;
  taken.add(key);
  return key;
}
