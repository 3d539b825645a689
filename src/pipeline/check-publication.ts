import type { Host } from '../model/host.js';
import type { Problem } from '../model/problem.js';
import type { CheckedLocale } from '../model/report.js';
import { checkLocales } from './check.js';
import { chooseLocales } from './choices.js';
import { fallsShort, type Requirement } from './policy.js';
import type { Publication } from './publication.js';

/** What a person chooses for one check. */
export interface CheckChoices extends Requirement {
  /** Languages; all where none is named. */
  readonly locales?: readonly string[] | undefined;
}

/** What a check came to. */
export interface CheckedPublication {
  readonly documents: readonly CheckedLocale[];
  readonly problems: readonly Problem[];
  /** Segments of the statement. */
  readonly segments: number;
  /** Tags of translations that have less than was asked for. */
  readonly short: readonly string[];
  /** Whether nothing falls short and there is no error. */
  readonly ok: boolean;
}

/**
 * How complete each translation of a publication is, and what is wrong with it; nothing is rendered.
 *
 * @param signal ends it early
 */
export async function checkPublication(
  host: Host,
  publication: Publication,
  choices: CheckChoices,
  signal?: AbortSignal,
): Promise<CheckedPublication> {
  const tags = chooseLocales(publication.tags, choices.locales);
  const { documents, problems } = await checkLocales(host, publication, tags, signal);
  const short = documents.filter((document) => fallsShort(document, choices)).map(({ locale }) => locale.tag);
  const hasError = problems.some(({ severity }) => severity === 'error');
  return {
    documents,
    problems,
    segments: publication.plan.document.segments.length,
    short,
    ok: short.length === 0 && !hasError,
  };
}
