import { po, type GetTextTranslation } from 'gettext-parser';
import type { ImportDocument, ImportUnit } from '../../model/exchange.js';
import type { Outcome } from '../../model/problem.js';
import { decode, Findings, reading, readTag, refuseLarge, refuseMany } from '../reading.js';
import { unique } from '../units.js';
import { entries, refuseOther, type EntryText } from './entries.js';
import { EXPORTED } from './write.js';

/** How far into a file its header is looked for. */
const HEADER_BYTES = 16 * 1024;

/**
 * Reads a PO file from any tool. Obsolete entries are passed over: they are out of the text on both sides.
 *
 * @param bytes the file
 * @param file its path, for problems
 */
export function readPo(bytes: Uint8Array, file: string): Outcome<ImportDocument> {
  return reading(file, () => {
    refuseLarge(bytes);
    const text = decode(bytes, declaredCharset(bytes)).replace(/\r\n?/gu, '\n');
    refuseOther(text);
    const findings = new Findings(file);
    let headers: Readonly<Record<string, string>> = {};
    const units: ImportUnit[] = [];
    let count = 0;
    for (const entry of entries(text)) {
      refuseMany((count += 1), entry.line);
      const message = readEntry(entry, findings);
      if (message === undefined) continue;
      if (message.translation.msgid !== '') units.push(toUnit(message.translation, entry.line));
      else if (units.length === 0) headers = message.headers;
    }
    const value = {
      publication: publicationOf(headers['Project-Id-Version']),
      sourceLocale: readTag(headers['X-Source-Language']),
      locale: readTag(headers.Language),
      units: unique(units, findings),
    };
    return { value, problems: findings.all() };
  });
}

/** Which publication the header names; empty, or as in gettext’s template, it names none. */
function publicationOf(header: string | undefined): string | undefined {
  return header === '' || header === 'PACKAGE VERSION' ? undefined : header;
}

/** The character set named in the header; a template says `CHARSET`, which names none. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
  const name = /content-type:[^"\n]*charset\s*=\s*([\w.:-]+)/iu.exec(head)?.[1];
  return name === undefined || name === 'CHARSET' ? undefined : name;
}

interface Message {
  readonly translation: GetTextTranslation;
  readonly headers: Readonly<Record<string, string>>;
}

/** A text that every object has as a property: the library’s validation takes it for one that is there already. */
const INHERITED = new RegExp(`^msgid "(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})"$`, 'mu');

/** One entry through the library; an obsolete one gives nothing, a broken one a problem. */
function readEntry({ text, line }: EntryText, findings: Findings): Message | undefined {
  const rule = 'exchange-syntax';
  // Plural forms would fail the library’s count, which is for whole files with a header.
  if (/^msgid_plural/mu.test(text)) {
    findings.add('error', {
      rule,
      message: 'An entry has plural forms; a statement has none.',
      help: 'Check that the file belongs to this publication.',
      line,
    });
    return undefined;
  }
  try {
    const table = po.parse(text, { validation: !INHERITED.test(text) });
    const translation = Object.values(table.translations).flatMap((context) => Object.values(context))[0];
    return translation && { translation, headers: table.headers ?? {} };
  } catch {
    findings.add('error', {
      rule,
      message: 'An entry of the file cannot be read.',
      help: 'Check its quotes and that it has one msgid and one msgstr: msgfmt -c shows what is wrong.',
      line,
    });
    return undefined;
  }
}

function toUnit(translation: GetTextTranslation, line: number): ImportUnit {
  const { msgctxt = '', msgid, msgstr = [], comments = {} } = translation;
  const flags = (comments.flag ?? '').split(/[\s,]+/u);
  const exported = new RegExp(`^${EXPORTED} ([0-9a-f]{16})$`, 'mu').exec(comments.extracted ?? '')?.[1];
  return {
    key: msgctxt,
    source: msgid,
    target: msgstr[0] ?? '',
    ...(exported === undefined ? {} : { exported }),
    unfinished: flags.includes('fuzzy'),
    line,
  };
}
