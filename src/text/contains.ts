import { addTo } from '../model/grouping.js';

/** Characters of a part by which a text is indexed. */
const GRAM = 8;

/** Up to this many parts, searching the whole text for each is faster than an index. */
const FEW = 50;

/**
 * Says of each of many parts whether a text contains it, in time that grows with the text and the parts together.
 *
 * A part is searched only at the places of those of its eight-character pieces that are rarest in the text.
 *
 * @param text any text
 * @param count how many parts there are
 */
export function containing(text: string, count: number): (part: string) => boolean {
  if (count <= FEW) return (part) => text.includes(part);
  const places = new Map<string, number[]>();
  for (let at = 0; at + GRAM <= text.length; at++) addTo(places, text.slice(at, at + GRAM), at);
  return (part) => {
    if (part.length < GRAM) return text.includes(part);
    let rarest: readonly number[] = [];
    let offset = 0;
    for (let at = 0; at + GRAM <= part.length; at++) {
      const found = places.get(part.slice(at, at + GRAM));
      if (found === undefined) return false;
      if (at > 0 && found.length >= rarest.length) continue;
      rarest = found;
      offset = at;
    }
    return rarest.some((at) => text.startsWith(part, at - offset) && at >= offset);
  };
}
