import type { SourceCatalogue } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import { Lexicon, likeness, type Words } from './similarity.js';
import { addTo } from '../model/grouping.js';

/** Two texts at least this alike are the same segment, edited; the larger part of a text split in two is. */
const EDITED = 0.5;

/** Known segments that one segment is compared with: those that share its rarest words, and its neighbours. */
const CANDIDATES = 24;
/** Known segments on each side of a segment's place that it is compared with whatever their words. */
const NEIGHBOURS = 2;

/** A text that a key stands for now, or did before. */
type KeyedText = readonly [key: string, text: string];

/**
 * Finds every segment of the statement again among those known from before, so that it keeps its key: first
 * those whose wording is the same, wherever they are now; then those that were removed once and came back, or
 * went back to an earlier wording; then the edited ones, the most alike first. What remains is new.
 *
 * @param segments the segments as parsed, with the keys they would be born with
 * @param known key → text as of the last sync, in order
 * @param earlier earlier texts of known keys
 * @param removed texts of segments removed earlier
 * @returns the key of each segment, in their order
 */
export function align(
  segments: readonly Segment[],
  known: SourceCatalogue,
  earlier: readonly KeyedText[],
  removed: readonly KeyedText[],
): string[] {
  const keys: (string | undefined)[] = segments.map(() => undefined);
  const used = new Set<string>();
  const assign = (at: number, key: string) => {
    if (keys[at] !== undefined || used.has(key)) return;
    keys[at] = key;
    used.add(key);
  };

  for (const { at, key } of sameTexts(segments, known)) assign(at, key);
  const once = [...removed, ...earlier.filter(([key]) => known.has(key))];
  const byText = grouped(once);
  segments.forEach(({ source }, at) => {
    const key = keys[at] === undefined ? byText.get(source)?.find((one) => !used.has(one)) : undefined;
    if (key !== undefined) assign(at, key);
  });
  const open = segments.flatMap(({ source }, at) => (keys[at] === undefined ? [{ source, at }] : []));
  const places = new Map([...known.keys()].map((key, at) => [key, at]));
  const lost = [...known, ...removed]
    .filter(([key]) => !used.has(key))
    .map(([key, text]) => ({ key, text, from: places.get(key) }));
  for (const { at, key } of editedPairs(open, lost)) assign(at, key);

  const taken = new Set([...known.keys(), ...removed.map(([key]) => key), ...used]);
  return segments.map((segment, at) => keys[at] ?? unusedKey(segment.key, taken));
}

function grouped(texts: Iterable<KeyedText>): Map<string, string[]> {
  const byText = new Map<string, string[]>();
  for (const [key, text] of texts) addTo(byText, text, key);
  return byText;
}

/**
 * Segments whose text is known. Where a text does not occur as often as before, those come first whose
 * neighbours on both sides are known too, then those with one of them, then the others in their order.
 */
function sameTexts(segments: readonly Segment[], known: SourceCatalogue): { at: number; key: string }[] {
  const now = segments.map(({ source }) => source);
  const before = [...known.values()];
  const beside: ((texts: readonly string[], at: number) => string)[] = [
    (texts, at) => JSON.stringify([texts[at - 1], texts[at], texts[at + 1]]),
    (texts, at) => JSON.stringify([texts[at - 1], texts[at]]),
    (texts, at) => JSON.stringify([texts[at], texts[at + 1]]),
    (texts, at) => texts[at] ?? '',
  ];
  const count = (texts: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    return counts;
  };
  const [countNow, countBefore] = [count(now), count(before)];
  const found = new Map<number, string>();
  const used = new Set<string>();
  for (const [nth, nameOf] of beside.entries()) {
    const isLast = nth === beside.length - 1;
    const free = [...known.keys()].flatMap((key, at): KeyedText[] =>
      used.has(key) ? [] : [[key, nameOf(before, at)]],
    );
    const byName = new Map(Array.from(grouped(free), ([name, keys]) => [name, keys.values()]));
    for (const [at, text] of now.entries()) {
      if (found.has(at) || (!isLast && countNow.get(text) === countBefore.get(text))) continue;
      const key = byName.get(nameOf(now, at))?.next().value;
      if (key === undefined) continue;
      found.set(at, key);
      used.add(key);
    }
  }
  return Array.from(found, ([at, key]) => ({ at, key }));
}

/** Pairs of a segment and a lost key that are alike, the most alike first, then the nearest. */
function editedPairs(
  open: readonly { readonly source: string; readonly at: number }[],
  lost: readonly { readonly key: string; readonly text: string; readonly from: number | undefined }[],
): { at: number; key: string }[] {
  if (open.length === 0 || lost.length === 0) return [];
  const lexicon = new Lexicon(lost.map(({ text }) => text));
  const byPlace = new Map(lost.map(({ from }, index) => [from, index]));
  const pairs: { at: number; key: string; alike: number; distance: number }[] = [];
  for (const { source, at } of open) {
    const words: Words = lexicon.read(source);
    const candidates = new Set(lexicon.nearest(words, CANDIDATES));
    for (let place = at - NEIGHBOURS; place <= at + NEIGHBOURS; place += 1) {
      const index = byPlace.get(place);
      if (index !== undefined) candidates.add(index);
    }
    for (const index of candidates) {
      const entry = lost[index];
      const other = lexicon.texts[index];
      if (entry === undefined || other === undefined) continue;
      const alike = likeness(words, other);
      const distance = entry.from === undefined ? Infinity : Math.abs(at - entry.from);
      if (alike >= EDITED) pairs.push({ at, key: entry.key, alike, distance });
    }
  }
  return pairs.sort((a, b) => b.alike - a.alike || (a.distance === b.distance ? 0 : a.distance - b.distance));
}

/** The key itself, or with the first number that makes it unused. */
function unusedKey(born: string, taken: Set<string>): string {
  let key = born;
  for (let count = 2; taken.has(key); count += 1) key = `${born}-${count}`;
  taken.add(key);
  return key;
}
