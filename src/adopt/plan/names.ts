import type { Signatory } from '../../model/document.js';
import type { ShownForm, WholeBlock } from '../../model/whole.js';
import { bareName, typed } from './words.js';
import { addTo } from '../../model/grouping.js';

/** The translation’s list of signatories beside the statement’s. */
export interface NamesReading {
  /** Names that are the statement’s, or what the locale shows for them already. */
  readonly matched: number;
  /** Names in another form, each between names that match, so that it can only be this one. */
  readonly shown: readonly ShownForm[];
  /** Names of the statement that the translation lacks. */
  readonly missing: readonly Signatory[];
  /** Names of the translation that belong to nobody. */
  readonly unknown: readonly WholeBlock[];
}

/**
 * Compares names. A name in another form is found by its place: as many names are between the two nearest
 * names that match as in the statement.
 *
 * @param signatories the statement’s
 * @param blocks the translation’s
 * @param shown canonical name → name to show, as the locale has it
 */
export function readNames(
  signatories: readonly Signatory[],
  blocks: readonly WholeBlock[],
  shown: ReadonlyMap<string, string>,
): NamesReading {
  const places = new Map<string, number[]>();
  const know = (text: string, at: number) => {
    const key = bareName(text);
    addTo(places, key, at);
  };
  for (const [at, { name }] of signatories.entries()) {
    know(name, at);
    const own = shown.get(name);
    if (own !== undefined && bareName(own) !== bareName(name)) know(own, at);
  }
  const taken = new Set<number>();
  const found = blocks.map((block) => {
    const at = [block.text, typed(block)]
      .flatMap((text) => places.get(bareName(text)) ?? [])
      .find((place) => !taken.has(place));
    if (at !== undefined) taken.add(at);
    return at;
  });
  const forms: ShownForm[] = [];
  const unknown: WholeBlock[] = [];
  for (let from = 0; from < blocks.length;) {
    if (found[from] !== undefined) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < blocks.length && found[to] === undefined) to += 1;
    const start = from === 0 ? 0 : (found[from - 1] ?? -1) + 1;
    const end = to === blocks.length ? signatories.length : (found[to] ?? -1);
    const between = signatories.slice(start, Math.max(start, end));
    const isTold = between.length === to - from && between.every((_, offset) => !taken.has(start + offset));
    for (const [offset, block] of blocks.slice(from, to).entries()) {
      const name = between[offset]?.name;
      if (isTold && name !== undefined) {
        forms.push({ name, shown: block.text, block });
        taken.add(start + offset);
      } else unknown.push(block);
    }
    from = to;
  }
  return {
    matched: found.filter((at) => at !== undefined).length,
    shown: forms,
    // A translation may be older than the names that came by form.
    missing: signatories.filter(({ file }, at) => file === undefined && !taken.has(at)),
    unknown,
  };
}
