import type { Document } from '../model/document.js';
import type { KnownOutline } from '../model/outline.js';
import type { Problem } from '../model/problem.js';

/** Names that a message shows of many. */
const SHOWN = 3;

/**
 * Warnings where another title or other names are recognised than at the last sync: an edit elsewhere in the statement
 * may have changed how it is read.
 */
export function changedRecognition(
  { outline, signatories, file, segments, title }: Document,
  known: KnownOutline,
  locale: string,
): Problem[] {
  const problems: Problem[] = [];
  const report = (line: number | undefined, message: string) =>
    problems.push({
      rule: 'changed-recognition',
      severity: 'warning',
      locale,
      file,
      line: line ?? 1,
      column: 1,
      message,
      help: 'If this is right, run `publish sync`. If not, `publish outline` shows how the statement is read, and `roles` in publish.config.yaml settles it.',
    });
  if (outline.title !== known.title) {
    report(
      segments[title]?.position.line,
      `The title is “${outline.title}”; at the last sync it was “${known.title}”.`,
    );
  }
  const names = signatories.filter(({ file: own }) => own === undefined).map(({ name }) => name);
  const added = names.filter((name) => !known.signatories.includes(name));
  const gone = known.signatories.filter((name) => !names.includes(name));
  if (added.length > 0 || gone.length > 0) {
    const place = signatories.find(({ name }) => added.includes(name)) ?? signatories[0];
    const changes = [listed('added', added), listed('gone', gone)].filter((change) => change !== '');
    report(
      place?.position?.line,
      `There are ${names.length} signatories; at the last sync there were ${known.signatories.length}: ${changes.join('; ')}.`,
    );
  }
  return problems;
}

function listed(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${what} ${names
    .slice(0, SHOWN)
    .map((name) => `“${name}”`)
    .join(', ')}${more}`;
}
