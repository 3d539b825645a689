import type { Finding, InspectedFile, PreflightReport } from '../model/preflight.js';
import { jsonText, type MachineText } from '../model/output.js';
import { oneLine, parted, type Paint } from './text.js';
import { counted } from '../text/counts.js';

/** Reports for people: a table for each file, errors first, and a line that sums up. */
export function preflightText(inspected: readonly InspectedFile[], paint: Paint): string[] {
  return parted(...inspected.map((one) => fileLines(one, paint)));
}

/** Reports for machines: one JSON document (docs/preflight.md). */
export function preflightJson(inspected: readonly InspectedFile[]): MachineText {
  const files = inspected.map(({ file, report }) => ({ file, ...report }));
  return jsonText({ version: 1, files, ok: files.every(({ ok }) => ok) });
}

function fileLines({ file, report }: InspectedFile, paint: Paint): string[] {
  const { profile, claims, pages, findings } = report;
  const facts = [profile, counted(pages, 'page'), claims.map(oneLine).join(', ') || 'claims no standard'];
  return [
    `${paint.bold(oneLine(file))}  ${paint.dim(facts.join(' · '))}`,
    ...table(findings, paint),
    ...readingLine(report),
    `  ${verdict(report, paint)}`,
  ];
}

/** What another engine reads of the file: figures, no findings. */
function readingLine({ reading }: PreflightReport): string[] {
  if (reading === undefined) return [];
  const { words, together, inOrder } = reading;
  const order = inOrder === null ? '' : `, ${inOrder} in the order of the text`;
  return [`  PDFium reads ${together} of ${counted(words, 'word')} in one piece${order}.`];
}

function table(findings: readonly Finding[], paint: Paint): string[] {
  const places = findings.map(({ pages }) => pageText(pages));
  const idWidth = Math.max(0, ...findings.map(({ id }) => id.length));
  const placeWidth = Math.max(0, ...places.map((place) => place.length));
  return findings.flatMap((finding, index) => {
    const { id, severity, message, about, place: source, help } = finding;
    const word = severity === 'error' ? paint.red('error  ') : paint.yellow('warning');
    const subject = about === undefined ? '' : ` “${oneLine(about)}”`;
    const place = (places[index] ?? '').padEnd(placeWidth);
    const line = `  ${word}  ${id.padEnd(idWidth)}  ${place}  ${oneLine(message)}${subject}${sourceText(source)}`;
    // The same advice need not be read twice in a row.
    if (findings[index + 1]?.id === id) return [line];
    return [line, `${' '.repeat(15 + idWidth + placeWidth)}${paint.dim(help)}`];
  });
}

/** `p. 1, 2, 5 …`; empty where it is about the whole file. */
function pageText(pages: readonly number[]): string {
  if (pages.length === 0) return '';
  return `p. ${pages.slice(0, 4).join(', ')}${pages.length > 4 ? ' …' : ''}`;
}

/** ` (locales/en/statement.md:5:1)`; empty where no text of the publication is meant. */
function sourceText(place: Finding['place']): string {
  if (place === undefined) return '';
  const { file, line, column } = place;
  const parts = [oneLine(file), line, column].filter((part) => part !== undefined);
  return ` (${parts.join(':')})`;
}

function verdict({ findings, checks, ok }: PreflightReport, paint: Paint): string {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const counts = (['error', 'warning'] as const).flatMap((severity) =>
    count(severity) === 0 ? [] : [counted(count(severity), severity)],
  );
  const word = ok ? paint.green('ok') : paint.red('not press-ready');
  return `${counted(checks, 'check')}: ${[word, ...counts].join(', ')}`;
}
