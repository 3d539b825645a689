import type { Problem, Severity } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { withGroupedMissing } from './grouped.js';
import { arranged } from './order.js';
import { oneLine } from './text.js';
import { countsOf, reasonsOf } from './verdict.js';

/** Findings that are listed; a comment is read, the annotations are complete. */
const LISTED = 25;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const WORDS = { error: '**error**', warning: 'warning', info: 'note' } as const;

/** A check in Markdown, for a comment on a change or the summary of a job: how far each language is, then the worst findings. */
export function markdown(report: CheckReport): string[] {
  const { documents, way = '', ok } = report;
  const completeness = new Map(documents.map((one) => [one.locale.tag, one.completeness]));
  const all = arranged(withGroupedMissing(report.problems, completeness));
  const sorted = ORDER.flatMap((severity) => all.filter((problem) => problem.severity === severity));
  const more = sorted.length - LISTED;
  const name = way === '' ? 'The statement' : code(way.slice(0, -1));
  return [
    `### ${name}: ${ok ? 'ok' : 'failed'}`,
    '',
    plain(`${countsOf(report)}${ok ? '' : `: ${reasonsOf(report).join('; ')}`}`),
    ...(documents.length === 0 ? [] : ['', ...table(report)]),
    ...(sorted.length === 0 ? [] : ['', ...sorted.slice(0, LISTED).map(listItem)]),
    ...(more > 0 ? ['', `… and ${more} more: \`publish check\` lists all.`] : []),
    '',
  ];
}

function table({ documents }: CheckReport): string[] {
  return [
    '| language | done | reviewed | outdated | missing | status |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...documents.map(({ locale, completeness: { percent, total, reviewed, outdated, missing, status } }) => {
      const counts =
        status === 'source' ? ['', '', ''] : [`${reviewed}/${total}`, String(outdated), String(missing)];
      return `| ${[plain(locale.tag), `${percent} %`, ...counts, status].join(' | ')} |`;
    }),
  ];
}

function listItem({ severity, file, line, column, rule, message, help }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const words = [WORDS[severity], ...(place === '' ? [] : [code(place)]), plain(message), code(rule)];
  return `- ${words.join(' ')}${help === undefined ? '' : `<br>${plain(help)}`}`;
}

/**
 * A stranger’s text as Markdown that shows just this text and makes no link. What a service would find in the page that
 * it makes, such as the name of a person to call, an empty comment parts.
 */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>&!|~$]|:(?=\/\/)|(?<=www)\./giu, '\\$&')
    .replace(/[@#]/gu, '$&<!-- -->');
}

/** The same as code; more backticks than it has enclose it (CommonMark 0.31 §6.1). */
function code(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(1 + Math.max(0, ...Array.from(line.matchAll(/`+/gu), ([run]) => run.length)));
  const room = /^`|`$|^ .* $/u.test(line) ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}
