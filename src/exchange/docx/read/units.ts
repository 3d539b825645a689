import type { ImportUnit } from '../../../model/exchange.js';
import { fingerprint } from '../../../model/fingerprint.js';
import { haveSameWords, isPrintOf, wordsPrint } from '../../../text/fit.js';
import type { Problem } from '../../../model/problem.js';
import { appearance, markdownOfPieces, piecesOfMarkdown, plainText, tidyLines } from '../cell.js';
import type { Form } from '../mark.js';
import type { Loss } from './cell-pieces.js';
import { codesIn, codesOf, picturesAsLinks, restored } from './known.js';
import type { Exported } from './manifest.js';
import type { Row } from './rows.js';
import { asRead } from './text.js';

/** This many rows are named one by one; people who merged a whole column need no list. */
const NAMED = 10;

/** What is known of a file beside its rows. */
export interface FileKnowledge {
  /** The units as they were exported, as far as known. */
  readonly exported: readonly Exported[];
  /** Link and footnote definitions of the statement. */
  readonly definitions: string;
  /** How its rows are written that do not say so themselves; unknown for files of strangers. */
  readonly form: Form | undefined;
  /** Its path, for problems. */
  readonly file: string;
}

/**
 * The units of the rows. What was exported, if the file still has it, gives the texts as they were; a row
 * without a mark is found by its source text, or keeps the key ''.
 */
