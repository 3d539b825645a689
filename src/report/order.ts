import { brief, cut } from '../text/excerpt.js';
import type { Problem, Severity } from '../model/problem.js';
import { addTo } from '../model/grouping.js';

/** Findings of one rule that are listed one by one: in one text, and in one file. */
const IN_TEXT = 20;
const IN_FILE = 1_000;

/** Characters of a message and of its advice, whatever they quote. */
const MESSAGE = 1_000;

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

/**
 * Problems as a report lists them: by file, then by place, each in few words. Of those that one rule has in one
 * segment the first are listed, and the others counted.
 */
export function arranged(problems: readonly Problem[]): Problem[] {
  const single = problems.map((problem) => ({ problem, count: 1 }));
  // A text without a key, such as a name, is known by its line; without either there is no text to speak of.
  const isOfText = ({ problem: { key, line } }: Listed) => (key ?? line) !== undefined;
  const inText = bounded(single.filter(isOfText), IN_TEXT, ({ rule, locale, key, file, line }) => [
    rule,
    locale,
    file,
    key ?? line,
  ]);
  const inFile = bounded(
    [...inText, ...single.filter((one) => !isOfText(one))],
    IN_FILE,
    ({ rule, locale, file }) => [rule, locale, file],
  );
  return inFile
    .map(({ problem }) => short(problem))
    .sort(
      (a, b) =>
        compare(a.file ?? '', b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.rule, b.rule),
    );
}

/** A problem, and how many problems it represents. */
interface Listed {
  readonly problem: Problem;
  readonly count: number;
}

function bounded(all: readonly Listed[], most: number, about: (problem: Problem) => unknown[]): Listed[] {
  if (all.length <= most) return [...all];
  const alike = new Map<string, Listed[]>();
  for (const one of all) {
    const subject = JSON.stringify(about(one.problem));
    addTo(alike, subject, one);
  }
  return [...alike.values()].flatMap((group) => {
    const [first, second] = group.slice(most);
    return first === undefined || second === undefined
      ? group
      : [...group.slice(0, most), summary(first.problem, group.slice(most))];
  });
}

/** One problem in place of many: at the place of the first, with the worst severity. */
function summary(first: Problem, rest: readonly Listed[]): Listed {
  const severity = ORDER.findLast((one) => rest.some(({ problem }) => problem.severity === one));
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  const message = `… and ${count.toLocaleString('en')} more like this.`;
  return {
    problem: {
      ...first,
      help: undefined,
      texts: undefined,
      severity: severity ?? first.severity,
      message,
    },
    count,
  };
}

function short(problem: Problem): Problem {
  const { message, help } = problem;
  return {
    ...problem,
    message: cut(brief(message), MESSAGE),
    ...(help !== undefined && { help: cut(brief(help), MESSAGE) }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
