import type { Edition } from '../edition.js';
import { Failure } from '../model/failure.js';
import type { Format } from '../model/format.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { ManifestFile } from '../model/manifest.js';
import { isBlocked, type Outcome, type Problem } from '../model/problem.js';
import { openRemark, remarkFinding } from '../check/rules/open-remark.js';
import type { Document } from '../model/document.js';
import { openRemarks, type Remarks } from '../model/remarks.js';
import { countText } from '../text/counts.js';

/** How much must be right before an edition is made. */
export interface Strictness {
  /** Take every warning, and every missing or outdated segment, as an error. */
  readonly strict?: boolean | undefined;
  /** As strict, and every segment must be reviewed. */
  readonly release?: boolean | undefined;
}

/** What a release looks at beside the texts. */
interface Built {
  readonly remarks: ReadonlyMap<string, Remarks>;
  readonly plan: { readonly document: Document };
}

/** How much of each translation a check asks for. */
export interface Requirement {
  /** Percent of its segments. */
  readonly min: number;
  readonly require: 'translated' | 'reviewed';
}

/**
 * What was read, if nothing in it keeps a command from going on.
 *
 * @param code 2 where a setting is wrong, 1 where content is
 */
export function requireReadable<Value>(outcome: Outcome<Value>, code: 1 | 2, message: string): Value {
  const { value, problems } = outcome;
  const blocking = problems.filter(({ fatal }) => fatal === true);
  if (value === undefined || blocking.length > 0) throw new Failure(code, message, undefined, blocking);
  return value;
}

/** Refuses what can be read and must not be published: a remark in the texts of this edition. */
export function requirePublishable(
  found: readonly Problem[],
  documents: readonly LocalizedDocument[],
  sourceLocale: string,
): void {
  const published = new Set([sourceLocale, ...documents.map(({ locale }) => locale.tag)]);
  const stops = found.filter(({ fatal, locale }) => fatal === 'build' && published.has(locale ?? ''));
  if (stops.length > 0)
    throw new Failure(1, 'This must not be published. Nothing was written.', undefined, stops);
}

/**
 * Refuses what is not good enough for a strict build or a release; an ordinary build reports and goes on.
 *
 * @param built what the edition is of
 */
export function requireStrict(
  built: Built,
  found: readonly Problem[],
  documents: readonly LocalizedDocument[],
  strictness: Strictness,
): void {
  const problems = [
    ...strictProblems(found, documents, strictness),
    ...(strictness.release === true ? unsaidRemarks(built, found, documents) : []),
  ];
  if (problems.length === 0) return;
  const kind = strictness.release === true ? 'release' : 'strict build';
  throw new Failure(
    1,
    `The ${kind} failed: ${countText(problems)}. Nothing was written.`,
    'Fix each as the line below it says. To keep one as it is, accept it with a reason (docs/checks.md).',
    problems,
  );
}

function strictProblems(
  problems: readonly Problem[],
  documents: readonly LocalizedDocument[],
  { strict, release }: Strictness,
): Problem[] {
  if (strict !== true && release !== true) return [];
  const unreviewed = documents.flatMap(({ locale, completeness }): Problem[] =>
    release === true && completeness.status !== 'source' && completeness.status !== 'reviewed'
      ? [
          {
            rule: 'not-reviewed',
            severity: 'error',
            locale: locale.tag,
            message: `${completeness.total - completeness.reviewed} of ${completeness.total} segments of “${locale.tag}” are not reviewed.`,
            help: 'A release requires every segment to be reviewed by a named person.',
          },
        ]
      : [],
  );
  // Completeness is asked of the documents, because the configuration may silence the checks that report it.
  const said = new Set(
    problems
      .filter(({ rule, severity }) => severity !== 'info' && /^(?:missing|outdated)-translation$/u.test(rule))
      .map(({ locale }) => locale),
  );
  const incomplete = documents.flatMap(({ locale, completeness }): Problem[] =>
    completeness.translated < completeness.total && !said.has(locale.tag)
      ? [
          {
            rule: 'not-complete',
            severity: 'error',
            locale: locale.tag,
            message: `“${locale.tag}” is ${completeness.percent} % translated.`,
            help: '`publish check` says what is missing.',
          },
        ]
      : [],
  );
  return [...problems.filter(({ severity }) => severity !== 'info'), ...incomplete, ...unreviewed];
}

/** Open remarks, which keep back a release also where the configuration silences the check that reports them. */
function unsaidRemarks(
  { remarks, plan }: Built,
  problems: readonly Problem[],
  documents: readonly LocalizedDocument[],
): Problem[] {
  const said = new Set(
    problems
      .filter(({ rule, severity }) => rule === openRemark.id && severity !== 'info')
      .map(({ locale }) => locale),
  );
  return documents
    .filter(({ locale }) => !said.has(locale.tag))
    .flatMap(({ locale: { tag } }) =>
      openRemarks(remarks.get(tag)).map((remark) => ({
        rule: openRemark.id,
        severity: 'error' as const,
        ...remarkFinding(tag, remark, plan.document),
      })),
    );
}

/** The edition that was made, and what there is to report of it; refuses one that lacks a file. */
export function requireMade({ value, problems }: Outcome<Edition>): {
  edition: Edition;
  problems: readonly Problem[];
} {
  if (value === undefined || isBlocked(problems))
    throw new Failure(1, 'The edition cannot be built.', undefined, problems);
  return { edition: value, problems };
}

/**
 * Refuses an edition with a PDF in which preflight found an error.
 *
 * @param problems of rendering: what a page was refused may be why
 * @param isReported whether the caller reports what preflight found, so that a refusal does not repeat it
 */
export function requireFit(
  preflight: readonly Problem[],
  problems: readonly Problem[],
  isReported: boolean,
): void {
  if (!isBlocked(preflight)) return;
  const also = isReported ? [] : preflight;
  throw new Failure(1, 'A PDF is not fit to publish. Nothing was written.', undefined, [
    ...problems,
    ...also,
  ]);
}

/** How many files that would be left out are named. */
const MOST_NAMED = 5;

/**
 * Refuses a build of some languages or formats that would take the others away.
 *
 * @param listed what the edition lists that would be replaced
 * @param languages tags of those that the build makes a page of
 * @param shown the folder, as the person knows it
 */
export function requireNothingLeftOut(
  listed: readonly ManifestFile[],
  formats: readonly Pick<Format, 'id'>[],
  languages: readonly string[],
  shown: string,
): void {
  const tags = new Set(languages);
  const ids = new Set(formats.map(({ id }) => id));
  // What the languages share goes with the files that use it.
  const isMade = (file: ManifestFile) =>
    file.locale === null || file.format === null || (tags.has(file.locale) && ids.has(file.format));
  const left = listed.filter((file) => !isMade(file)).map(({ path }) => path);
  if (left.length === 0) return;
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
  throw new Failure(
    2,
    `The edition in ${shown} has files that this build would leave out: ${left.slice(0, MOST_NAMED).join(', ')}${more}. Nothing was written.`,
    'Choose another folder with --out-dir, or replace the edition with this one by adding --replace.',
  );
}

/** Whether a translation has less than a check asks for. */
export function fallsShort(
  { completeness }: Pick<LocalizedDocument, 'completeness'>,
  { min, require }: Requirement,
): boolean {
  const { status, total, percent, reviewed } = completeness;
  if (status === 'source') return false;
  if (require === 'translated') return percent < min;
  return total > 0 && Math.floor((100 * reviewed) / total) < min;
}
