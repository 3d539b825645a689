import type { ImportUnit } from '../model/exchange.js';
import { fingerprint } from '../model/fingerprint.js';
import { addTo } from '../model/grouping.js';
import { haveSameWords, wordsPrint } from '../text/fit.js';
import { isForced, type Force } from './force.js';
import { hasMergeMarks, isCopy, withoutEdges } from './imported-text.js';
import { placeholders } from '../text/placeholders.js';
import { mayOmitNumber } from '../text/plural-forms.js';

/** A file of a locale, beside the statement, whose texts go to a translator with it. */
type BesideFile = 'press.json' | 'signatories.json';

/** A text beside the statement: an interface string, or the name of a signatory. */
export interface BesideText {
  readonly file: BesideFile;
  /** Its key in that file. */
  readonly key: string;
  /** In the language of the original. */
  readonly source: string;
  /** As the locale shows it; empty if it has no such text. */
  readonly shown: string;
}

/** What is reported of one unit that is no segment, and was not taken. */
interface BesideRemark {
  readonly reason: 'copy' | 'unfinished-text' | 'earlier-text';
  readonly key: string;
  readonly unit: ImportUnit;
}

/** What an import would change beside the statement. */
export interface BesidePlan {
  /** Texts to write: file → key → text. A name that is shown as it is has no text. */
  readonly texts: ReadonlyMap<BesideFile, ReadonlyMap<string, string | undefined>>;
  /** Keys of units with a text where there was none. */
  readonly added: readonly string[];
  /** Keys of units with another text than before. */
  readonly updated: readonly string[];
  readonly unchanged: number;
  readonly empty: number;
  readonly conflicts: readonly BesideConflict[];
  readonly remarks: readonly BesideRemark[];
  readonly unmerged: readonly ImportUnit[];
  readonly refused: readonly RefusedText[];
  /** Units whose text an export does not hold any more. */
  readonly unknown: readonly ImportUnit[];
}

interface BesideConflict {
  readonly key: string;
  readonly reason: 'changed' | 'twice';
  readonly here: string;
  readonly there: string;
}

interface RefusedText {
  readonly unit: ImportUnit;
  readonly rule: string;
  readonly message: string;
  readonly help: string;
}

export interface BesideOptions {
  /** Take the file’s text where both sides changed, and an unfinished one. */
  readonly force: Force;
  /** Tags of the two languages. */
  readonly from: string;
  readonly to: string;
  /** The text of inline Markdown, which is what the units hold. */
  readonly textOf: (markdown: string) => string;
  /** A text as inline Markdown, as the export has it. */
  readonly markdownOf: (text: string) => string;
}

/** The key of a unit that holds a text beside the statement; no key of a segment has a slash. */
export function besideKey({ file, key }: Pick<BesideText, 'file' | 'key'>): string {
  return `${file}/${key}`;
}

/**
 * Units whose keys a tool has lost, with the keys of the texts beside the statement that have just their words.
 *
 * @param segments originals of the statement, which come first
 */
export function withBesideKeys(
  units: readonly ImportUnit[],
  texts: readonly BesideText[],
  segments: readonly string[],
): readonly ImportUnit[] {
  if (units.every(({ key }) => key !== '')) return units;
  const own = new Set(segments.map(wordsPrint));
  const bySource = new Map<string, BesideText[]>();
  for (const text of texts) addTo(bySource, wordsPrint(text.source), text);
  return units.map((unit) => {
    const print = unit.key === '' ? wordsPrint(unit.source) : '';
    const found = own.has(print) ? [] : (bySource.get(print) ?? []);
    const [text] = found;
    return text !== undefined && found.length === 1 ? { ...unit, key: besideKey(text) } : unit;
  });
}

/** Whether a unit holds a text beside the statement. */
export function isBeside({ key }: Pick<ImportUnit, 'key'>): boolean {
  return /^(?:press|signatories)\.json\//u.test(key);
}

/**
 * What comes back of the texts beside the statement, as data. They have no state: a text is taken if it is finished,
 * belongs to the present words of the original, and has not been changed here since the export.
 *
 * @param texts those that an export holds now
 * @param units of the file; others than `isBeside` are passed over
 */
