import type { Catalogue, EarlierTexts, Translation, TranslationState } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import type { Drafts } from '../model/draft.js';
import type { ImportDocument, ImportUnit } from '../model/exchange.js';
import { fingerprint } from '../model/fingerprint.js';
import { haveSameWords, isPrintOf, wordsPrint } from '../text/fit.js';
import { withDraft } from './drafts.js';
import { isForced, type Force } from './force.js';
import { hasMergeMarks, isCopy, withoutEdges } from './imported-text.js';
import { addTo } from '../model/grouping.js';

/** Two translations of one segment, of which an import must not choose. */
interface ImportConflict {
  readonly key: string;
  /**
   * `changed`: the translation here changed since the export. `current`: it is one of the present text, the file’s
   * of an earlier one. `twice`: the file has two, as a tool has lost a key; “here” is the first of them.
   */
  readonly reason: 'changed' | 'current' | 'twice';
  readonly here: string;
  readonly there: string;
}

/**
 * What is reported of one unit. `kept-beside`: it is unfinished, and waits beside a current translation.
 * `ignored-mark`: it is marked as unfinished, and has the words of the current translation. `edges`: white space or
 * line ends at its edges were left out. `copy`: it is the original itself, and was left out. `strange-source`: its
 * original was never in the statement.
 */
interface ImportRemark {
  readonly reason: 'kept-beside' | 'ignored-mark' | 'edges' | 'copy' | 'strange-source';
  readonly key: string;
  readonly unit: ImportUnit;
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
  /** The same words in the file’s spelling; their status is as before. */
  readonly respelled: readonly string[];
  /** Unfinished ones that wait beside a current translation. */
  readonly keptBeside: readonly string[];
  readonly unchanged: number;
  /** Units without a translation. */
  readonly empty: number;
  readonly conflicts: readonly ImportConflict[];
  readonly remarks: readonly ImportRemark[];
  /** Units that belong to no segment, neither by key nor by source. */
  readonly unknown: readonly ImportUnit[];
  /** Units of segments whose original the statement has or has had. */
  readonly familiar: number;
  /** Segments of the statement that the file does not have. */
  readonly absent: number;
  /** Translations that could not be read from the catalogue again, each with what is wrong. */
  readonly refused: readonly RefusedUnit[];
  /** Translations with the marks of a merge that nobody has settled. */
  readonly unmerged: readonly ImportUnit[];
}

/** Why a text is not taken. */
interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly help: string;
}

/** A unit whose translation is not taken. */
interface RefusedUnit extends Refusal {
  readonly unit: ImportUnit;
}

export interface ImportOptions {
  /** Take the file's translation where both sides changed, and unfinished ones in the place of current ones. */
  readonly force: Force;
  /** What keeps a translation from being read, by the rules of reading. */
  readonly judge: (target: string, key: string) => Refusal | undefined;
  /** Tag of the language of the original. */
  readonly sourceLocale: string;
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
  options: ImportOptions,
): ImportPlan {
  const merge = new Merge(catalogue, earlier, options);
  const unknown: ImportUnit[] = [];
  const refused: RefusedUnit[] = [];
  const unmerged: ImportUnit[] = [];
  const met = new Set<string>();
  const find = segmentFinder(segments);
  let empty = 0;
  let familiar = 0;
  for (const unit of imported.units) {
    const segment = find(unit);
    if (segment === undefined) {
      unknown.push(unit);
      continue;
    }
    met.add(segment.key);
    if (merge.knowsSource(unit, segment)) familiar += 1;
    else merge.remark('strange-source', unit, segment);
    const refusal = options.judge(unit.target, segment.key);
    if (unit.target.trim() === '') empty += 1;
    else if (refusal !== undefined) refused.push({ ...refusal, unit });
    else if (hasMergeMarks(unit.target)) unmerged.push(unit);
    else merge.take(unit, segment);
  }
  return {
    ...merge.result(),
    empty,
    unknown,
    familiar,
    refused,
    unmerged,
    absent: segments.length - met.size,
  };
}

