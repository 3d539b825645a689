import type { Document, Segment, Signatory } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import type { BlockPlace, ShownForm, WholeBlock, WholeTranslation } from '../model/whole.js';
import { printable } from '../model/output.js';
import { sides } from './sides.js';
import type { Paint } from './text.js';

/** One segment beside its translation, as far as a report shows it. */
export interface ShownPair {
  readonly segment: Segment;
  readonly block: WholeBlock;
  /** What adopting it does. */
  readonly change: string;
  readonly markdown: string;
  /** The translation in the catalogue. */
  readonly here?: string | undefined;
}

const WIDTH = 72;
/** So many names or conflicts are shown one by one. */
const NAMED = 10;

/**
 * The pairs of an adoption for people: the key and what changes, then the first words of both texts, each on a line
 * of its own, so that two directions never share one.
 */
export function pairsText({ file }: Document, pairs: readonly ShownPair[], paint: Paint): string[] {
  return pairs.flatMap(({ segment, block, change, markdown }) => {
    const here = `${file}:${segment.position.line}:${segment.position.column}`;
    const there = placeText(block);
    const width = Math.max(here.length, there.length);
    return [
      `${paint.bold(segment.key)}  ${change}`,
      `  ${paint.dim(here.padEnd(width))}  ${beginning(segment.source)}`,
      `  ${paint.dim(there.padEnd(width))}  ${beginning(markdown)}`,
    ];
  });
}

/** What was taken for what it seems to be, as problems of the translator’s file. */
export function remarkProblems(
  { file }: WholeTranslation,
  remarks: readonly (Omit<Problem, 'file'> & { readonly block?: BlockPlace | undefined })[],
): Problem[] {
  return remarks.map(({ block, ...remark }) => ({
    ...remark,
    ...placed(file, block),
    message: at(block, remark.message),
  }));
}

/** Translations and names that differ from what is here, both sides shown. */
export function conflictProblems(
  tag: string,
  {
    translations,
    names,
  }: {
    readonly translations: readonly ShownPair[];
    readonly names: { readonly shown: readonly ShownForm[] };
  },
  shown: ReadonlyMap<string, string>,
): Problem[] {
  const differing = translations.filter(({ change }) => change === 'differs');
  const texts = differing.slice(0, NAMED).map(({ segment: { key }, here = '', markdown }) => ({
    rule: 'adopt-conflict',
    severity: 'error' as const,
    key,
    message: `“${key}” is translated already, in other words.`,
    texts: sides({ here, there: markdown }),
  }));
  const forms = names.shown.flatMap(({ name, shown: there }) => {
    const here = shown.get(name);
    if (here === undefined || here === there) return [];
    const message = `“${name}” is shown in another form already (locales/${tag}/signatories.json).`;
    return [{ rule: 'adopt-conflict', severity: 'error' as const, message, texts: sides({ here, there }) }];
  });
  return [...texts, ...forms];
}

/** What a translation’s list of signatories has of its own. */
export function nameProblems(
  { file }: WholeTranslation,
  names: {
    readonly shown: readonly ShownForm[];
    readonly missing: readonly Signatory[];
    readonly unknown: readonly WholeBlock[];
  },
  hasNames: boolean,
  areTaken: boolean,
): Problem[] {
  const rule = 'adopt-names';
  if (!hasNames) {
    if (names.missing.length === 0) return [];
    const message = 'The file has no names of signatories.';
    return [
      {
        rule,
        severity: 'info',
        file,
        message,
        help: 'Nothing to do: names come from the statement.',
      },
    ];
  }
  const forms = areTaken ? [] : names.shown;
  return [
    ...shortened(forms, rule, file, ({ name, shown, block }) => ({
      rule,
      severity: 'warning',
      ...placed(file, block),
      message: at(block, `The name “${name}” is written “${shown}”; it was left out.`),
      help: 'Names are shown as in the statement; to show them as the file writes them, adopt it with --names.',
    })),
    ...shortened(names.unknown, rule, file, (block) => ({
      rule,
      severity: 'warning',
      ...placed(file, block),
      message: at(
        block,
        `“${block.text}” is not a name in the statement, or its place does not show whose it is; it was left out.`,
      ),
      help: 'Compare it with the statement. To show a name in another form, write it into signatories.json.',
    })),
    ...shortened(names.missing, rule, file, ({ name }) => ({
      rule,
      severity: 'warning',
      file,
      message: `The name “${name}” is not in the file.`,
      help: 'It is shown anyway, as in the statement; ask the translator whether they translated this statement.',
    })),
  ];
}

function shortened<Subject>(
  subjects: readonly Subject[],
  rule: string,
  file: string,
  problemOf: (subject: Subject) => Problem,
): Problem[] {
  const more = subjects.length - NAMED;
  const shown = subjects.slice(0, NAMED).map(problemOf);
  return more > 0
    ? [...shown, { rule, severity: 'warning', file, message: `The same applies to ${more} more names.` }]
    : shown;
}

function placed(file: string, block: BlockPlace | undefined): Pick<Problem, 'file' | 'line' | 'column'> {
  return { file, line: block?.line, column: block?.column };
}

/** A message with its place where a file has no lines. */
function at(block: BlockPlace | undefined, message: string): string {
  return block?.paragraph === undefined ? message : `${placeText(block)}: ${message}`;
}

function placeText({ line, column, paragraph }: BlockPlace): string {
  if (line === undefined) return `paragraph ${paragraph ?? '?'}`;
  return column === undefined ? `line ${line}` : `${line}:${column}`;
}

function beginning(text: string): string {
  const line = printable(text.replace(/\\?\s+/gu, ' ').trim());
  return line.length <= WIDTH
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', WIDTH) + 1 || WIDTH).trimEnd()} …`;
}