export function planBeside(
  texts: readonly BesideText[],
  units: readonly ImportUnit[],
  options: BesideOptions,
): BesidePlan {
  const byKey = new Map(texts.map((text) => [besideKey(text), text]));
  const merge = new BesideMerge(options);
  for (const unit of units.filter(isBeside)) {
    const text = byKey.get(unit.key);
    if (text === undefined) merge.unknown.push(unit);
    else merge.take(unit, text);
  }
  return merge;
}

class BesideMerge implements BesidePlan {
  readonly texts = new Map<BesideFile, Map<string, string | undefined>>();
  readonly added: string[] = [];
  readonly updated: string[] = [];
  readonly conflicts: BesideConflict[] = [];
  readonly remarks: BesideRemark[] = [];
  readonly unmerged: ImportUnit[] = [];
  readonly refused: RefusedText[] = [];
  readonly unknown: ImportUnit[] = [];
  unchanged = 0;
  empty = 0;
  readonly #taken = new Map<string, string>();

  constructor(readonly options: BesideOptions) {}

  take(unit: ImportUnit, text: BesideText): void {
    const { key } = unit;
    if (unit.target.trim() === '') {
      this.empty += 1;
      return;
    }
    if (hasMergeMarks(unit.target)) {
      this.unmerged.push(unit);
      return;
    }
    const target = withoutEdges(this.options.textOf(unit.target)).replace(/\s+/gu, ' ');
    const first = this.#taken.get(key);
    if (first !== undefined) {
      if (first !== target) this.conflicts.push({ key, reason: 'twice', here: first, there: target });
      return;
    }
    this.#taken.set(key, target);
    const strange = strangePlaceholder(text, target);
    if (strange !== undefined) this.refused.push({ unit, ...strange });
    else if (target === text.shown || fingerprint(unit.target) === unit.exported) this.unchanged += 1;
    else this.#replace(unit, text, target);
  }

  #replace(unit: ImportUnit, text: BesideText, target: string): void {
    const { key, exported } = unit;
    const { file, source, shown } = text;
    const { force, from, to, textOf, markdownOf } = this.options;
    const isVerbatim = file === 'signatories.json' && target === source;
    if (!isForced(force, key)) {
      const reason = unit.unfinished
        ? 'unfinished-text'
        : !haveSameWords(textOf(unit.source), source)
          ? 'earlier-text'
          : !isVerbatim && isCopy(source, target, from, to)
            ? 'copy'
            : undefined;
      if (reason !== undefined) {
        this.remarks.push({ reason, key, unit });
        return;
      }
      if (exported !== undefined && shown !== '' && exported !== fingerprint(markdownOf(shown))) {
        this.conflicts.push({ key, reason: 'changed', here: shown, there: target });
        return;
      }
    }
    const own = this.texts.get(file) ?? new Map<string, string | undefined>();
    this.texts.set(file, own.set(text.key, isVerbatim ? undefined : target));
    (shown === '' ? this.added : this.updated).push(key);
  }
}

/** What a text has in braces that its original does not have, or lacks of it. */
function strangePlaceholder(
  { file, key, source }: BesideText,
  target: string,
): Omit<RefusedText, 'unit'> | undefined {
  if (file !== 'press.json') return undefined;
  const known = new Set(placeholders(source));
  const own = new Set(placeholders(target));
  const strange = [...own].find((one) => !known.has(one));
  const lost = [...known].find((one) => !own.has(one) && !(one === '{{number}}' && mayOmitNumber(key)));
  if (strange === undefined && lost === undefined) return undefined;
  return {
    rule: 'import-placeholder',
    message:
      strange === undefined
        ? `“${target}” lacks ${String(lost)}, which the program fills in.`
        : `“${target}” has ${strange}, which has no value here.`,
    help:
      known.size === 0
        ? 'Write it without braces.'
        : `Keep ${[...known].join(' and ')} as the original has ${known.size === 1 ? 'it' : 'them'}.`,
  };
}
