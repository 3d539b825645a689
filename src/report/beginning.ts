import type { LanguageEvidence, Remark } from '../model/manuscript.js';
import type { Problem } from '../model/problem.js';

/** What is reported of a document that a publication begins with, as problems of that document. */
export function documentProblems(file: string, remarks: readonly Remark[]): Problem[] {
  return remarks.map(({ rule, severity, paragraph, line, message, help }) => ({
    rule,
    severity,
    file,
    ...(line !== undefined && { line }),
    message: paragraph === undefined ? message : `Paragraph ${paragraph}: ${message}`,
    help,
  }));
}

/**
 * How the language of a document is known, where nobody has named it.
 *
 * @param denied another one that the document says it is in
 */
export function languageProblem(
  file: string,
  tag: string,
  why: LanguageEvidence,
  denied: string | undefined,
): Problem {
  const known = {
    declared: `The document says that it is in “${tag}”.`,
    words:
      denied === undefined
        ? `The document does not say in which language it is; by its words, it was taken for “${tag}”.`
        : `The document says that it is in “${denied}”; by its words, it was taken for “${tag}”.`,
    letters: `The document does not say in which language it is; by its letters, it was taken for “${tag}”.`,
    default: `The document does not say in which language it is; it was taken for “${tag}”.`,
  };
  return {
    rule: 'init-language',
    severity: why === 'letters' || denied !== undefined ? 'warning' : 'info',
    file,
    message: known[why],
    help: 'If it is in another one, start again in an empty folder and name that one first: --locale fa-AF en.',
  };
}
