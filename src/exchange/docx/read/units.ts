import type { ImportUnit } from '../../../model/exchange.js';
import { fingerprint } from '../../../model/fingerprint.js';
import { haveSameWords, isPrintOf } from '../../../text/fit.js';
import type { Problem } from '../../../model/problem.js';
import type { Exported } from './manifest.js';
import type { Row } from './rows.js';
import { asRead } from './text.js';

/** This many rows are named one by one; people who merged a whole column need no list. */
const NAMED = 10;

/**
 * The units of the rows. What was exported, if the file still has it, gives the texts as they were; a row
 * without a mark is found by its source text, or keeps the key ''.
 *
 * @param rows the rows of the file
 * @param exported the units as they were exported, as far as known
 * @param file path of the file, for problems
 */
export function toUnits(
  rows: readonly Row[],
  exported: readonly Exported[],
  file: string,
): { units: ImportUnit[]; problems: Problem[] } {
  const byPrint = new Map(exported.map((unit) => [fingerprint(unit.key), unit]));
  const bySource = uniqueSources(exported);
  const problems: Problem[] = [];
  const report = (rule: Flaw, { key, source, row = 0 }: ImportUnit) => {
    problems.push(problem(rule, row, key, source, file));
  };
  const found = new Map<string, ImportUnit[]>();
  const units: ImportUnit[] = [];
  for (const row of rows) {
    const known = row.mark === undefined ? bySource.get(row.source) : byPrint.get(row.mark.print);
    const unit = toUnit(row, known);
    if (row.flaw !== undefined) {
      report(row.flaw, unit);
      continue;
    }
    if (row.hasMore) report('more', unit);
    if (isTypedOver(row, known)) report('source', unit);
    if (unit.key === '') units.push(unit);
    else found.set(unit.key, [...(found.get(unit.key) ?? []).slice(0, NAMED), unit]);
  }
  for (const same of found.values()) {
    const changed = same.filter(
      ({ target, exported: before }) => target !== '' && fingerprint(target) !== before,
    );
    const [first] = changed;
    const isTwice = changed.some(({ target }) => !haveSameWords(target, first?.target ?? ''));
    if (first !== undefined && isTwice) report('twice', first);
    else units.push(...[changed[0] ?? same.find(({ target }) => target !== '') ?? same[0]].filter(isThere));
  }
  return { units, problems: shortened(problems, file) };
}

/** A row as a unit; a text that reads as it was exported is the text that was exported, to the character. */
function toUnit(row: Row, known: Exported | undefined): ImportUnit {
  const { mark, isMarked, number } = row;
  const target = known !== undefined && asRead(known.target) === row.target ? known.target : row.target;
  const exported = known === undefined ? mark?.exported : fingerprint(known.target);
  const outdated = known?.outdated ?? mark?.outdated ?? false;
  return {
    key: known?.key ?? mark?.key ?? '',
    source: known?.source ?? row.source,
    target,
    ...(exported === undefined ? {} : { exported }),
    // An outdated translation that nobody touched is as outdated as before.
    unfinished: isMarked || (outdated && exported !== undefined && isPrintOf(exported, target)),
    row: number,
  };
}

/** Whether the source cell has other words than were exported: what is in it is not read. */
function isTypedOver({ source, mark }: Row, known: Exported | undefined): boolean {
  if (known !== undefined) return !haveSameWords(source, asRead(known.source));
  return mark?.source !== undefined && !isPrintOf(mark.source, source);
}

function uniqueSources(exported: readonly Exported[]): Map<string, Exported> {
  const found = new Map<string, Exported>();
  const twice = new Set<string>();
  for (const unit of exported) {
    const text = asRead(unit.source);
    if (found.has(text)) twice.add(text);
    found.set(text, unit);
  }
  for (const text of twice) found.delete(text);
  return found;
}

type Flaw = NonNullable<Row['flaw']> | 'more' | 'source' | 'twice';

const MESSAGES: Readonly<Record<Flaw, { message: string; help: string; severity: Problem['severity'] }>> = {
  merged: {
    severity: 'error',
    message:
      'Cells of this row are merged or missing, so its translation cannot be separated from its neighbours’.',
    help: 'Split the cells again, each translation beside its source, or delete the row to leave it out.',
  },
  mixed: {
    severity: 'error',
    message: 'The source cell of this row holds the sources of several rows.',
    help: 'Export the file again and copy the translations over, or delete the row to leave it out.',
  },
  twice: {
    severity: 'error',
    message: 'This row appears several times in the file, with different translations.',
    help: 'Keep one of the rows and delete the others.',
  },
  source: {
    severity: 'warning',
    message: 'The source cell of this row was changed; the change is ignored.',
    help: 'If it is the translation, move it into the second column and import the file again.',
  },
  more: {
    severity: 'warning',
    message: 'This row has more than two cells with words; only the one beside the source is read.',
    help: 'Put the whole translation into one cell. A comment is better written as a comment.',
  },
};

function problem(flaw: Flaw, row: number, key: string, source: string, file: string): Problem {
  const { message, help, severity } = MESSAGES[flaw];
  const start = source.length > 60 ? `${source.slice(0, 60).trimEnd()}…` : source;
  return {
    rule: 'exchange-row',
    severity,
    file,
    ...(key === '' ? {} : { key }),
    message: `Row ${row}: ${message}${start === '' ? '' : ` Its source begins: “${start}”`}`,
    help,
  };
}

function shortened(problems: readonly Problem[], file: string): Problem[] {
  const more = problems.slice(NAMED);
  const [first] = more;
  if (first === undefined) return [...problems];
  const severity = more.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const rest = {
    rule: 'exchange-row',
    severity,
    file,
    message: `${more.length} more rows have such problems.`,
  };
  return [...problems.slice(0, NAMED), { ...rest, severity, help: 'Export the file again.' }];
}

function isThere(unit: ImportUnit | undefined): unit is ImportUnit {
  return unit !== undefined;
}
