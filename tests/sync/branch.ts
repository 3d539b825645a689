import type { Catalogue } from '../../src/model/catalogue.js';
import type { Document, Segment } from '../../src/model/document.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import {
  parseCatalogue,
  parseEarlier,
  parseSourceCatalogue,
  type CatalogueFiles,
} from '../../src/parse/catalogue.js';
import { bornKey } from '../../src/parse/key.js';
import { LIMITS } from '../../src/model/limits.js';
import { tooMuchInTranslation } from '../../src/parse/too-much.js';
import type { Work } from '../../src/client/segments/work.js';
import type { Remarks } from '../../src/model/remarks.js';
import { parseRemarks } from '../../src/parse/remarks.js';
import { addRemark, serializeRemarks, settleRemark } from '../../src/sync/remarks.js';
import { syncedFiles } from '../../src/sync/files.js';
import { planImport, type ImportOptions } from '../../src/sync/import.js';
import { planSync, type SyncPlan } from '../../src/sync/plan.js';
import { planReview } from '../../src/sync/review.js';

const SOURCE = 'locales/en/statement.json';
const EARLIER = 'locales/en/earlier.json';
export const TARGET = 'locales/fa/statement.json';
export const STATE = 'locales/fa/state.json';
export const OBSOLETE = 'locales/fa/obsolete.json';
const DRAFTS = 'locales/fa/drafts.json';
const REMARKS = 'locales/fa/remarks.json';

let made = 0;

/** How files are imported. */
export const IMPORTING: ImportOptions = {
  force: false,
  judge: (target, key) => tooMuchInTranslation(target, key, LIMITS),
  sourceLocale: 'en',
  parseInline: () => [],
};

/** A remark that nobody has made before. */
export function newRemark(): string {
  return `r${String(++made)}`;
}

/** A translation that nobody has made before; it has all that can be written in more than one way. */
export function newTranslation(): string {
  return `t${String(++made)} «یک کتاب‌خانهٔ تازه»`;
}

/** Which translation it is, however it is written: its number. */
export function nameOf(target: string): string {
  const digits = target.replace(/[۰-۹]/gu, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
  return /^\s*[td]\d+/u.exec(digits)?.[0].trim() ?? target;
}

/** Edits that say nothing about the text that a translation was made for. */
const SPELLINGS: readonly ((target: string) => string)[] = [
  (target) => target.replaceAll('ی', 'ي'),
  (target) => target.replaceAll('ي', 'ی').replaceAll('ك', 'ک'),
  (target) => target.replaceAll('ک', 'ك'),
  (target) => target.replace(/\d/gu, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit))),
  (target) => target.replace('«', '“').replace('»', '”'),
  (target) => target.replaceAll('\u200C', ''),
  (target) => target.replace('خانه', ' خانه'),
  (target) => target.normalize('NFD'),
  (target) => ` ${target}  `,
  (target) => target.replaceAll('هٔ', 'ۀ'),
];

/** What is true of a translation, whatever `sync` makes of it. Every translation is a text of its own. */
export interface Truth {
  /** The source text its translator had before them. */
  readonly madeFor: string;
  /** A second text that nobody could tell it was not made for: both sides changed between two syncs. */
  orFor?: string;
  /** Made for a text that no sync had seen: all that can be asked is that it is not lost. */
  readonly unsure: boolean;
  /** A sync has seen it. */
  seen: boolean;
  /** Its translator has not finished it: it is of no text. */
  readonly unfinished?: boolean;
}

/** A branch of a publication: the statement, the files, and beside them the truth. */
export class Branch {
  files = new Map<string, string>();
  undo: string[][] = [];
  truths = new Map<string, Truth>();
  /** Translations that a person has overwritten or deleted; they may be gone. */
  dropped = new Set<string>();
  /** Pairs of source and translation that a person has compared. */
  read = new Set<string>();
  /** Unfinished translations that wait beside current ones: name → key. */
  beside = new Map<string, string>();
  /** Sheets that have gone out, with the work in them; each may come back at any time, more than once. */
  sheets: Work[] = [];
  /** What people have said: the words, each said once → who has settled it. */
  said = new Map<string, string | undefined>();
  #plan: SyncPlan | undefined;

  constructor(public paragraphs: readonly string[]) {}

  fork(): Branch {
    const other = new Branch(this.paragraphs);
    other.files = new Map(this.files);
    other.truths = new Map([...this.truths].map(([target, truth]) => [target, { ...truth }]));
    other.dropped = new Set(this.dropped);
    other.read = new Set(this.read);
    other.beside = new Map(this.beside);
    other.sheets = [...this.sheets];
    other.said = new Map(this.said);
    return other;
  }

  write(paragraphs: readonly string[]): void {
    if (paragraphs.length === 0) return;
    this.undo.push([...this.paragraphs]);
    this.paragraphs = paragraphs;
    this.#plan = undefined;
  }

  put(path: string, text: string): void {
    this.files.set(path, text);
    this.#plan = undefined;
  }

  table(path: string): Record<string, unknown> {
    return JSON.parse(this.files.get(path) ?? '{}') as Record<string, unknown>;
  }

