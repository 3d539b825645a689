import { Failure } from '../model/failure.js';
import type { PlannedFile, ReadFile } from '../pipeline/import.js';
import type { FilePlan } from '../pipeline/exchange.js';
import type { Problem } from '../model/problem.js';
import { importProblems, remarkProblems } from '../report/import.js';
import { sides } from '../report/sides.js';
import { oneLine } from '../report/text.js';
import { nextCommand, type Whereabouts } from '../text/next-command.js';
import { counted } from '../text/counts.js';

/** What there is to say of a file that is imported, beside what it changes. */
export function importRemarks({ problems }: ReadFile, { plan, tag }: PlannedFile, file: string): Problem[] {
  const found = [...plan.remarks, ...plan.beside.remarks];
  return [...problems, ...importProblems(found, file), ...remarkProblems(plan.said, tag, file)];
}

/** Shows both sides of every conflict. */
export function conflictFailure(conflicts: FilePlan['conflicts']): Failure {
  const problems = conflicts.map(({ key, reason, here, there }) => ({
    rule: 'import-conflict',
    severity: 'error' as const,
    key,
    message: CONFLICTS[reason](key),
    texts: sides(reason === 'twice' ? { first: here, second: there } : { here, there }),
  }));
  const help = conflicts.some(({ reason }) => reason === 'twice')
    ? 'Keep one translation of each segment in the file.'
    : 'Resolve them in the catalogue or in the file, or use the file’s with --force.';
  return new Failure(
    1,
    `${counted(conflicts.length, 'translation')} in conflict. Nothing was imported.`,
    help,
    problems,
  );
}

const CONFLICTS = {
  changed: (key: string) => `“${key}” was changed here since the export.`,
  current: (key: string) => `“${key}” is up to date here, and the file’s translation is of an earlier text.`,
  twice: (key: string) => `“${key}” has two translations in the file.`,
} as const;

/** What changes, a segment a line. */
export function changeLines(plan: FilePlan): string[] {
  const { added, updated, outdated, confirmed, respelled, keptBeside, reviewed, beside } = plan;
  const list = (mark: string, keys: readonly string[]) => keys.map((key) => `  ${mark} ${oneLine(key)}`);
  return [
    ...list('new      ', added),
    ...list('changed  ', updated),
    ...list('confirmed', confirmed),
    ...list('outdated ', outdated),
    ...list('spelling ', respelled),
    ...list('beside   ', keptBeside),
    ...reviewed.flatMap(({ keys }) => list('reviewed ', keys)),
    ...list(
      'remark   ',
      plan.said.map(({ remark }) => remark.key),
    ),
    ...list('new      ', beside.added),
    ...list('changed  ', beside.updated),
  ];
}

/** What an import has done, and what comes next. */
export function importSummary(
  { plan, tag }: PlannedFile,
  where: Whereabouts,
): readonly [done: string, next: string] {
  return [summary(plan, tag), nextStep(plan, tag, where)];
}

function summary(plan: FilePlan, tag: string): string {
  const { added, updated, outdated, confirmed, respelled, keptBeside } = plan;
  const { unchanged, empty, unknown, absent, beside } = plan;
  const copies = plan.remarks.filter(({ reason }) => reason === 'copy').length;
  const texts = [...beside.added, ...beside.updated];
  const strings = texts.filter((key) => key.startsWith('press.json/')).length;
  const names = texts.length - strings;
  const parts = [
    `${tag}: ${counted(added.length + updated.length, 'translation')} taken over`,
    strings > 0 ? counted(strings, 'interface string') : '',
    names > 0 ? counted(names, 'name') : '',
    confirmed.length > 0 ? `${confirmed.length} confirmed` : '',
    ...plan.reviewed.map(({ by, keys }) => `${keys.length} reviewed by ${by}`),
    plan.notReviewed.length > 0
      ? `${plan.notReviewed.length} approved in the file, but not the text that is here now: ${plan.notReviewed.join(', ')}`
      : '',
    plan.said.length > 0 ? `${counted(plan.said.length, 'remark')} noted` : '',
    outdated.length > 0 ? `${outdated.length} outdated, made for an earlier text or unfinished` : '',
    respelled.length > 0 ? `${respelled.length} changed in spelling only, with the status they had` : '',
    keptBeside.length > 0 ? `${keptBeside.length} unfinished, kept beside the current ones` : '',
    copies > 0 ? `${copies} not translated, left out` : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
    empty > 0 ? `${empty} empty, left as they were` : '',
    absent > 0 ? `${absent} not in the file, left as they were` : '',
    unknown.length > 0 ? `${unknown.length} that match no segment of this statement, left out` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function nextStep({ outdated }: FilePlan, tag: string, where: Whereabouts): string {
  if (outdated.length === 0) return thenReview(tag, where);
  const check = nextCommand(`check --locale ${tag}`, where);
  return `Next: ${check} shows what has changed; export the outdated ones again.`;
}

/** What comes next when a whole translation is in place. */
export function thenReview(tag: string, where: Whereabouts): string {
  const check = nextCommand(`check --locale ${tag}`, where);
  const review = nextCommand(`review ${tag} --all --by "First Last"`, where);
  return `Next: ${check}; when someone has read it: ${review}`;
}
