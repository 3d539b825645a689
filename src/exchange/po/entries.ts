import { Refusal } from '../reading.js';

/** The lines of one PO entry. */
export interface EntryText {
  readonly text: string;
  /** Line of its `msgid`, or else its first. */
  readonly line: number;
}

/**
 * Cuts a PO file into its entries. Blank lines between them are custom and not grammar, so an entry also ends
 * where a comment, a context or a `msgid` follows a `msgstr`.
 *
 * @param text the file, lines ended by LF
 */
export function* entries(text: string): Generator<EntryText> {
  let lines: string[] = [];
  let first = 1;
  let msgid: number | undefined;
  let closed = false;
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number += 1;
    const keyword = /^(?:#~(?!\|)\s*)?(msgctxt|msgid_plural|msgid|msgstr|")/u.exec(line)?.[1];
    const begins = keyword === 'msgctxt' || keyword === 'msgid';
    // A second `msgid` without a `msgstr` between is a broken entry, and must not take the next one with it.
    const broken = msgid !== undefined && !closed && begins;
    const next = closed && (begins || (keyword === undefined && line !== ''));
    if (broken || next) {
      yield { text: lines.join('\n'), line: msgid ?? first };
      lines = [];
      msgid = undefined;
      closed = false;
      first = number;
    }
    if (keyword === 'msgstr') closed = true;
    if (keyword === 'msgid') msgid = number;
    if (line !== '') lines.push(line);
  }
  if (msgid !== undefined || closed) yield { text: lines.join('\n'), line: msgid ?? first };
}

/** Refuses what has no PO keyword at its head. */
export function refuseOther(text: string): void {
  if (/^[ \t]*(?:#~[ \t]*)?msgid[ \t]*"/mu.test(text)) return;
  throw new Refusal({
    rule: 'exchange-syntax',
    message: 'The file has no PO entries.',
    help: 'Check that it is the PO file that `publish export` wrote.',
  });
}