  plan(): SyncPlan {
    return (this.#plan ??= planSync(
      documentOf(this.paragraphs),
      parseSourceCatalogue('en', this.files.get(SOURCE)).value ?? new Map(),
      [
        catalogueOf({
          statement: this.files.get(TARGET),
          state: this.files.get(STATE),
          obsolete: this.files.get(OBSOLETE),
          drafts: this.files.get(DRAFTS),
        }),
      ],
      parseEarlier(this.files.get(EARLIER) ?? '{}', EARLIER, 'en').value ?? new Map(),
    ));
  }

  /** @param steps after so many written files the machine loses power */
  sync(steps = Infinity): void {
    const plan = this.plan();
    for (const { key, source } of plan.document.segments) {
      const truth = this.truths.get(nameOf(String(this.table(TARGET)[key])));
      if (truth === undefined || truth.seen) continue;
      // The fourth file is the state: before it is written, nothing of this is remembered.
      if (steps < 4) continue;
      if (truth.madeFor !== source) truth.orFor = source;
      truth.seen = true;
    }
    const files = this.filesOf(plan);
    for (const [path, text] of files.slice(0, steps)) this.put(path, text);
  }

  remarks(): Remarks {
    return parseRemarks('fa', this.files.get(REMARKS) ?? '{}').value ?? new Map();
  }

  /** The files as a command writes them. */
  filesOf(plan: SyncPlan, remarks = this.remarks()): (readonly [path: string, text: string])[] {
    const isWritten = this.files.has(REMARKS) || remarks.size > 0;
    const own = [REMARKS, serializeRemarks(remarks, plan.source)] as const;
    return [...syncedFiles(plan, 'en'), ...(isWritten ? [own] : [])];
  }

  writeAll(files: Iterable<readonly [path: string, text: string]>): void {
    for (const [path, text] of files) this.put(path, text);
  }

  /** Somebody remarks on a segment. */
  say(at: number): void {
    this.sync();
    const text = newRemark();
    const { remarks } = addRemark(this.remarks(), { key: this.segment(at).key, by: 'A. Reader', text });
    this.writeAll(this.filesOf(this.plan(), remarks));
    this.said.set(text, undefined);
  }

  /** Somebody settles a remark. */
  settle(at: number): void {
    this.sync();
    const all = [...this.remarks().values()].flat();
    const remark = all[at % Math.max(1, all.length)];
    if (remark === undefined) return;
    const by = remark.settledBy ?? `B. Reader ${String(at)}`;
    this.writeAll(this.filesOf(this.plan(), settleRemark(this.remarks(), remark, by)));
    this.said.set(remark.text, by);
  }

  segment(at: number): Segment {
    const { segments } = this.plan().document;
    const segment = segments[at % segments.length];
    if (segment === undefined) throw new Error('the statement is empty');
    return segment;
  }

  translate(at: number, target: string): void {
    const { key, source } = this.segment(at);
    const table = this.table(TARGET);
    this.dropped.add(nameOf(String(table[key])));
    this.put(TARGET, JSON.stringify({ ...table, [key]: target }));
    if (target === '') return;
    this.truths.set(nameOf(target), {
      madeFor: source,
      unsure: this.table(SOURCE)[key] !== source,
      seen: false,
    });
  }

  /** The translation as its file has it. */
  #written(at: number): { key: string; target: string } {
    const { key } = this.segment(at);
    const target = this.table(TARGET)[key];
    return { key, target: typeof target === 'string' ? target : '' };
  }

  /** Writes a translation in another way. */
  respell(at: number, way: number): void {
    const { key, target } = this.#written(at);
    if (target.trim() === '') return;
    this.put(TARGET, JSON.stringify({ ...this.table(TARGET), [key]: spelled(target, way) }));
  }

  /** A translator’s file comes back with one translation: a new one, or the one that is here in another spelling. */
  import(at: number, unfinished: boolean, way: number): void {
    this.sync();
    const { key, target } = this.#written(at);
    const { source } = this.segment(at);
    const isSpelling = way % 2 === 0 && target.trim() !== '';
    const brought = isSpelling
      ? spelled(target, way)
      : newTranslation().replace(/^t(\d+)/u, unfinished ? 'd$1.' : 't$1');
    const plan = this.plan();
    const [catalogue] = plan.catalogues as [Catalogue];
    const { segments } = plan.document;
    const units = [{ key, source, target: brought, unfinished, exported: fingerprint(target) }];
    const imported = planImport(catalogue, segments, plan.earlier, { units }, IMPORTING);
    if (imported.conflicts.length > 0) throw new Error('nothing has changed here since the export');
    const catalogues = [imported.catalogue];
    this.writeAll(this.filesOf({ ...plan, catalogues, earlier: imported.earlier }));
    if (isSpelling) {
      // What comes back finished, to the letter as it went out but for its edges, is confirmed.
      if (brought.trim() === target.trim() && !unfinished && imported.confirmed.includes(key))
        this.truths.set(nameOf(target), { madeFor: source, unsure: false, seen: true });
      return;
    }
    if (imported.keptBeside.length > 0) this.beside.set(nameOf(brought), key);
    else {
      this.dropped.add(nameOf(target));
      const truth = { madeFor: source, unsure: false, seen: true };
      this.truths.set(nameOf(brought), unfinished ? { ...truth, unfinished } : truth);
    }
  }

  review(at: number): void {
    const plan = this.plan();
    const { key, source, hash } = this.segment(at);
    const [catalogue] = plan.catalogues as [Catalogue];
    const reviewed = planReview(catalogue, new Map([[key, hash]]), [key], 'A. Reader', true);
    const target = catalogue.translations.get(key)?.target ?? '';
    const truth = this.truths.get(nameOf(target));
    if (reviewed.refused.length > 0 || truth === undefined) return;
    this.sync();
    this.writeAll(this.filesOf({ ...plan, catalogues: [reviewed.catalogue] }));
    // Who has named a segment has chosen between its translation and what waits beside it.
    for (const [name, beside] of this.beside) if (beside === key) this.beside.delete(name);
    this.read.add(`${source}\n${nameOf(target)}`);
    this.truths.set(nameOf(target), { madeFor: source, unsure: false, seen: true });
  }
}

