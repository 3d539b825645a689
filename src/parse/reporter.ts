import type { Nodes } from 'mdast';
import type { Problem } from '../model/problem.js';

/** Gathers what is reported of one file, in the order in which it is met. */
export class Reporter {
  readonly problems: Problem[] = [];

  constructor(private readonly about: { readonly file: string; readonly locale: string }) {}

  /** @param node what it is about; its place is the problem’s */
  report(rule: string, node: Nodes | undefined, rest: Omit<Problem, 'rule' | 'locale'>): void {
    const { locale, file } = this.about;
    const { line, column } = node?.position?.start ?? {};
    this.problems.push({ rule, locale, file, line, column, ...rest });
  }

  /** Problems that know their places, but not what they are about. */
  add(found: readonly Problem[]): void {
    for (const one of found) this.problems.push({ ...this.about, ...one });
  }
}
