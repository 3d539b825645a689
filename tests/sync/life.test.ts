import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentStatus } from '../../src/localize/status.js';
import type { Catalogue } from '../../src/model/catalogue.js';
import type { Document, Segment } from '../../src/model/document.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { parseCatalogue, parseEarlier, parseSourceCatalogue } from '../../src/parse/catalogue.js';
import { bornKey } from '../../src/parse/key.js';
import { syncedFiles } from '../../src/sync/files.js';
import { planSync, type SyncPlan } from '../../src/sync/plan.js';
import { planReview } from '../../src/sync/review.js';

/** How many random lives are tried: `SEQUENCES=10000 npx vitest run tests/sync/life.test.ts`. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 400);

const SOURCE = 'locales/en/statement.json';
const EARLIER = 'locales/en/earlier.json';
const TARGET = 'locales/fa/statement.json';
const STATE = 'locales/fa/state.json';
const OBSOLETE = 'locales/fa/obsolete.json';

/** What is true of a translation, whatever `sync` makes of it. Every translation is a text of its own. */
interface Truth {
  /** The source text its translator had before them. */
  readonly madeFor: string;
  /** A second text that nobody could tell it was not made for: both sides changed between two syncs. */
  orFor?: string;
  /** Made for a text that no sync had seen: all that can be asked is that it is not lost. */
  readonly unsure: boolean;
  /** A sync has seen it. */
  seen: boolean;
}

/** A branch of a publication: the statement, the files, and beside them the truth. */
class Branch {
  files = new Map<string, string>();
  undo: string[][] = [];
  truths = new Map<string, Truth>();
  /** Translations that a person has overwritten or deleted; they may be gone. */
  dropped = new Set<string>();
  /** Pairs of source and translation that a person has compared. */
  read = new Set<string>();
  #plan: SyncPlan | undefined;

  constructor(public paragraphs: readonly string[]) {}

  fork(): Branch {
    const other = new Branch(this.paragraphs);
    other.files = new Map(this.files);
    other.truths = new Map([...this.truths].map(([target, truth]) => [target, { ...truth }]));
    other.dropped = new Set(this.dropped);
    other.read = new Set(this.read);
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
      [catalogueOf(this.files.get(TARGET), this.files.get(STATE), this.files.get(OBSOLETE))],
      parseEarlier(this.files.get(EARLIER) ?? '{}', EARLIER, 'en').value ?? new Map(),
    ));
  }

  /** @param steps after so many written files the machine loses power */
  sync(steps = Infinity): void {
    const plan = this.plan();
    for (const { key, source } of plan.document.segments) {
      const truth = this.truths.get(String(this.table(TARGET)[key]));
      if (truth === undefined || truth.seen) continue;
      // The fourth file is the state: before it is written, nothing of this is remembered.
      if (truth.madeFor !== source && steps >= 4) truth.orFor = source;
      if (steps === Infinity || truth.orFor !== undefined) truth.seen = true;
    }
    const files = syncedFiles(plan, 'en');
    for (const [path, text] of files.slice(0, steps)) this.put(path, text);
  }

  translate(at: number, target: string): void {
    const { document } = this.plan();
    const { key, source } = document.segments[at % document.segments.length] as Segment;
    const table = this.table(TARGET);
    this.dropped.add(String(table[key]));
    this.put(TARGET, JSON.stringify({ ...table, [key]: target }));
    if (target === '') return;
    this.truths.set(target, { madeFor: source, unsure: this.table(SOURCE)[key] !== source, seen: false });
  }

  review(at: number): void {
    const plan = this.plan();
    const { key, source, hash } = plan.document.segments[at % plan.document.segments.length] as Segment;
    const [catalogue] = plan.catalogues as [Catalogue];
    const reviewed = planReview(catalogue, new Map([[key, hash]]), [key], 'A. Reader', true);
    const target = catalogue.translations.get(key)?.target ?? '';
    const truth = this.truths.get(target);
    if (reviewed.refused.length > 0 || truth === undefined) return;
    this.sync();
    for (const [path, text] of syncedFiles({ ...plan, catalogues: [reviewed.catalogue] }, 'en'))
      this.put(path, text);
    this.read.add(`${source}\n${target}`);
    this.truths.set(target, { madeFor: source, unsure: false, seen: true });
  }
}

