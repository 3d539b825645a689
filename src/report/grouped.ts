import type { Completeness } from '../model/localized.js';
import type { Problem } from '../model/problem.js';
import { addTo } from '../model/grouping.js';

/** From so many on, missing segments of a language are one line. */
const FEW = 4;

const MISSING = 'missing-translation';

/**
 * Problems with the missing segments of each language as one, which says how to send them to a translator.
 *
 * @param completeness how far a language is, by tag
 */
export function withGroupedMissing(
  problems: readonly Problem[],
  completeness: ReadonlyMap<string, Completeness>,
): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.rule !== MISSING || problem.locale === undefined) continue;
    addTo(groups, problem.locale, problem);
  }
  const grouped = new Map([...groups].filter(([, { length }]) => length >= FEW));
  const others = problems.filter(({ rule, locale = '' }) => rule !== MISSING || !grouped.has(locale));
  const lines = [...grouped].flatMap(([locale, [first, ...more]]): Problem[] => {
    if (first === undefined) return [];
    const { severity, file } = first;
    const total = completeness.get(locale)?.total;
    const of = total === undefined ? '' : ` of ${total}`;
    return [
      {
        ...{ rule: MISSING, severity, locale, ...(file !== undefined && { file }) },
        message: `${more.length + 1}${of} segments of ${locale} are missing; the original is shown.`,
        help: `Run \`publish sync\`, then send \`publish export ${locale} --format docx\`. --verbose names each.`,
      },
    ];
  });
  return [...others, ...lines];
}
