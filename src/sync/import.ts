import type { Catalogue, EarlierTexts, Translation, TranslationState } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import type { ImportDocument, ImportUnit } from '../model/exchange.js';
import { fingerprint } from '../model/fingerprint.js';

/** Two translations of one segment, of which an import must not choose. */
export interface ImportConflict {
  readonly key: string;
  /**
   * `changed`: the translation here changed since the export. `current`: it is one of the present text, the file’s
   * of an earlier one. `twice`: the file has two, as a tool has lost a key; “here” is the first of them.
   */
  readonly reason: 'changed' | 'current' | 'twice';
  readonly here: string;
  readonly there: string;
}

/** What an import would change, by key. */
export interface ImportPlan {
  readonly catalogue: Catalogue;
  readonly earlier: EarlierTexts;
  /** Translations of segments that had none, in the present text. */
  readonly added: readonly string[];
  /** Changed translations of the present text. */
  readonly updated: readonly string[];
  /** Translations of an earlier text; they arrive as outdated. */
  readonly outdated: readonly string[];
  /** Outdated translations that the translator has found to be right still. */
  readonly confirmed: readonly string[];
  readonly unchanged: number;
  /** Units without a translation. */
  readonly empty: number;
  readonly conflicts: readonly ImportConflict[];
  /** Units that belong to no segment, neither by key nor by source. */
  readonly unknown: readonly ImportUnit[];
  /** Segments of the statement that the file does not have. */
  readonly absent: number;
  /** Translations that could not be read from the catalogue again, each with what is wrong. */
  readonly refused: readonly (Refusal & { readonly unit: ImportUnit })[];
}

/** Why a text is not taken. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly help: string;
}

export interface ImportOptions {
  /** Take the file's translation where both sides changed. */
  readonly force: boolean;
  /** What keeps a translation from being read, by the rules of reading. */
  readonly judge: (target: string, key: string) => Refusal | undefined;
  /** Parses inline Markdown. */
  readonly parseInline: (markdown: string) => Translation['content'];
}

/** No text has this fingerprint: what is stored with it is never taken for current. */
const OF_NO_TEXT = '0'.repeat(16);

/**
 * Merges a file that came back from a translator into a catalogue, as data.
 *
 * @param catalogue the locale's catalogue, brought up to the canonical text
 * @param segments the segments of the statement
 * @param earlier earlier source texts
 * @param imported the file
 */
export function planImport(
  catalogue: Catalogue,
  segments: readonly Segment[],
  earlier: EarlierTexts,
  imported: ImportDocument,
  { force, judge, parseInline }: ImportOptions,
): ImportPlan {
  const translations = new Map(catalogue.translations);
  const states = new Map(catalogue.states);
  const texts = new Map(earlier);
  const added: string[] = [];
  const updated: string[] = [];
  const outdated: string[] = [];
  const confirmed: string[] = [];
  const conflicts: ImportConflict[] = [];
  const unknown: ImportUnit[] = [];
  let unchanged = 0;
  let empty = 0;
  const find = finder(segments);
  const taken = new Map<string, string>();
  const refused: (Refusal & { readonly unit: ImportUnit })[] = [];
  const met = new Set<string>();
  for (const unit of imported.units) {
    const segment = find(unit);
    if (segment === undefined) {
      unknown.push(unit);
      continue;
    }
    const { key } = segment;
    met.add(key);
    if (unit.target.trim() === '') {
      empty += 1;
      continue;
    }
    const refusal = judge(unit.target, key);
    if (refusal !== undefined) {
      refused.push({ ...refusal, unit });
      continue;
    }
    const first = taken.get(key);
    if (first !== undefined) {
      if (first !== unit.target) conflicts.push({ key, reason: 'twice', here: first, there: unit.target });
      continue;
    }
    taken.set(key, unit.target);
    const here = catalogue.translations.get(key)?.target;
    const state = importedState(unit, segment);
    if (here === unit.target) {
      const isConfirmed = state.source === segment.hash && states.get(key)?.source !== segment.hash;
      if (isConfirmed) {
        states.set(key, state);
        confirmed.push(key);
      } else unchanged += 1;
      continue;
    }
    if (here !== undefined && !force) {
      const isCurrent = states.get(key)?.source === segment.hash;
      const there = unit.target;
      if (unit.exported !== fingerprint(here)) {
        conflicts.push({ key, reason: 'changed', here, there });
        continue;
      }
      if (isCurrent && unit.source !== segment.source) {
        conflicts.push({ key, reason: 'current', here, there });
        continue;
      }
    }
    translations.set(key, {
      target: unit.target,
      content: parseInline(unit.target),
      position: { line: 1, column: 1 },
    });
    states.set(key, state);
    if (state.source === segment.hash) (here === undefined ? added : updated).push(key);
    else {
      outdated.push(key);
      if (state.source !== OF_NO_TEXT) texts.set(state.source, unit.source);
    }
  }
  return {
    catalogue: { ...catalogue, translations, states },
    earlier: texts,
    added,
    updated,
    outdated,
    confirmed,
    unchanged,
    empty,
    conflicts,
    unknown,
    absent: segments.length - met.size,
    refused,
  };
}

/** By key; else, where a tool has lost the key, by the source text, if just one segment has it. */
function finder(segments: readonly Segment[]): (unit: ImportUnit) => Segment | undefined {
  const byKey = new Map(segments.map((segment) => [segment.key, segment]));
  const bySource = new Map<string, Segment[]>();
  for (const segment of segments) {
    bySource.set(segment.source, [...(bySource.get(segment.source) ?? []), segment]);
  }
  return ({ key, source }) => {
    const found = byKey.get(key);
    if (found !== undefined) return found;
    const same = bySource.get(source) ?? [];
    return same.length === 1 ? same[0] : undefined;
  };
}

function importedState(unit: ImportUnit, segment: Segment): TranslationState {
  const target = fingerprint(unit.target);
  if (unit.unfinished && unit.source === segment.source) return { source: OF_NO_TEXT, target };
  return { source: fingerprint(unit.source), target };
}