function documentOf(paragraphs: readonly string[]): Document {
  const taken = new Set<string>();
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
    end: false,
    definitions: '',
  };
  return { ...rest, body, segments };
}

const parsed = new Map<string, Catalogue>();

function catalogueOf(statement?: string, state?: string, obsolete?: string): Catalogue {
  const name = JSON.stringify([statement, state, obsolete]);
  const outcome = parsed.get(name) ?? parseCatalogue('fa', { statement, state, obsolete }, '').value;
  if (outcome === undefined) throw new Error('the catalogue cannot be read');
  if (parsed.size > 500) parsed.clear();
  parsed.set(name, outcome);
  return outcome;
}

/** What must hold at any moment. */
function examine(branch: Branch): void {
  const { document, catalogues } = branch.plan();
  const [catalogue] = catalogues as [Catalogue];
  const { translations, states, obsolete } = catalogue;
  const certain = (target: string) => {
    const truth = branch.truths.get(target);
    if (truth === undefined || truth.unsure || truth.orFor !== undefined) return undefined;
    return truth;
  };

  const held = new Set([...translations.values(), ...obsolete.values()].map(({ target }) => target));
  const lost = [...branch.truths.keys()].filter((target) => !held.has(target) && !branch.dropped.has(target));
  expect(lost, 'lost').toEqual([]);

  const waiting = new Map<string, string>();
  for (const { source, target } of obsolete.values()) {
    const truth = certain(target);
    if (truth === undefined || !truth.seen) continue;
    expect(source, `${target} is kept aside with the text it was made for`).toBe(truth.madeFor);
    waiting.set(source, target);
  }
  const pairs = document.segments.map((segment) => ({ segment, translation: translations.get(segment.key) }));
  for (const { segment, translation } of pairs) {
    const truth = certain(translation?.target ?? '');
    if (truth?.seen === true && truth.madeFor !== segment.source)
      waiting.set(truth.madeFor, translation?.target ?? '');
  }

  for (const { segment, translation } of pairs) {
    const { key, source, hash } = segment;
    const state = states.get(key);
    const status = segmentStatus(hash, translation, state);
    const about = JSON.stringify({ key, source, target: translation?.target, status });
    if (status === 'missing' || status === 'outdated') expect(waiting.get(source), about).toBeUndefined();
    if (translation === undefined) {
      expect(status, about).toBe('missing');
      continue;
    }
    const { target } = translation;
    const truth = branch.truths.get(target);
    if (truth === undefined) throw new Error(`nobody made ${target}`);
    if (truth.unsure) continue;
    if (status === 'reviewed') expect(branch.read.has(`${source}\n${target}`), about).toBe(true);
    if (truth.orFor === undefined && truth.madeFor === source) {
      expect(status, about).toBe(branch.read.has(`${source}\n${target}`) ? 'reviewed' : 'translated');
      if (truth.seen) expect(state?.doubt, about).toBeUndefined();
    } else if (status !== 'outdated') {
      // Never silently: a text that it was not surely made for is named as a doubt.
      expect(truth.seen && truth.orFor === undefined, about).toBe(false);
      expect(state?.doubt, about).toBeDefined();
    }
  }
}

/** Member by member, as git merges files of one member a line; of a conflict a person keeps our side, in all files. */
function merge(base: Branch, ours: Branch, theirs: Branch): void {
  const paths = [SOURCE, EARLIER, TARGET, STATE, OBSOLETE];
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
        refused.add(String(value)).add(String((value as { target?: string } | null | undefined)?.target));
      } else if (value === undefined) Reflect.deleteProperty(merged, key);
      else merged[key] = value;
    }
    ours.put(table.path, JSON.stringify(merged));
  }
  for (const key of conflicts) refused.add(String(theirs.table(TARGET)[key]));
  for (const [target, truth] of theirs.truths) {
    const own = ours.truths.get(target);
    if (own === undefined || (truth.seen && !own.seen && !refused.has(target)))
      ours.truths.set(target, truth);
  }
  for (const target of [...theirs.dropped, ...refused]) ours.dropped.add(target);
  for (const pair of theirs.read) if (!refused.has(pair.split('\n')[1] ?? '')) ours.read.add(pair);
}

