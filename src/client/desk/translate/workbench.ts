import type { Acceptance, Conflict, DeskWork, Refused, RemarkPost, Saved } from '../../../desk/protocol.js';
import type { Content, SheetCode, SheetSegment } from '../../../model/sheet.js';
import {
  isTouched,
  withApproval,
  withFinished,
  withSegment,
  withTarget,
  type Work,
} from '../../segments/work.js';
import type { Answer, DeskApi } from './api.js';
import type { Draft, Drafts } from './draft.js';
import { ontoBase, rebased, type Mine } from './rebase.js';
import { sharing } from './sharing.js';

/** Another text of a segment, on the disk, of which the person has to choose. */
export interface Rival {
  /** It, as Markdown. */
  readonly text: string;
  /** Why the server has asked; absent where the page has seen by itself that the two differ. */
  readonly reason?: Conflict['reason'] | undefined;
}

/** Something that a person should know about the whole. */
export type Note =
  | { readonly kind: 'restored' | 'updated' | 'moved' | 'rivals' | 'saved'; readonly count: number }
  | { readonly kind: 'offline' | 'unkept' | 'otherWindow' }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'imported'; readonly lines: readonly string[] };

/** What the page shows of one language. */
export interface Bench {
  readonly desk: DeskWork;
  readonly work: Work;
  readonly rivals: ReadonlyMap<string, Rival>;
  /** What the server says about a segment that was not saved. */
  readonly refusals: ReadonlyMap<string, Refused>;
  /** Why a saved segment has changed nothing. */
  readonly left: ReadonlyMap<string, Saved['left'][number]['reason']>;
  /** Unsaved work on segments that are no longer there. */
  readonly orphans: readonly SheetSegment[];
  /** Remarks and reasons that are not sent yet, by the field that they are in. */
  readonly texts: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly isSaving: boolean;
}

/** Milliseconds after the last letter. */
const KEEP_AFTER = 300;

/** The work on one language: what the server has, what the person has written, and what is between the two. */
export class Workbench {
  #bench: Bench | undefined;
  /** Why there is nothing to show. */
  failure: Refused | 'offline' | undefined;
  readonly #sent = new Map<string, Content>();
  /** Keys whose text on the disk the person has seen in a refusal of the server, and does not keep. */
  readonly #forced = new Set<string>();
  readonly #codes = new Map<string, readonly SheetCode[]>();
  readonly #listeners = new Set<() => void>();
  #drafts: Drafts | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  #isStale = false;
  #isKept = true;

  constructor(
    readonly tag: string,
    private readonly api: DeskApi,
    private readonly draftsOf: (sheet: DeskWork['sheet']) => Drafts,
  ) {}

  get bench(): Bench | undefined {
    return this.#bench;
  }

