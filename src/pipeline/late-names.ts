import { isKnownLanguage } from '../config/known-language.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import { forgetful } from '../model/memory.js';
import type { Outcome, Problem } from '../model/problem.js';
import { conflictProblem } from '../parse/conflict.js';
import { decodeText } from '../parse/encoding.js';
import type { ParseOptions } from '../parse/index.js';
import { readLateNames } from '../parse/late-names/read.js';

/** The names that came by form, where the configuration names their file. */
export async function readLateNamesFile(
  host: Host,
  { signatories, sourceLocale: locale, maxSize }: Config,
): Promise<Outcome<NonNullable<ParseOptions['late']>>> {
  if (signatories === undefined) return { problems: [] };
  const { words: file, ...configured } = signatories;
  const refused = (message: string, help: string | undefined): Outcome<never> => {
    const problem: Problem = { rule: 'late-names', severity: 'error', fatal: true, message, help };
    return { problems: [{ ...problem, ...configured }] };
  };
  let bytes: Uint8Array | undefined;
  try {
    bytes = await host.read(file, maxSize);
  } catch (error) {
    // What keeps the file from being read is reported at the line that names it; a fault of the machine ends the command.
    if (!(error instanceof Failure) || error.code === 3) throw error;
    return refused(error.message, error.help);
  }
  if (bytes === undefined)
    return refused(
      `There is no file ${file}.`,
      'Put it there, or correct its path: `signatories: names.csv`.',
    );
  const { recall = forgetful } = host;
  return recall('late names', [bytes, file, locale], () => parseLateNames(bytes, file, locale));
}

function parseLateNames(
  bytes: Uint8Array,
  file: string,
  locale: string,
): Outcome<NonNullable<ParseOptions['late']>> {
  const decoded = decodeText(bytes, file, locale);
  if (decoded.value === undefined) return { problems: decoded.problems.map(atTheStart) };
  const conflict = conflictProblem(decoded.value, file, locale);
  if (conflict !== undefined) return { problems: [conflict] };
  const { value: names, problems } = readLateNames(decoded.value, { file, locale, isKnownLanguage });
  return { value: names && { file, names }, problems };
}

/** A problem with a file that is not text has its place at the first character. */
function atTheStart(problem: Problem): Problem {
  const { rule, line = 1, column = 1 } = problem;
  const help = rule === 'other-format' ? 'Save it as CSV in UTF-8.' : problem.help;
  return { ...problem, line, column, help };
}
