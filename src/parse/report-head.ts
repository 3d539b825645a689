import type { Reporter } from './reporter.js';
import type { RoledStatement } from './roles/index.js';
import { bareWords } from './roles/lexicon.js';
import type { ReleaseTexts } from './release-texts.js';

/** What the head of the statement says that the configuration says otherwise, or that cannot be read. */
export function reportHead(
  { date, release }: RoledStatement,
  given: { readonly release?: (ReleaseTexts & { readonly embargo?: string | undefined }) | undefined },
  reporter: Reporter,
): void {
  const { embargo } = given.release ?? {};
  const place = given.release?.place?.words.trim();
  const named = date?.reading.kind === 'date' ? date.reading.place : undefined;
  if (named !== undefined && place !== undefined && bareWords(named) !== bareWords(place)) {
    reporter.report('date-line', date?.block, {
      severity: 'warning',
      message: `The date line says “${named}”, the configuration says “${place}”; “${place}” is used.`,
      help: 'Correct the one that is wrong, or leave out `release.place`.',
    });
  }
  if (release?.line.isEmbargo !== true) return;
  const read = release.line.embargo;
  if (embargo === undefined && read === undefined) {
    reporter.report('embargo-line', release.block, {
      severity: 'warning',
      message: 'The release line speaks of an embargo, but does not give date, time and zone in full.',
      help: 'Set it in publish.config.yaml: release: { embargo: 2025-08-12T09:00:00+04:30 }',
    });
  } else if (embargo !== undefined && read !== undefined && Date.parse(embargo) !== Date.parse(read)) {
    reporter.report('embargo-line', release.block, {
      severity: 'warning',
      message: `The release line says ${read}, the configuration says ${embargo}; the configuration is used.`,
      help: 'Correct the one that is wrong.',
    });
  }
}

/** Date lines of other days than the statement’s: they stay in the text. */
export function reportOtherDates(
  { otherDates }: RoledStatement,
  date: string | undefined,
  reporter: Reporter,
): void {
  for (const { block, text } of otherDates) {
    reporter.report('date-line', block, {
      severity: 'warning',
      message: `“${text}” differs from the date of the statement${date === undefined ? '' : `, ${date}`}; it is read as text.`,
      help: 'If it is the date, delete the other line, or set `date: yyyy-mm-dd` in publish.config.yaml.',
    });
  }
}

/** Addresses of a letter: as text, a line end within a paragraph is a space. */
export function reportJoinedLines({ joinedAddresses }: RoledStatement, reporter: Reporter): void {
  for (const block of joinedAddresses) {
    reporter.report('joined-lines', block, {
      severity: 'warning',
      message: 'The lines of this address run together into one in Markdown.',
      help: 'Write a backslash (\\) at the end of each line but the last to keep them apart.',
    });
  }
}
