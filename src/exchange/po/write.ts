import { po, type GetTextTranslation } from 'gettext-parser';
import type { ExportDocument, ExportUnit } from '../../model/exchange.js';
import { fingerprint } from '../../model/fingerprint.js';
import { hasMarkup, remarkNote, roleNote } from '../guidance.js';
import { addTo } from '../../model/grouping.js';

/** Begins the extracted comment that holds the fingerprint of the exported translation. */
export const EXPORTED = 'exported:';

/**
 * Writes a PO file (GNU gettext manual, “The Format of PO Files”): an entry a segment, its key as context.
 *
 * @param document what goes to the translator
 */
export function writePo(document: ExportDocument): Uint8Array {
  const entries = document.units.map(toEntry);
  const obsolete = document.obsolete.map(({ key, source, target }) => ({
    msgctxt: key,
    msgid: source,
    msgstr: [target],
  }));
  // A record puts keys such as “65” first; the order of the document is what a translator reads.
  const order = new Map<string, number>();
  for (const { msgctxt } of [...entries, ...obsolete])
    if (!order.has(msgctxt)) order.set(msgctxt, order.size);
  const place = ({ msgctxt = '' }: GetTextTranslation) => order.get(msgctxt) ?? 0;
  return po.compile(
    {
      charset: 'utf-8',
      headers: headers(document),
      translations: {
        '': { '': { msgid: '', comments: { translator: intro(document) } } },
        ...section(entries),
      },
      obsolete: section(obsolete),
    },
    { foldLength: 79, sort: (left, right) => place(left) - place(right) },
  );
}

function headers({ publication, date, locale, sourceLocale }: ExportDocument): Record<string, string> {
  return {
    'Project-Id-Version': oneLine(publication),
    // Never the clock: the same text gives the same file.
    'PO-Revision-Date': date === undefined ? '' : `${date} 00:00+0000`,
    'Last-Translator': '',
    'Language-Team': '',
    // gettext writes locales with underscores.
    Language: locale.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    'X-Source-Language': sourceLocale,
  };
}

function intro({ title, sourceLocale, locale }: ExportDocument): string {
  return `${oneLine(title)}\nTranslation from ${sourceLocale} to ${locale}.`;
}

function section(
  entries: readonly (GetTextTranslation & { readonly msgctxt: string })[],
): Record<string, Record<string, GetTextTranslation>> {
  const contexts = new Map<string, [string, GetTextTranslation][]>();
  for (const entry of entries) {
    addTo(contexts, entry.msgctxt, [entry.msgid, entry]);
  }
  return Object.fromEntries([...contexts].map(([context, list]) => [context, Object.fromEntries(list)]));
}

function toEntry(unit: ExportUnit) {
  const { key, role, source, target, status, madeFor, notes: more = [], remarks = [] } = unit;
  const outdated = status === 'outdated';
  const notes = [
    roleNote(role),
    ...(hasMarkup(source)
      ? ['Keep [links](…), **bold** and other marks as they are; translate the words in them.']
      : []),
    ...(outdated ? ['The original was changed after this was translated.'] : []),
    ...more,
    ...(status === 'reviewed' ? ['Reviewed.'] : []),
    `${EXPORTED} ${fingerprint(target)}`,
  ];
  return {
    msgctxt: key,
    msgid: source,
    msgstr: [target],
    comments: {
      reference: `${role}/${key.replace(/\s/gu, '_')}`,
      ...(remarks.length === 0 ? {} : { translator: remarks.map(remarkNote).join('\n') }),
      extracted: notes.join('\n'),
      ...(outdated ? { flag: 'fuzzy' } : {}),
      ...(outdated && madeFor !== undefined
        ? { previous: `msgctxt ${quote(key)}\nmsgid ${quote(madeFor)}` }
        : {}),
    },
  };
}

/** A PO string on one line. */
function quote(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '"': '\\"',
    '\\': '\\\\',
  };
  return `"${text.replace(/[\n\r\t"\\]/gu, (character) => escapes[character] ?? character)}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
