import type { Format } from '../model/format.js';
import type { Outline } from '../model/outline.js';
import type { Completeness } from '../model/localized.js';
import type { Problem, Severity } from '../model/problem.js';
import { needsPrinter } from '../pipeline/choices.js';
import { offeredFormats, type Desk, type Refusal, type Shown } from './desk.js';

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

/** One format, as the desk lists it. */
export interface OverviewFormat {
  readonly id: string;
  /** Whether it takes long to make: it is made again only when a person asks for it. */
  readonly isSlow: boolean;
  /** Whether `publish build` makes it. */
  readonly isBuilt: boolean;
}

/** Everything around the page, as the browser gets it. */
export interface Overview {
  readonly title: string;
  readonly isReadOnly: boolean;
  /** Whether the pages are those of what lies on the disk; false where the last good ones stay. */
  readonly isCurrent: boolean;
  readonly languages: readonly OverviewLanguage[];
  readonly formats: readonly OverviewFormat[];
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
      files: Object.fromEntries(offeredFormats.map((format) => [format.id, format.path(document)])),
    })),
    formats: shown === undefined ? [] : offeredFormats.map((format) => listedFormat(format, shown)),
    findings: problems?.slice(0, MOST_FINDINGS),
    counts,
    refusal: refusal && { ...refusal, problems: refusal.problems.slice(0, MOST_FINDINGS) },
    outline: shown?.publication.plan.document.outline.blocks ?? [],
  };
}

function listedFormat(format: Format, shown: Shown): OverviewFormat {
  return {
    id: format.id,
    isSlow: needsPrinter(format, shown.context.config),
    isBuilt: shown.formats.includes(format),
  };
}