/** A catalogue on its way through the units of a file. */
class Merge {
  readonly #translations: Map<string, Translation>;
  readonly #states: Map<string, TranslationState>;
  readonly #texts: Map<string, string>;
  #drafts: Drafts | undefined;
  /** The first translation that the file has of each segment. */
  readonly #taken = new Map<string, string>();
  readonly #keys = {
    added: [] as string[],
    updated: [] as string[],
    outdated: [] as string[],
    confirmed: [] as string[],
    respelled: [] as string[],
    keptBeside: [] as string[],
  };
  readonly #conflicts: ImportConflict[] = [];
  readonly #remarks: ImportRemark[] = [];
  #unchanged = 0;

  constructor(
    readonly catalogue: Catalogue,
    earlier: EarlierTexts,
    readonly options: ImportOptions,
  ) {
    this.#translations = new Map(catalogue.translations);
    this.#states = new Map(catalogue.states);
    this.#texts = new Map(earlier);
    this.#drafts = catalogue.drafts;
  }

  result() {
    return {
      catalogue: {
        ...this.catalogue,
        translations: this.#translations,
        states: this.#states,
        ...(this.#drafts !== undefined && { drafts: this.#drafts }),
      },
      earlier: this.#texts,
      ...this.#keys,
      unchanged: this.#unchanged,
      conflicts: this.#conflicts,
      remarks: this.#remarks,
    };
  }

  remark(reason: ImportRemark['reason'], unit: ImportUnit, { key }: Segment): void {
    this.#remarks.push({ reason, key, unit });
  }

  knowsSource(unit: ImportUnit, segment: Segment): boolean {
    return isMadeFor(unit, segment) || this.#texts.has(this.#printOf(unit));
  }

  /** The fingerprint of the text that the translator had, by which it is known here. */
  #printOf({ source, sourcePrint }: ImportUnit): string {
    return sourcePrint !== undefined && this.#texts.has(sourcePrint) ? sourcePrint : fingerprint(source);
  }

  take(unit: ImportUnit, segment: Segment): void {
    const { key } = segment;
    const here = this.catalogue.translations.get(key)?.target;
    const isAsHere = here !== undefined && unit.isUntouched === true && isPrintOf(unit.exported ?? '', here);
    const target = isAsHere || here === unit.target ? here : withoutEdges(unit.target);
    const first = this.#taken.get(key);
    if (first !== undefined) {
      if (!haveSameWords(first, target))
        this.#conflicts.push({ key, reason: 'twice', here: first, there: target });
      return;
    }
    this.#taken.set(key, target);
    // Between the pieces of a half translation white space is left over.
    if (target !== unit.target && !isAsHere && !unit.unfinished) this.remark('edges', unit, segment);
    if (here !== undefined && haveSameWords(here, target)) this.#agree({ ...unit, target }, segment, here);
    else if (this.#isCopy(target, segment)) this.remark('copy', unit, segment);
    else this.#replace({ ...unit, target }, segment, here);
  }

  /** The file has the words that are here: they say nothing, but its marks and its spelling may. */
  #agree(unit: ImportUnit, segment: Segment, here: string): void {
    const { key, hash } = segment;
    const { target, exported } = unit;
    const isCurrent = this.#isCurrent(segment);
    const isUntouched = exported === undefined ? here === target : exported === fingerprint(target);
    // It came before, unfinished; what the file says of it now is news.
    const wasDraft = here === target && this.#states.get(key)?.source === OF_NO_TEXT;
    const isOurs = isMadeFor(unit, segment);
    if (unit.unfinished && isCurrent) this.remark('ignored-mark', unit, segment);
    if (here !== target && exported === fingerprint(here)) {
      this.#put(key, target);
      this.#keys.respelled.push(key);
    } else if (!unit.unfinished && isOurs && !isCurrent && (isUntouched || wasDraft)) {
      this.#states.set(key, { source: hash, target: wordsPrint(here) });
      this.#keys.confirmed.push(key);
    } else this.#unchanged += 1;
  }

  #replace(unit: ImportUnit, segment: Segment, here: string | undefined): void {
    const { key, hash } = segment;
    const { target } = unit;
    const isOurs = isMadeFor(unit, segment);
    if (here !== undefined && !isForced(this.options.force, key)) {
      // Nobody has touched it in the file: what was written here since stays.
      if (unit.exported !== undefined && isPrintOf(unit.exported, target)) {
        this.#unchanged += 1;
        return;
      }
      if (unit.unfinished && this.#isCurrent(segment)) {
        this.#drafts = withDraft(this.#drafts, key, { source: unit.source, target });
        this.#keys.keptBeside.push(key);
        this.remark('kept-beside', unit, segment);
        return;
      }
      if (unit.exported === undefined || !isPrintOf(unit.exported, here)) {
        this.#conflicts.push({ key, reason: 'changed', here, there: target });
        return;
      }
      if (this.#isCurrent(segment) && !isOurs) {
        this.#conflicts.push({ key, reason: 'current', here, there: target });
        return;
      }
    }
    this.#put(key, target);
    const isFinished = isOurs && !unit.unfinished;
    // An unfinished one is of no text, so that it is not current when the text it was begun for comes back.
    const source = isFinished ? hash : unit.unfinished ? OF_NO_TEXT : this.#printOf(unit);
    this.#states.set(key, { source, target: wordsPrint(target) });
    if (isFinished) (here === undefined ? this.#keys.added : this.#keys.updated).push(key);
    else {
      this.#keys.outdated.push(key);
      if (source !== OF_NO_TEXT && !this.#texts.has(source)) this.#texts.set(source, unit.source);
    }
  }

  #put(key: string, target: string): void {
    this.#translations.set(key, {
      target,
      content: this.options.parseInline(target),
      position: { line: 1, column: 1 },
    });
  }

  #isCurrent({ key, hash }: Segment): boolean {
    return this.#states.get(key)?.source === hash;
  }

  #isCopy(target: string, { key, source }: Segment): boolean {
    const { force, sourceLocale } = this.options;
    return !isForced(force, key) && isCopy(source, target, sourceLocale, this.catalogue.locale);
  }
}

/** Whether the translator had the present text of a segment. */
function isMadeFor({ source, sourcePrint }: ImportUnit, segment: Segment): boolean {
  return sourcePrint === segment.hash || haveSameWords(source, segment.source);
}

/** By key; else, where a tool has lost the key, by the source text, if just one segment has it. */
export function segmentFinder(segments: readonly Segment[]): (unit: ImportUnit) => Segment | undefined {
  const byKey = new Map(segments.map((segment) => [segment.key, segment]));
  const bySource = new Map<string, Segment[]>();
  for (const segment of segments) {
    // A file knows the words, or the fingerprint of the very characters.
    for (const print of new Set([wordsPrint(segment.source), segment.hash])) addTo(bySource, print, segment);
  }
  return ({ key, source, sourcePrint }) => {
    const found = byKey.get(key);
    if (found !== undefined) return found;
    const same = bySource.get(sourcePrint ?? '') ?? bySource.get(wordsPrint(source)) ?? [];
    return same.length === 1 ? same[0] : undefined;
  };
}
