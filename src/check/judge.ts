import type { Position } from '../model/document.js';
import type { Problem, Severity } from '../model/problem.js';

/** How bad a rule's findings are by configuration; `off` silences the rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Findings of one locale that a person has looked at and accepted: `rule/key` → the reason. */
export interface Accepted {
  /** Path of the file, relative to the publication. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, { readonly reason: string; readonly position: Position }>;
}

/** Completeness is no matter of opinion. */
const NEVER_ACCEPTED = new Set(['missing-translation', 'outdated-translation', 'doubtful-translation']);

/**
 * Judges what the checks found: severities by configuration, accepted findings left out, and an accepted one
 * that no longer occurs reported, so that the list does not outlive its reasons.
 *
 * @param problems what the checks found
 * @param accepted what has been accepted, by locale
 */
export function judge(
  problems: readonly Problem[],
  severities: Severities,
  accepted: ReadonlyMap<string, Accepted>,
): Problem[] {
  const used = new Set<string>();
  const judged = problems.flatMap((problem): Problem[] => {
    const { rule, locale = '', key = '' } = problem;
    const severity = Object.hasOwn(severities, rule) ? severities[rule] : undefined;
    if (severity === 'off') return [];
    const id = `${rule}/${key}`;
    if (!NEVER_ACCEPTED.has(rule) && accepted.get(locale)?.entries.has(id) === true) {
      used.add(`${locale} ${id}`);
      return [];
    }
    return [severity === undefined ? problem : { ...problem, severity }];
  });
  return [...judged, ...outlived(accepted, used)];
}

function outlived(accepted: ReadonlyMap<string, Accepted>, used: ReadonlySet<string>): Problem[] {
  return [...accepted].flatMap(([locale, { file, entries }]) =>
    [...entries]
      .filter(([id]) => !used.has(`${locale} ${id}`))
      .map(([id, { position }]) => ({
        rule: 'accepted-finding',
        severity: 'warning' as const,
        locale,
        file,
        ...position,
        message: `“${id}” is accepted, and no check finds it.`,
        help: 'Delete the line, or mend its rule and key: "rule/key": "reason".',
      })),
  );
}
