import type { Outline } from '../model/outline.js';
import type { Completeness } from '../model/localized.js';
import type { Problem, Severity } from '../model/problem.js';
import { offeredFormats, type Desk, type Refusal } from './desk.js';

/** How many findings the desk shows at a time. */
const MOST_FINDINGS = 300;

/** One language of the publication, as the desk lists it. */
export interface OverviewLanguage extends Completeness {
  readonly tag: string;
  readonly dir: string;
  readonly name: string;
  /** Another one means that its files are made from something else. */
  readonly version: number | undefined;
  /** Paths of its files in the edition, by format. */
  readonly files: Readonly<Record<string, string>>;
}

/** Everything around the page, as the browser gets it. */
export interface Overview {
  readonly title: string;
  readonly isReadOnly: boolean;
  /** Whether the pages are those of what lies on the disk; false where the last good ones stay. */
  readonly isCurrent: boolean;
  readonly languages: readonly OverviewLanguage[];
  readonly formats: readonly { readonly id: string; readonly isPrinted: boolean }[];
  /** Absent while the checks run for the first time. */
  readonly findings?: readonly Problem[] | undefined;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly refusal?: Refusal | undefined;
  readonly outline: Outline['blocks'];
}

/** The state of a desk as the browser gets it. */
export function overview({ state }: Desk, isReadOnly: boolean): Overview {
  const { shown, problems, refusal } = state;
  const counts = { error: 0, warning: 0, info: 0 };
  const offered = shown === undefined ? [] : offeredFormats(shown);
  for (const { severity } of problems ?? []) counts[severity] += 1;
  return {
    title: shown?.publication.plan.document.outline.title ?? '',
    isReadOnly,
    isCurrent: shown !== undefined && refusal === undefined,
    languages: (shown?.documents ?? []).map((document) => ({
      tag: document.locale.tag,
      dir: document.locale.direction,
      name: document.strings.text('language.name'),
      ...document.completeness,
      version: shown?.versions.get(document.locale.tag),
      files: Object.fromEntries(offered.map((format) => [format.id, format.path(document)])),
    })),
    formats: offered.map(({ id, isPrinted = false }) => ({ id, isPrinted })),
    findings: problems?.slice(0, MOST_FINDINGS),
    counts,
    refusal: refusal && { ...refusal, problems: refusal.problems.slice(0, MOST_FINDINGS) },
    outline: shown?.publication.plan.document.outline.blocks ?? [],
  };
}