export function spelled(target: string, way: number): string {
  return SPELLINGS[way % SPELLINGS.length]?.(target) ?? target;
}

function documentOf(paragraphs: readonly string[]): Document {
  const taken = new Map<string, number>();
  const segments = paragraphs.map((source) => ({
    key: bornKey(source, taken),
    role: 'paragraph' as const,
    source,
    hash: fingerprint(source),
    content: [],
    position: { line: 1, column: 1 },
  }));
  const body = { type: 'root' as const, children: [] };
  const rest = {
    file: 'statement.md',
    revision: '',
    title: 0,
    slug: '',
    signatories: [],
    release: {},
    corrections: [],
    outline: {
      file: 'statement.md',
      title: '',
      blocks: [],
      signatories: { total: 0, groups: [] },
      doubts: [],
    },
    definitions: '',
  };
  return { ...rest, body, segments };
}

const parsed = new Map<string, Catalogue>();

function catalogueOf(files: CatalogueFiles): Catalogue {
  const name = JSON.stringify(files);
  const outcome = parsed.get(name) ?? parseCatalogue('fa', files, '').value;
  if (outcome === undefined) throw new Error('the catalogue cannot be read');
  if (parsed.size > 500) parsed.clear();
  parsed.set(name, outcome);
  return outcome;
}

/** Member by member, as git merges files of one member a line; of a conflict a person keeps our side, in all files. */
export function merge(base: Branch, ours: Branch, theirs: Branch): void {
  const paths = [
    SOURCE,
    EARLIER,
    TARGET,
    STATE,
    OBSOLETE,
    ...(ours.files.has(DRAFTS) ? [DRAFTS] : []),
    REMARKS,
  ].filter((path) => path !== REMARKS || ours.files.has(REMARKS) || theirs.files.has(REMARKS));
  const tables = paths.map((path) => ({
    path,
    from: base.table(path),
    mine: ours.table(path),
    other: theirs.table(path),
  }));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const changed = ({ from, other }: (typeof tables)[number]) =>
    [...new Set([...Object.keys(from), ...Object.keys(other)])].filter((key) => !same(from[key], other[key]));
  const conflicts = new Set(
    tables.flatMap((table) =>
      changed(table).filter(
        (key) => !same(table.mine[key], table.from[key]) && !same(table.mine[key], table.other[key]),
      ),
    ),
  );
  const refused = new Set<string>();
  for (const table of tables) {
    const merged = { ...table.mine };
    for (const key of changed(table)) {
      const value = table.other[key];
      if (conflicts.has(key)) {
        const aside = (value as { target?: string } | null | undefined)?.target;
        refused.add(nameOf(String(value))).add(nameOf(String(aside)));
      } else if (value === undefined) Reflect.deleteProperty(merged, key);
      else merged[key] = value;
    }
    ours.put(table.path, JSON.stringify(merged));
  }
  for (const key of conflicts) refused.add(nameOf(String(theirs.table(TARGET)[key])));
  for (const [target, truth] of theirs.truths) {
    const own = ours.truths.get(target);
    // Seen by a sync, or read by a person, on their side alone.
    const isSettled = truth.seen && (own?.seen !== true || truth.orFor === undefined);
    const isTheirs = !same(truth, base.truths.get(target));
    if (own === undefined || (isTheirs && isSettled && !refused.has(target))) ours.truths.set(target, truth);
  }
  // A review on their side has settled what waited.
  for (const name of base.beside.keys()) if (!theirs.beside.has(name)) ours.beside.delete(name);
  for (const target of [...theirs.dropped, ...refused]) ours.dropped.add(target);
  for (const [words, by] of theirs.said) if (!ours.said.has(words)) ours.said.set(words, by);
  for (const pair of theirs.read) if (!refused.has(pair.split('\n')[1] ?? '')) ours.read.add(pair);
}
