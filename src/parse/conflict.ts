import type { Problem } from '../model/problem.js';

/** The lines git leaves around the two sides of a conflict (gitattributes, “conflict-marker-size”). */
const MARKER = /^(?:<{7}|\|{7}|>{7})(?: |$)/mu;

/** Where in a text an unresolved merge conflict is. */
export function conflictAt(text: string): number | undefined {
  return MARKER.exec(text)?.index;
}

/** The problem with a statement that git could not merge: both sides would be published. */
export function conflictProblem(text: string, file: string, locale: string): Problem | undefined {
  const offset = conflictAt(text);
  if (offset === undefined) return undefined;
  return {
    rule: 'merge-conflict',
    severity: 'error',
    fatal: true,
    locale,
    file,
    line: text.slice(0, offset).split('\n').length,
    column: 1,
    message: 'The file has an unresolved merge conflict.',
    help: 'Choose one of the two sides in each conflict.',
  };
}