export function toUnits(
  rows: readonly Row[],
  { exported, definitions, form, file }: FileKnowledge,
): { units: ImportUnit[]; problems: Problem[] } {
  const byPrint = new Map(exported.map((unit) => [fingerprint(unit.key), unit]));
  const bySource = uniqueSources(exported, definitions, form);
  const problems: Problem[] = [];
  const report = (rule: Flaw, { key, source, row = 0 }: ImportUnit) => {
    problems.push(problem(rule, row, key, source, file));
  };
  const found = new Map<string, ImportUnit[]>();
  const units: ImportUnit[] = [];
  for (const row of rows) {
    const own = row.mark?.form ?? form;
    const known = row.mark === undefined ? bySource.get(rowSource(row, own)) : byPrint.get(row.mark.print);
    const unit = toUnit(row, known, textsOf(row, own, known, definitions));
    if (row.flaw !== undefined) {
      report(row.flaw, unit);
      continue;
    }
    if (row.hasMore) report('more', unit);
    if (isTypedOver(row, own, known, definitions)) report('source', unit);
    for (const loss of lossesOf(row)) report(loss, unit);
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
function toUnit(
  row: Row,
  known: Exported | undefined,
  { source, target, isUntouched }: RowTexts,
): ImportUnit {
  const { mark, isMarked, number } = row;
  const exported = known === undefined ? mark?.exported : fingerprint(known.target);
  const outdated = known?.outdated ?? mark?.outdated ?? false;
  const isAsExported = isUntouched || (exported !== undefined && isPrintOf(exported, target));
  return {
    key: known?.key ?? mark?.key ?? '',
    source,
    target,
    ...(known === undefined && mark?.source !== undefined && { sourcePrint: mark.source }),
    ...(exported === undefined ? {} : { exported }),
    ...(known === undefined && isUntouched && { isUntouched }),
    // An outdated translation that nobody touched is as outdated as before.
    unfinished: isMarked || (outdated && exported !== undefined && isAsExported),
    row: number,
  };
}

interface RowTexts {
  readonly source: string;
  readonly target: string;
  /** The target says what was exported. */
  readonly isUntouched: boolean;
}

/** Signs of Markdown: a file of a stranger that has them has its texts typed. */
const SIGNS = /[*_`[\]\\<]/u;

function textsOf(
  row: Row,
  form: Form | undefined,
  known: Exported | undefined,
  definitions: string,
): RowTexts {
  const isTyped = form === undefined ? SIGNS.test(row.source + row.target) : form === 'typed';
  return isTyped ? typedTexts(row, known) : setTexts(row, known, definitions);
}

function typedTexts({ source, target }: Row, known: Exported | undefined): RowTexts {
  const isUntouched = known !== undefined && asRead(known.target) === target;
  return { source: known?.source ?? source, target: isUntouched ? known.target : target, isUntouched };
}

function setTexts({ set, mark }: Row, known: Exported | undefined, definitions: string): RowTexts {
  const found = codesOf(set.source.map((piece) => ({ ...piece, title: undefined })));
  const inSource = { ...found, notes: new Set([...found.notes, ...set.notes]) };
  if (known === undefined) {
    const source = markdownOfPieces(set.source);
    // What reads like the mark of a note is words if these are the words that were exported.
    const readings = [restored(set.target, inSource), set.target].map(markdownOfPieces);
    const exported = readings.find((text) => mark?.set !== undefined && mark.set === fingerprint(text));
    return { source, target: exported ?? readings[0] ?? '', isUntouched: exported !== undefined };
  }
  const codes = codesIn([known.target, known.source], definitions, inSource);
  const now = restored(set.target, codes);
  const target = markdownOfPieces(now);
  const before = restored(piecesOfMarkdown(known.target, definitions), codes);
  const isUntouched =
    markdownOfPieces(before) === target ||
    appearance(before) === appearance(now) ||
    appearance(picturesAsLinks(before)) === appearance(picturesAsLinks(now));
  return { source: known.source, target: isUntouched ? known.target : target, isUntouched };
}

/** Whether the source cell has other words than were exported: what is in it is not read. */
function isTypedOver(
  row: Row,
  form: Form | undefined,
  known: Exported | undefined,
  definitions: string,
): boolean {
  const { source, mark, set } = row;
  if (form === 'set') {
    const words = plainText(tidyLines(set.source));
    if (known === undefined) return mark?.words !== undefined && mark.words !== wordsPrint(words);
    return !haveSameWords(words, plainText(piecesOfMarkdown(known.source, definitions)));
  }
  if (known !== undefined) return !haveSameWords(source, asRead(known.source));
  return mark?.source !== undefined && !isPrintOf(mark.source, source);
}

/** What of a row is not carried over. */
function lossesOf({ losses, paragraphs, target, set }: Row): Flaw[] {
  const hasSymbol = target.includes('\uFFFD') || plainText(set.target).includes('\uFFFD');
  return [
    ...losses,
    ...(paragraphs > 1 ? (['paragraphs'] as const) : []),
    ...(hasSymbol ? (['symbol'] as const) : []),
  ];
}

/** The words by which a row without a mark is found. */
function rowSource({ source, set }: Row, form: Form | undefined): string {
  return form === 'set' ? plainText(tidyLines(set.source)) : source;
}

function uniqueSources(
  exported: readonly Exported[],
  definitions: string,
  form: Form | undefined,
): Map<string, Exported> {
  const found = new Map<string, Exported>();
  const twice = new Set<string>();
  for (const unit of exported) {
    const text = form === 'set' ? plainText(piecesOfMarkdown(unit.source, definitions)) : asRead(unit.source);
    if (found.has(text)) twice.add(text);
    found.set(text, unit);
  }
  for (const text of twice) found.delete(text);
  return found;
}

type Flaw = NonNullable<Row['flaw']> | Loss | 'paragraphs' | 'more' | 'source' | 'twice';

interface Words {
  readonly message: string;
  readonly help: string;
  readonly severity: Problem['severity'];
}

/** What is said of what a translation cannot hold. */
const LOSSES: Readonly<Record<Loss | 'paragraphs', Words>> = {
  picture: {
    severity: 'warning',
    message: 'The translation has a picture or a drawing; it is left out.',
    help: 'Pictures belong into the statement. Write words of a drawing into the cell.',
  },
  note: {
    severity: 'warning',
    message: 'The translation has a footnote of the word processor; its mark and its words are left out.',
    help: 'Notes are rows of their own. Copy the mark of the note from the first column; write its words in its row.',
  },
  formula: {
    severity: 'warning',
    message: 'The translation has a formula; it is left out.',
    help: 'Write it as words and signs.',
  },
  list: {
    severity: 'warning',
    message: 'The translation has numbers or bullets of a list; they are left out, the words are taken.',
    help: 'Each item of the original is a row of its own. Type a number that belongs to the text.',
  },
  table: {
    severity: 'warning',
    message: 'The translation has a table; its words are taken as lines.',
    help: 'Write the translation as one text.',
  },
  underline: {
    severity: 'info',
    message: 'The translation has underlined words; the words are taken, the line is not.',
    help: 'Use bold or italics where the original has them.',
  },
  raised: {
    severity: 'info',
    message: 'The translation has raised or lowered letters; they are taken as letters on the line.',
    help: 'Nothing to do if the text is right without it.',
  },
  symbol: {
    severity: 'warning',
    message:
      'The translation has a sign of a symbol font that means nothing without its font: “\uFFFD” is in its place.',
    help: 'Write the sign as a character, in the file or in the catalogue.',
  },
  comment: {
    severity: 'info',
    message: 'This row has a comment, which is not imported.',
    help: 'Read it in the file.',
  },
  paragraphs: {
    severity: 'info',
    message: 'The translation has several paragraphs; they are joined by line breaks.',
    help: 'A row is one paragraph. Nothing to do if the lines are right.',
  },
};

const MESSAGES: Readonly<Record<Flaw, Words>> = {
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
  ...LOSSES,
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
