import type { ImportUnit } from '../model/exchange.js';
import type { Problem, Severity } from '../model/problem.js';
import { remarksPath, settleHelp, type Remark } from '../model/remarks.js';
import { oneLine } from './text.js';

/** What an import reports of one unit. */
export interface UnitRemark {
  readonly reason: string;
  readonly key: string;
  readonly unit: ImportUnit;
}

/** So many remarks of one kind are listed one by one. */
const MOST_LISTED = 10;

interface Words {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: (key: string, unit: ImportUnit) => string;
  readonly help: string;
  /** What is said of those that are not listed one by one. */
  readonly more: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  'kept-beside': {
    rule: 'import-unfinished',
    severity: 'warning',
    message: (key, { target }) =>
      `“${key}” is marked as unfinished, and the translation here is current: it was not replaced. The unfinished one is kept beside it: ${oneLine(target)}`,
    help: '`publish status` and `publish check` show it. --force replaces the current one with it; `publish review` with this key removes it.',
    more: 'unfinished translations are kept beside current ones',
  },
  'ignored-mark': {
    rule: 'import-unfinished',
    severity: 'info',
    message: (key) =>
      `“${key}” is marked as unfinished, but has the words of the current translation: the mark was ignored.`,
    help: 'If the translation is wrong, write what is right in its place.',
    more: 'marks of unfinished translations were ignored: their words are those of the current ones',
  },
  edges: {
    rule: 'import-white-space',
    severity: 'info',
    message: (key) => `“${key}” has white space or line ends at its edges; they were left out.`,
    help: 'Nothing to do: some tools add them.',
    more: 'translations have white space or line ends at their edges; they were left out',
  },
  copy: {
    rule: 'import-copy',
    severity: 'warning',
    message: (key) => `“${key}” is the original itself, not a translation; it was left out.`,
    help: 'Translate it in the file and import it again; --force takes it as it is.',
    more: 'translations are the original itself and were left out',
  },
  'unfinished-text': {
    rule: 'import-unfinished',
    severity: 'warning',
    message: (key, { target }) => `“${key}” is marked as unfinished; it was left out: ${oneLine(target)}`,
    help: 'Finish it in the file and import it again; --force takes it as it is.',
    more: 'texts beside the statement are marked as unfinished and were left out',
  },
  'earlier-text': {
    rule: 'import-source',
    severity: 'warning',
    message: (key, { source }) =>
      `“${key}” belongs to other words of the original than the present ones; it was left out: ${oneLine(source)}`,
    help: 'Export the file again; --force takes it as it is.',
    more: 'texts beside the statement belong to earlier words and were left out',
  },
  'strange-source': {
    rule: 'import-source',
    severity: 'warning',
    message: (key, { source }) =>
      `The original beside “${key}” was never in this statement: ${oneLine(source)} Did somebody edit the column of the original?`,
    help: 'Put the translation into its own column, and the original back; or export the file again.',
    more: 'originals in the file were never in this statement',
  },
};

/**
 * What an import reports, as problems at their places in the file; of many of one kind the first.
 *
 * @param file path of the imported file
 */
export function importProblems(remarks: readonly UnitRemark[], file: string): Problem[] {
  return Object.entries(WORDS).flatMap(([reason, words]) => {
    const own = remarks.filter((one) => one.reason === reason);
    const listed = own.slice(0, MOST_LISTED).map(({ key, unit }) => unitProblem(words, file, key, unit));
    const { rule, severity, help, more } = words;
    const rest = own.length - listed.length;
    return rest === 0
      ? listed
      : [...listed, { rule, severity, file, message: `${rest} more ${more}.`, help }];
  });
}

/**
 * What reviewers say in a sheet and was not noted yet, remark by remark.
 *
 * @param tag the locale that they are about
 */
export function remarkProblems(
  said: readonly { readonly remark: Remark; readonly unit: ImportUnit }[],
  tag: string,
  file: string,
): Problem[] {
  return said.map(({ remark: { key, id, by, text }, unit }) => {
    const words: Words = {
      rule: 'import-remark',
      severity: 'info',
      message: () => `${by} remarks on “${key}”: ${text}`,
      help: `It is kept in ${remarksPath(tag)}. ${settleHelp(tag, id)}`,
      more: '',
    };
    return unitProblem(words, file, key, unit);
  });
}

/** Translations with the marks of a merge, which no import takes. */
export function unmergedProblems(units: readonly ImportUnit[], file: string): Problem[] {
  const words: Words = {
    rule: 'import-merge-marks',
    severity: 'error',
    message: (key) =>
      `“${key}” holds two translations with the marks of a merge (#-#-#-#-# or <<<<<<<) between them.`,
    help: 'Keep one of the two and delete the lines of the marks; `msgcat --use-first` writes none.',
    more: '',
  };
  return units.map((unit) => unitProblem(words, file, unit.key, unit));
}

function unitProblem(
  { rule, severity, message, help }: Words,
  file: string,
  key: string,
  unit: ImportUnit,
): Problem {
  const { line, row } = unit;
  const place = row === undefined ? '' : `Row ${row}: `;
  return {
    rule,
    severity,
    key,
    file,
    ...(line !== undefined && { line }),
    message: oneLine(`${place}${message(key, unit)}`),
    help,
  };
}
