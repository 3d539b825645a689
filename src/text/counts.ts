import type { Problem } from '../model/problem.js';

/** `2 errors, 7 warnings, 1 note`; empty where there is nothing. */
export function countText(problems: readonly Problem[]): string {
  return (['error', 'warning', 'info'] as const)
    .flatMap((severity) => {
      const count = problems.filter((problem) => problem.severity === severity).length;
      const word = severity === 'info' ? 'note' : severity;
      return count === 0 ? [] : [counted(count, word)];
    })
    .join(', ');
}

/** `1 file`, `2 files`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
