import type { ExportDocument, ExportUnit } from '../../model/exchange.js';
import { fingerprint } from '../../model/fingerprint.js';
import { remarkNote, roleNote } from '../guidance.js';
import { codedTexts, type CodeIds } from './codes.js';
import { type CodeType, type InlinePart } from './inline.js';
import { states1 } from './states.js';
import { cutAtForbidden } from '../../xml/characters.js';
import { x, xmlFile, type XmlContent, type XmlElement } from '../../xml/write.js';

const CORE_1 = 'urn:oasis:names:tc:xliff:document:1.2';
/** Type of the context that holds the exported target’s fingerprint. */
export const EXPORTED_CONTEXT = 'x-communique-exported';
/** Type of a code that stands for a character which XML cannot hold. */
export const CHARACTER = 'x-communique-character-';

const EXACT = new Set(['source', 'target', 'note', 'context']);

/** `ctype` of a code (XLIFF 1.2 §2.3). */
const TYPES: Readonly<Record<CodeType, string>> = {
  strong: 'bold',
  emphasis: 'italic',
  delete: 'x-strikethrough',
  code: 'x-code',
  break: 'lb',
  link: 'link',
  image: 'image',
  footnote: 'x-footnote',
};

/** Writes XLIFF 1.2: a trans-unit a segment, its key as `resname`, all markup as codes. */
export function writeXliff1(document: ExportDocument): Uint8Array {
  const { publication, sourceLocale, locale, title, units } = document;
  const root = x('xliff', { xmlns: CORE_1, version: '1.2' }, [
    x(
      'file',
      {
        original: publication,
        'source-language': sourceLocale,
        'target-language': locale,
        datatype: 'x-markdown',
      },
      [
        x('header', [x('note', title)]),
        x(
          'body',
          units.map((unit, index) => unitElement(unit, index + 1)),
        ),
      ],
    ),
  ]);
  return new TextEncoder().encode(xmlFile(root, { exact: EXACT }));
}

function unitElement(unit: ExportUnit, number: number): XmlElement {
  const { key, role, target, status, madeFor, notes = [], remarks = [] } = unit;
  const { sourceParts, targetParts, ids } = codedTexts(unit);
  const note = (value: string) => x('note', { from: 'communique' }, value);
  return x(
    'trans-unit',
    {
      id: String(number),
      resname: key,
      approved: status === 'reviewed' ? 'yes' : undefined,
      'xml:space': 'preserve',
    },
    [
      x('source', inline(sourceParts, ids)),
      target === '' ? undefined : x('target', states1(status), inline(targetParts, ids)),
      x('context-group', { purpose: 'x-communique' }, [
        x('context', { 'context-type': EXPORTED_CONTEXT }, fingerprint(target)),
      ]),
      note(roleNote(role)),
      status === 'outdated' ? note('The original was changed after this was translated.') : undefined,
      madeFor === undefined ? undefined : note(`Translated from: ${madeFor}`),
      ...notes.map((one) => note(one)),
      ...remarks.map((one) => note(remarkNote(one))),
    ],
  );
}

function inline(parts: readonly InlinePart[], ids: CodeIds): XmlContent[] {
  return parts.flatMap((part): XmlContent[] => {
    if (typeof part === 'string') return characters(part);
    const id = ids.get(part);
    const ctype = TYPES[part.type];
    // The schema has links around text alone, and images as placeholders alone.
    if (part.kind === 'standalone') {
      return [x('ph', { id, ctype: ctype === 'link' ? 'x-link' : ctype }, part.raw)];
    }
    return [
      x('bpt', { id, ctype: ctype === 'image' ? 'x-image' : ctype }, part.open),
      ...inline(part.parts, ids),
      x('ept', { id }, part.close),
    ];
  });
}

/** Text whose forbidden characters are codes; XLIFF 1.2 has nothing of its own for them. */
function characters(value: string): XmlContent[] {
  return cutAtForbidden(value).map((piece, index) => {
    if (index % 2 === 0) return piece;
    return x('ph', { id: `c${index}`, ctype: CHARACTER + (piece.codePointAt(0) ?? 0).toString(16) });
  });
}
