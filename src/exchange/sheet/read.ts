import type { ImportDocument, ImportUnit } from '../../model/exchange.js';
import { fingerprint } from '../../model/fingerprint.js';
import { isUnwieldy } from '../../model/limits.js';
import type { Outcome } from '../../model/problem.js';
import type { Sheet, SheetSegment } from '../../model/sheet.js';
import { nameFault } from '../../text/person.js';
import { remarkFault } from '../../text/remark-fault.js';
import { decode, Findings, readTag, reading, Refusal, refuseLarge, refuseMany } from '../reading.js';
import { unique } from '../units.js';
import { checkMarks } from '../xliff/marks.js';
import { contentsOf, markdownFrom, READABLE } from './content.js';
import { readSheetValue } from './schema.js';

const SAVE_AGAIN = 'Open the sheet and save its work again.';
const PERSON_HELP = 'Correct it in the sheet and save again.';

/**
 * Reads what a sheet has saved.
 *
 * @param bytes the file, which anybody may have edited or made
 * @param file its path, for problems
 */
export function readSheet(bytes: Uint8Array, file: string): Outcome<ImportDocument> {
  return reading(file, () => {
    refuseLarge(bytes);
    const sheet = readSheetValue(parseJson(decode(bytes, undefined)));
    refuseMany(sheet.segments.length);
    const findings = new Findings(file);
    const units = unique(
      sheet.segments.map((segment) => readSegment(segment, findings)),
      findings,
    );
    return { value: documentOf(sheet, units), problems: findings.all() };
  });
}

function documentOf(
  { publication, sourceLocale, locale }: Sheet,
  units: readonly ImportUnit[],
): ImportDocument {
  return { publication, sourceLocale: readTag(sourceLocale), locale: readTag(locale), units };
}

function parseJson(text: string): unknown {
  if (/^\s*<(?:!doctype|html)/iu.test(text)) {
    throw new Refusal({
      rule: 'exchange-syntax',
      message: 'This is a page, not what a sheet has saved.',
      help: 'Open it in a browser, press “Save file” in it, and import what it saved.',
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal({
      rule: 'exchange-syntax',
      message: `The file is not JSON, or it was cut off: ${reason.slice(0, 120)}.`,
      help: SAVE_AGAIN,
    });
  }
}

function readSegment(segment: SheetSegment, findings: Findings): ImportUnit {
  const { key, source, sourcePrint, exported, status, target } = segment;
  if (fingerprint(source) !== sourcePrint) {
    const message = `The original of “${key}” is not the one that the sheet was made with: the file was edited.`;
    findings.add('error', { rule: 'exchange-syntax', key, message, help: SAVE_AGAIN });
  }
  if (isUnwieldy(source, READABLE) || isUnwieldy(exported, READABLE)) {
    throw new Refusal({
      rule: 'exchange-too-large',
      message: `The original or the exported translation of “${key}” is longer than any segment.`,
      help: 'Check that it is a file that a sheet has saved.',
      key,
    });
  }
  const before = contentsOf(source, exported);
  // What nobody has touched is what was exported, to the character.
  const isUntouched = JSON.stringify(before.target) === JSON.stringify(target);
  const content = isUntouched
    ? { markdown: exported, marks: [], lost: 0 }
    : markdownFrom(target, before.codes);
  checkMarks(content, key, undefined, findings);
  return {
    key,
    source,
    target: content.lost > 0 ? '' : content.markdown,
    exported: fingerprint(exported),
    unfinished: status === 'draft' || status === 'untranslated',
    ...peopleOf(segment, findings),
  };
}

/** Who approved it, and what was said of it. */
function peopleOf(
  { key, status, approvedBy, remarks = [] }: SheetSegment,
  findings: Findings,
): Pick<ImportUnit, 'approvedBy' | 'remarks'> {
  const approval = status === 'approved' ? nameFault(approvedBy ?? '') : undefined;
  const faults = [
    ...(approval === undefined ? [] : [`The name at the approval ${approval}.`]),
    ...remarks.flatMap(({ by, text }) => remarkFault({ key, by, text }) ?? []),
  ];
  const [fault] = faults;
  if (fault !== undefined) {
    const message = `“${key}”: ${fault}`;
    findings.add('error', { rule: 'exchange-person', key, message, help: PERSON_HELP });
    return {};
  }
  return {
    ...(status === 'approved' && approvedBy !== undefined && { approvedBy: approvedBy.trim() }),
    ...(remarks.length > 0 && { remarks }),
  };
}
