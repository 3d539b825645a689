import type { Position } from '../model/document.js';
import type { Problem, Severity } from '../model/problem.js';
import type { Rule } from '../model/rule.js';

/** How bad a rule's findings are by configuration; `off` silences the rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Findings of one locale that a person has looked at and accepted: `rule/key` → the reason. */
export interface Accepted {
  /** Path of the file, relative to the publication. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, { readonly reason: string; readonly position: Position }>;
}

/** An accepted finding that no longer occurs. */
export const acceptedFinding: Rule = {
  id: 'accepted-finding',
  severity: 'warning',
  description: 'A line of `accepted.json` that no finding matches any more. Delete it.',
  samples: [
    {
      wrong: 'an accepted `repeated-word` that is no longer in the text',
      right: 'no such line',
      files: { wrong: { 'locales/en/accepted.json': '{"repeated-word/text": "It is a name."}' }, right: {} },
    },
  ],
};

/**
 * Judges what the checks found: severities by configuration, accepted findings left out, and an accepted one
 * that no longer occurs reported, so that the list does not outlive its reasons.
 *
 * @param problems what the checks found
 * @param accepted what has been accepted, by locale
 * @param asked tags of the locales that were checked; what occurs in others is unknown
 * @param final ids of the rules whose findings count even where they are accepted
 */
export function judge(
  problems: readonly Problem[],
  severities: Severities,
  accepted: ReadonlyMap<string, Accepted>,
  asked: ReadonlySet<string>,
  final: ReadonlySet<string>,
): Problem[] {
  const used = new Set<string>();
  const graded = (problem: Problem): Problem[] => {
    const severity = Object.hasOwn(severities, problem.rule) ? severities[problem.rule] : undefined;
    if (severity === 'off') return [];
    return [severity === undefined ? problem : { ...problem, severity }];
  };
  const judged = problems.flatMap((problem): Problem[] => {
    const { rule, locale = '', key = '', fatal } = problem;
    const id = `${rule}/${key}`;
    // What must not be published cannot be accepted either.
    if (fatal === 'build') return [problem];
    if (!final.has(rule) && accepted.get(locale)?.entries.has(id) === true) {
      used.add(`${locale} ${id}`);
      return [];
    }
    return graded(problem);
  });
  const kept = new Map([...accepted].filter(([locale]) => asked.has(locale)));
  return [...judged, ...outlived(kept, used).flatMap(graded)];
}

function outlived(accepted: ReadonlyMap<string, Accepted>, used: ReadonlySet<string>): Problem[] {
  return [...accepted].flatMap(([locale, { file, entries }]) =>
    [...entries]
      .filter(([id]) => !used.has(`${locale} ${id}`))
      .map(([id, { position }]) => ({
        rule: acceptedFinding.id,
        severity: acceptedFinding.severity,
        locale,
        file,
        ...position,
        message: `“${id}” is accepted, but no check reports it.`,
        help: 'Delete the line, or correct its rule and key: "rule/key": "reason".',
      })),
  );
}
