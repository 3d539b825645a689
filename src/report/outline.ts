import stringWidth from 'string-width';
import type { Outline, OutlineBlock } from '../model/outline.js';
import { oneLine, parted, type Paint } from './text.js';
import { counted } from '../text/counts.js';

/**
 * What was recognised in a statement, in one line: `“Keep the Library Open”, 12 March 2026, 20 signatories in 2 groups
 * (Harbour Readers … Amina Sorel)`.
 */
export function recognisedLine({ title, date, signatories }: Outline): string {
  const { groups } = signatories;
  const all = groups.flatMap((group) => group.names);
  // The ends of the statement’s own list show whether it was recognised whole.
  const own = all.filter(({ file }) => file === undefined);
  const names = (own.length > 0 ? own : all).map(({ name }) => name);
  const [first, last] = [names[0], names.at(-1)];
  const among = groups.length > 1 ? ` in ${counted(groups.length, 'group')}` : '';
  const who = first === undefined ? '' : ` (${names.length > 1 ? `${first} … ${last}` : first})`;
  const signed = `${signatoriesCount(signatories.total)}${among}${who}${lateCount(signatories)}`;
  return oneLine(`“${title}”, ${date === undefined ? 'no date' : longDate(date)}, ${signed}`);
}

/** How many have signed, for people: `65 signatories, 5 of them from names.csv`. */
export function signatoriesText(signatories: Outline['signatories']): string {
  return oneLine(`${signatoriesCount(signatories.total)}${lateCount(signatories)}`);
}

function signatoriesCount(total: number): string {
  if (total === 0) return 'no signatories';
  return `${total} ${total === 1 ? 'signatory' : 'signatories'}`;
}

function lateCount({ total, late }: Outline['signatories']): string {
  if (late === undefined) return '';
  const some = late.total === 0 ? 'none' : late.total === total ? 'all' : String(late.total);
  return `, ${some} of them from ${late.file}`;
}

/** The outline for a terminal, in columns: lines, role, first words and why; then names by group and the doubts. */
export function outlineText(outline: Outline, paint: Paint, width: number): string[] {
  const rows = outline.blocks.map((block) => [linesOf(block), block.role, block.text, block.why] as const);
  const lines = rows.map(([, , text]) => stringWidth(oneLine(text)));
  const words = Math.max(12, Math.min(Math.max(...lines), width - 64));
  const table = rows.map(([place, role, text, why]) =>
    `  ${place.padStart(9)}  ${paint.bold(role.padEnd(12))}  ${fit(oneLine(text), words)}  ${paint.dim(why)}`.trimEnd(),
  );
  const groups = outline.signatories.groups.flatMap(({ heading, names }) => {
    const shown = names.map(({ name, rest, file, line }) => {
      const row = oneLine([name, ...rest].join(' | '));
      return file === undefined ? row : `${row}  ${paint.dim(oneLine(`${file}:${line}`))}`;
    });
    const title = oneLine(heading ?? 'Signatories');
    return [`  ${title}: ${names.length}`, ...shown.map((name) => `    ${name}`)];
  });
  const doubts = outline.doubts.flatMap(({ line, message, settle, confirm }) => [
    `  ${paint.yellow('in doubt')}  ${oneLine(outline.file)}:${line}  ${oneLine(message)}`,
    `            ${paint.dim(oneLine(settle))}`,
    ...(confirm === undefined
      ? []
      : [`            ${paint.dim(`or, to keep what was read: ${oneLine(confirm)}`)}`]),
  ]);
  return parted([recognisedLine(outline)], table, groups, doubts);
}

function linesOf({ line, endLine }: OutlineBlock): string {
  return line === endLine ? String(line) : `${line}–${endLine}`;
}

function fit(text: string, width: number): string {
  let shown = text;
  if (stringWidth(shown) > width) {
    const letters = Array.from(shown);
    while (letters.length > 0 && stringWidth(letters.join('')) > width - 1) letters.pop();
    shown = `${letters.join('')}…`;
  }
  return shown + ' '.repeat(Math.max(0, width - stringWidth(shown)));
}

function longDate(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T12:00:00Z`),
  );
}