  /** @returns what ends the listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the server for the newest state; once more if it changes meanwhile. */
  load(): Promise<void> {
    this.#isStale = true;
    this.#loading ??= this.#loadAll().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #loadAll(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const answer = await this.api.work(this.tag);
      if (answer.kind === 'done') this.#take(answer.value);
      else {
        this.failure = answer.kind === 'refused' ? answer.refused : 'offline';
        this.#tell();
      }
    }
  }

  /** Whether the page may be closed: nothing is unsaved but what the browser keeps. */
  get isSafe(): boolean {
    return this.#isKept;
  }

  /** Segments that are not as they are on the disk. */
  get touched(): readonly SheetSegment[] {
    const { work } = this.#bench ?? {};
    return work?.sheet.segments.filter((_, at) => isTouched(work, at)) ?? [];
  }

  edit(at: number, content: Content): void {
    this.#change((work) => withTarget(work, at, content), at);
  }

  finish(at: number, isFinished: boolean): void {
    this.#change((work) => withFinished(work, at, isFinished), at);
  }

  approve(at: number, by: string): void {
    this.#change((work) => withApproval(work, at, by), at);
  }

  /** Takes back everything that was changed in a segment and not saved. */
  restore(at: number): void {
    this.#change((work) => withSegment(work, at, (one) => work.initial.segments[at] ?? one), at);
  }

  /** Keeps what a person types in a field beside the translations. */
  type(field: string, text: string): void {
    if (this.#bench === undefined) return;
    const others = Object.entries(this.#bench.texts).filter(([name]) => name !== field);
    this.#set({ texts: Object.fromEntries(text === '' ? others : [...others, [field, text]]) });
    this.#keepSoon();
  }

  /** Decides between the two texts of a segment. */
  choose(key: string, whose: 'mine' | 'theirs'): void {
    const { work, rivals } = this.#bench ?? {};
    if (work === undefined || rivals === undefined) return;
    const at = work.sheet.segments.findIndex((one) => one.key === key);
    const [mine, base] = [work.sheet.segments[at], work.initial.segments[at]];
    if (mine === undefined || base === undefined) return;
    if (whose === 'mine') this.#forced.add(key);
    else this.#forced.delete(key);
    const chosen = whose === 'mine' ? ontoBase(mine, base) : base;
    this.#set({ rivals: without(rivals, key) });
    this.#change((before) => withSegment(before, at, () => chosen), at);
  }

  /** Unsaved work on a segment that is gone is not needed any more. */
  forget(key: string): void {
    const { orphans = [] } = this.#bench ?? {};
    this.#set({ orphans: orphans.filter((one) => one.key !== key) });
    this.keep();
  }

  dismiss(kind: Note['kind']): void {
    this.#set({ notes: this.#notesBut(kind) });
  }

  /** Saves every changed segment but those of which the person has to choose first. */
  async save(): Promise<void> {
    const bench = this.#bench;
    if (bench === undefined || bench.isSaving || bench.desk.sheet.locale !== this.tag) return;
    const segments = this.touched.filter(({ key }) => !bench.rivals.has(key));
    if (segments.length === 0) {
      if (bench.rivals.size > 0) this.#note({ kind: 'rivals', count: bench.rivals.size });
      return;
    }
    this.#set({
      isSaving: true,
      notes: this.#notesBut('refused', 'saved'),
      refusals: new Map(),
      left: new Map(),
    });
    this.keep();
    for (const { key, target } of segments) this.#sent.set(key, target);
    const bare = segments.map((one) => ({ ...one, remarks: undefined }));
    const force = segments.map(({ key }) => key).filter((key) => this.#forced.has(key));
    const answer = await this.api.save({ ...bench.work.sheet, segments: bare }, force);
    this.#set({ isSaving: false });
    await this.#saved(answer, segments);
  }

  async #saved(answer: Answer<Saved>, segments: readonly SheetSegment[]): Promise<void> {
    if (answer.kind === 'refused') {
      this.#refuse(answer.refused, segments);
      return;
    }
    if (answer.kind === 'offline') {
      this.#note({ kind: 'offline' });
      return;
    }
    if (answer.kind === 'done') {
      const { left } = answer.value;
      const count = segments.length - left.filter(({ reason }) => reason !== 'same').length;
      for (const { key } of segments) this.#forced.delete(key);
      this.#set({
        left: new Map(left.map(({ key, reason }) => [key, reason])),
        notes: this.#notesBut('offline'),
      });
      if (count > 0) this.#note({ kind: 'saved', count });
      await this.load();
      return;
    }
    for (const { key } of answer.conflicts) this.#sent.delete(key);
    await this.load();
    this.#conflict(answer.conflicts);
  }

  /** Sends a remark, or what was decided about one. */
  async remark(change: RemarkPost): Promise<boolean> {
    return this.#done(await this.api.remark(this.tag, change), 'add' in change ? change.add.key : undefined);
  }

  /** Accepts a finding with a reason. */
  async accept(acceptance: Acceptance): Promise<boolean> {
    return this.#done(await this.api.accept(this.tag, acceptance), acceptance.key);
  }

  async importFile(file: File): Promise<void> {
    const answer = await this.api.importFile(file);
    if (answer.kind === 'done') this.#note({ kind: 'imported', lines: answer.value.lines });
    if (answer.kind === 'conflicts') {
      const message = answer.conflicts.map(({ key, here, there }) => `${key}: ${here} ≠ ${there}`);
      this.#note({ kind: 'refused', refused: { message: message.join('\n'), problems: [] } });
    }
    await this.#done(answer, undefined);
  }

  /** Writes the unsaved work into the browser now. */
  keep(): void {
    clearTimeout(this.#keeping);
    const { texts, orphans } = this.#bench ?? {};
    if (texts === undefined || orphans === undefined) return;
    const segments = [...this.touched, ...orphans];
    const codes = Object.fromEntries(segments.map(({ key }) => [key, this.#codes.get(key) ?? []]));
    const isKept = this.#drafts?.keep({ segments, codes, texts }) ?? true;
    this.#isKept = isKept || segments.length === 0;
    if (!this.#isKept) this.#note({ kind: 'unkept' });
  }

  /** Another window has changed what both keep. */
  otherWindow(): void {
    this.#note({ kind: 'otherWindow' });
  }

  async #done(answer: Answer<unknown>, key: string | undefined): Promise<boolean> {
    if (answer.kind === 'offline') this.#note({ kind: 'offline' });
    if (answer.kind === 'refused') this.#refuse(answer.refused, [], key);
    if (answer.kind !== 'done') return false;
    await this.load();
    return true;
  }

  #take(desk: DeskWork): void {
    const before = this.#bench;
    this.failure = undefined;
    this.#drafts ??= this.draftsOf(desk.sheet);
    const mine = before === undefined ? this.#begun(this.#drafts.kept()) : this.#unsaved(before);
    const shared = before === undefined ? desk : sharing(desk, before.desk);
    const views = new Map(
      desk.sheet.segments.map(({ key }, at) => [key, desk.view.segments[at]?.codes ?? []]),
    );
    const { work, rivals, moved, orphans } = rebased(mine, shared.sheet, (key) => views.get(key) ?? []);
    for (const [key, codes] of views) this.#codes.set(key, codes);
    const base = new Map(work.initial.segments.map((one) => [one.key, one]));
    const texts = before?.texts ?? this.#drafts.kept().texts;
    this.#bench = {
      refusals: new Map(),
      left: new Map(),
      notes: [],
      isSaving: false,
      ...before,
      ...{ desk: shared, work, orphans, texts },
      rivals: new Map([
        ...this.#asked(base),
        ...[...rivals].map((key) => [key, { text: base.get(key)?.exported ?? '' }] as const),
      ]),
    };
    if (before === undefined && mine.segments.length > 0)
      this.#note({ kind: 'restored', count: mine.segments.length });
    if (moved.length > 0) this.#note({ kind: 'moved', count: moved.length });
    const isNew = [...rivals].some((key) => before?.rivals.has(key) !== true);
    if (isNew) this.#note({ kind: 'rivals', count: rivals.size });
    this.#noteUpdates(before, work);
    this.#tell();
    this.keep();
  }

  /** What the server has asked and nobody has answered, while the disk has the same text. */
  #asked(base: ReadonlyMap<string, SheetSegment>): [string, Rival][] {
    const touched = new Set(this.touched.map(({ key }) => key));
    return [...(this.#bench?.rivals ?? [])].filter(
      ([key, { text, reason }]) =>
        reason !== undefined && touched.has(key) && base.get(key)?.exported === text,
    );
  }

  /** Says how many segments that the person has not touched have another text now; her own saves are no news. */
  #noteUpdates(before: Bench | undefined, { initial }: Work): void {
    if (before === undefined) return;
    const known = new Map(before.work.initial.segments.map((one) => [one.key, one]));
    const count = initial.segments.filter(({ key, exported, sourcePrint }) => {
      const was = known.get(key);
      if (was?.exported === exported && was.sourcePrint === sourcePrint) return false;
      return !this.#sent.has(key) || was?.sourcePrint !== sourcePrint;
    }).length;
    if (count > 0) this.#note({ kind: 'updated', count });
  }

  #begun({ segments, codes }: Draft): Mine {
    return { segments, codes: new Map(Object.entries(codes)), sent: new Map() };
  }

  #unsaved({ orphans }: Bench): Mine {
    return { segments: [...this.touched, ...orphans], codes: this.#codes, sent: this.#sent };
  }

  #conflict(conflicts: readonly Conflict[]): void {
    const { rivals, work } = this.#bench ?? {};
    if (rivals === undefined || work === undefined) return;
    const all = new Map(rivals);
    for (const { key, here, reason } of conflicts)
      if (reason !== 'gone' && !all.has(key)) all.set(key, { text: here, reason });
    this.#set({ rivals: all });
    this.#note({ kind: 'rivals', count: all.size });
  }

  #refuse(refused: Refused, segments: readonly SheetSegment[], about?: string): void {
    const known = new Set([...segments.map(({ key }) => key), ...(about === undefined ? [] : [about])]);
    const refusals = new Map(this.#bench?.refusals);
    for (const { key, message, help } of refused.problems)
      if (key !== undefined && known.has(key)) refusals.set(key, { message, help, problems: [] });
    if (about !== undefined && !refusals.has(about)) refusals.set(about, refused);
    this.#set({ refusals });
    this.#note({ kind: 'refused', refused });
  }

  #change(change: (work: Work) => Work, at: number): void {
    if (this.#bench === undefined) return;
    const key = this.#bench.work.sheet.segments[at]?.key ?? '';
    const { work, refusals, left } = this.#bench;
    this.#set({ work: change(work), refusals: without(refusals, key), left: without(left, key) });
    this.#keepSoon();
  }

  #keepSoon(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      this.keep();
    }, KEEP_AFTER);
  }

  #note(note: Note): void {
    this.#set({ notes: [...this.#notesBut(note.kind), note] });
  }

  #notesBut(...kinds: readonly Note['kind'][]): readonly Note[] {
    return (this.#bench?.notes ?? []).filter(({ kind }) => !kinds.includes(kind));
  }

  #set(change: Partial<Bench>): void {
    if (this.#bench === undefined) return;
    this.#bench = { ...this.#bench, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
