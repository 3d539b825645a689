import type { DeskWork, WorkProblem } from '../../../desk/protocol.js';
import type { Content, SegmentView, SheetFinding, SheetSegment } from '../../../model/sheet.js';
import type { Say } from '../../editor/words.js';
import { INSPECTED, rangeOf } from '../../findings/inspect.js';
import { findingsOf } from '../../segments/findings.js';
import type { Bench } from './workbench.js';

/** What the status of a segment says already. */
const OF_STATUS: ReadonlySet<string> = new Set([
  'missing-translation',
  'outdated-translation',
  'unfinished-translation',
  'open-remark',
]);

/** Milliseconds after the last letter. */
const CHECK_AFTER = 250;
const NONE: readonly SheetFinding[] = [];
const NO_PROBLEMS: readonly WorkProblem[] = [];

interface Known {
  readonly from: readonly unknown[];
  readonly found: readonly SheetFinding[];
}

/** What is wrong with each translation: what the checks find as it is typed, and what only the server can find. */
export class Findings {
  readonly #known = new Map<string, Known>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #problems: readonly WorkProblem[] = [];
  #byKey = new Map<string, readonly WorkProblem[]>();

  constructor(private readonly onFound: () => void) {}

  of(key: string): readonly SheetFinding[] {
    return this.#known.get(key)?.found ?? NONE;
  }

  /** What the server has found in a segment. */
  problemsOf(key: string): readonly WorkProblem[] {
    return this.#byKey.get(key) ?? NO_PROBLEMS;
  }

  /** Looks at every segment that has changed since: at one that is being typed, after a pause. */
  look({ desk, work }: Bench, say: Say): void {
    if (this.#problems !== desk.problems) this.#byKey = byKey(desk.problems);
    this.#problems = desk.problems;
    work.sheet.segments.forEach((segment, at) => {
      const view = desk.view.segments[at];
      if (view === undefined) return;
      const { key } = segment;
      const problems = this.problemsOf(key);
      const from = [segment.target, view, desk.view.checking, say, JSON.stringify(problems)];
      const known = this.#known.get(key);
      if (known?.from.every((one, index) => one === from[index]) === true) return;
      const isTyped = known !== undefined && known.from[0] !== segment.target;
      this.#known.set(key, { from, found: known?.found ?? NONE });
      clearTimeout(this.#timers.get(key));
      const find = () => {
        this.#keep(key, from, foundIn(segment, view, desk, problems, say));
      };
      this.#timers.set(key, setTimeout(find, isTyped ? CHECK_AFTER : 0));
    });
  }

  end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    // What was not looked at is looked at next time.
    this.#known.clear();
  }

  #keep(key: string, from: readonly unknown[], found: readonly SheetFinding[]): void {
    const before = this.of(key);
    const isSame = JSON.stringify(before) === JSON.stringify(found);
    this.#known.set(key, { from, found: isSame ? before : found });
    if (!isSame) this.onFound();
  }
}

function foundIn(
  segment: SheetSegment,
  own: SegmentView,
  { sheet, view }: DeskWork,
  problems: readonly WorkProblem[],
  say: Say,
): SheetFinding[] {
  const here = findingsOf(segment, own, sheet, view, say);
  return [...here, ...problems.filter(isOthers).map((one) => findingOf(one, segment.target, own))];
}

/** Whether only the server looks for it. */
function isOthers({ rule }: WorkProblem): boolean {
  return !INSPECTED.has(rule) && !OF_STATUS.has(rule);
}

function findingOf(
  { rule, severity, message, help = '', at }: WorkProblem,
  target: Content,
  { codes }: SegmentView,
): SheetFinding {
  const range = at && rangeOf(target, codes, at);
  return { rule, severity, message, help, lang: 'en', ...(range && { range }) };
}

function byKey(problems: readonly WorkProblem[]): Map<string, readonly WorkProblem[]> {
  const found = new Map<string, WorkProblem[]>();
  for (const problem of problems) {
    if (problem.key !== undefined) found.set(problem.key, [...(found.get(problem.key) ?? []), problem]);
  }
  return found;
}