const VOCABULARY = 'alpha beta gamma delta water river right people border home never again law'.split(' ');
const text = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 2, maxLength: 10 })
  .map((words) => words.join(' '));
const KINDS = [
  'insert',
  'remove',
  'replace',
  'reword',
  'reword',
  'move',
  'duplicate',
  'split',
  'join',
  'undo',
  'translate',
  'translate',
  'translate',
  'clear',
  'review',
  'sync',
  'sync',
  'sync',
  'cut',
  'reorder',
  'merge',
] as const;
const edit = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(20),
  to: fc.nat(20),
  text,
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

let made = 0;

function apply(branch: Branch, { kind, at, to, text: words }: Edit): void {
  const list = [...branch.paragraphs];
  const place = at % list.length;
  const here = list[place] ?? '';
  const parts = here.split(' ');
  switch (kind) {
    case 'insert':
      return branch.write(list.toSpliced(place, 0, words));
    case 'remove':
      return branch.write(list.toSpliced(place, 1));
    case 'replace':
      return branch.write(list.with(place, words));
    case 'reword':
      return branch.write(
        list.with(place, parts.with(to % parts.length, words.split(' ')[0] ?? '').join(' ')),
      );
    case 'move':
      return branch.write(list.toSpliced(place, 1).toSpliced(to % list.length, 0, here));
    case 'duplicate':
      return branch.write(list.toSpliced(to % list.length, 0, here));
    case 'split': {
      const cut = 1 + (to % Math.max(1, parts.length - 1));
      if (parts.length < 2) return;
      return branch.write(
        list.toSpliced(place, 1, parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')),
      );
    }
    case 'join':
      if (place + 1 >= list.length) return;
      return branch.write(list.toSpliced(place, 2, `${here} ${list[place + 1] ?? ''}`));
    case 'undo': {
      const before = branch.undo.pop();
      if (before === undefined) return;
      branch.write(before);
      branch.undo.pop();
      return;
    }
    case 'translate':
      return branch.translate(at, `t${String(++made)}`);
    case 'clear':
      return branch.translate(at, '');
    case 'review':
      return branch.review(at);
    case 'sync':
      branch.sync();
      if (to % 3 === 0) {
        const files = new Map(branch.files);
        branch.sync();
        expect(branch.files, 'a second sync changes nothing').toEqual(files);
      }
      return;
    case 'cut':
      return branch.sync(at % 7);
    case 'reorder':
      for (const path of [TARGET, STATE, OBSOLETE])
        branch.put(
          path,
          JSON.stringify(Object.fromEntries(Object.entries(branch.table(path)).reverse()), null, 4),
        );
      return;
    case 'merge':
      return;
  }
}

test(`in ${String(SEQUENCES)} lives of a statement no translation is lost, and none is silently taken for current`, () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.array(edit, { maxLength: 18 }),
      (start, edits) => {
        const branch = new Branch(start);
        branch.sync();
        start.forEach((_, at) => branch.translate(at, `t${String(++made)}`));
        branch.sync();
        examine(branch);
        for (const [nth, one] of edits.entries()) {
          if (one.kind === 'merge') {
            // A translator works on a branch, syncs it, and the branch comes back after some edits here.
            const base = branch.fork();
            const theirs = branch.fork();
            theirs.translate(one.at, `t${String(++made)}`);
            if (one.to % 2 === 0) theirs.review(one.to);
            theirs.sync();
            for (const here of edits.slice(nth + 1, nth + 1 + (one.to % 3))) apply(branch, here);
            merge(base, branch, theirs);
          } else apply(branch, one);
          examine(branch);
        }
      },
    ),
    { numRuns: SEQUENCES },
  );
}, 1_200_000);
