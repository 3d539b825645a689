import stringWidth from 'string-width';
import type { Catalogue, TranslationState } from '../model/catalogue.js';
import { draftsPath } from '../model/draft.js';
import type { LocalizedDocument, LocalizedSegment } from '../model/localized.js';
import { oneLine, type Paint } from './text.js';

/** Cells of a bar. */
const BAR = 20;

/**
 * A table of locales for people: a bar, then what is done, reviewed, outdated and missing, the words of the
 * original that are left to translate, and everybody whose review holds: without a clock nobody is the last.
 *
 * @param states what is remembered about the translations, by locale
 */
export function statusTable(
  documents: readonly LocalizedDocument[],
  states: ReadonlyMap<string, ReadonlyMap<string, TranslationState>>,
  paint: Paint,
): string[] {
  const head = ['locale', 'dir', '', 'done', 'reviewed', 'outdated', 'missing', 'words left', 'reviewed by'];
  const rows = documents.map(({ locale, completeness, segments }) => {
    const { percent, reviewed, outdated, missing, total, status } = completeness;
    const isSource = status === 'source';
    const count = (number: number) => (isSource ? '' : String(number));
    return [
      locale.tag,
      locale.direction,
      isSource ? 'original' : bar(percent, Math.floor((100 * reviewed) / Math.max(1, total))),
      `${percent} %`,
      isSource ? '' : `${reviewed}/${total}`,
      count(outdated),
      count(missing),
      count(wordsLeft(segments)),
      reviewers(states.get(locale.tag), segments),
    ];
  });
  const widths = head.map((title, at) =>
    Math.max(...[title, ...rows.map((row) => row[at] ?? '')].map((cell) => stringWidth(cell))),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => {
      const space = ' '.repeat((widths[at] ?? 0) - stringWidth(cell));
      return at >= 3 && at <= 7 ? space + cell : cell + space;
    });
  const body = rows.map((row) => line(row).join('  ').trimEnd());
  return [paint.dim(line(head).join('  ').trimEnd()), ...body];
}

/**
 * What the table does not say, a line a locale and kind: translations that may be of an earlier text, and unfinished
 * ones that wait beside those in their place.
 */
export function openQuestions(
  documents: readonly LocalizedDocument[],
  catalogues: readonly Catalogue[],
): string[] {
  return documents.flatMap(({ locale: { tag }, segments }) => {
    const drafts = catalogues.find(({ locale }) => locale === tag)?.drafts;
    const keys = (isMeant: (segment: LocalizedSegment) => boolean) =>
      segments.filter(isMeant).map(({ segment }) => oneLine(segment.key));
    const doubtful = keys((segment) => segment.doubtfulFor !== undefined);
    const waiting = keys(({ segment }) => drafts?.has(segment.key) === true);
    return [
      ...(doubtful.length === 0
        ? []
        : [`${tag}: ${doubtful.length} in doubt, edited together with the original: ${doubtful.join(', ')}`]),
      ...(waiting.length === 0
        ? []
        : [`${tag}: ${waiting.length} unfinished, kept beside in ${draftsPath(tag)}: ${waiting.join(', ')}`]),
    ];
  });
}

/** `█` reviewed, `▓` translated, `░` still to do. */
function bar(done: number, reviewed: number): string {
  const cells = (percent: number) => Math.floor((BAR * percent) / 100);
  return (
    '█'.repeat(cells(reviewed)) + '▓'.repeat(cells(done) - cells(reviewed)) + '░'.repeat(BAR - cells(done))
  );
}

function wordsLeft(segments: readonly LocalizedSegment[]): number {
  return segments
    .filter(({ status }) => status === 'missing' || status === 'outdated')
    .reduce((sum, { segment }) => sum + (segment.source.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

/** Names of the persons whose reviews hold, in the order of the text. */
function reviewers(
  states: ReadonlyMap<string, TranslationState> | undefined,
  segments: readonly LocalizedSegment[],
): string {
  const names = segments
    .filter(({ status }) => status === 'reviewed')
    .map(({ segment }) => states?.get(segment.key)?.reviewed?.by ?? '');
  return [...new Set(names.filter((name) => name !== '').map(oneLine))].join(', ');
}
