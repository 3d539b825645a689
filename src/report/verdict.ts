import type { CheckReport } from '../model/report.js';
import { counted, countText } from '../text/counts.js';

/** What was counted: `8 segments, 4 locales, 2 errors`. */
export function countsOf({ segments, documents, problems }: CheckReport): string {
  const counts = [counted(segments, 'segment'), counted(documents.length, 'locale'), countText(problems)];
  return counts.filter((part) => part !== '').join(', ');
}

/** Why a check has failed: the languages that fall short, and the rules with errors. */
export function reasonsOf({ problems, short, min, require }: CheckReport): string[] {
  const failed = new Set(problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
  return [
    ...(short.length > 0 ? [`less than ${min} % ${require}: ${short.join(', ')}`] : []),
    ...(failed.size > 0 ? [`errors: ${[...failed].sort().join(', ')}`] : []),
  ];
}
