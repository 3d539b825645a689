import type { ExportDocument, ExportUnit } from '../../model/exchange.js';
import { fingerprint } from '../../model/fingerprint.js';
import { toLocale } from '../../model/locale.js';
import { remarkNote, roleNote } from '../guidance.js';
import { codedTexts, type CodeIds } from './codes.js';
import { type CodeType, type InlinePart } from './inline.js';
import { states2 } from './states.js';
import { cutAtForbidden } from '../../xml/characters.js';
import { x, xmlFile, type XmlContent, type XmlElement } from '../../xml/write.js';
import { codePointHex } from '../../text/code-point.js';

const CORE_2 = 'urn:oasis:names:tc:xliff:document:2.0';
export const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0';
/** Category of our metadata, and the type of the one that holds the exported target’s fingerprint. */
export const CATEGORY = 'communique';
export const EXPORTED = 'exported';

/** Elements whose white space counts. */
const EXACT = new Set(['source', 'target', 'note', 'data', 'mda:meta']);

/** Type and subType of a code (XLIFF 2.1 §4.3.1.38 and §4.3.1.36). */
const TYPES: Readonly<Record<CodeType, readonly [string, string?]>> = {
  strong: ['fmt', 'xlf:b'],
  emphasis: ['fmt', 'xlf:i'],
  delete: ['fmt', 'communique:strikethrough'],
  code: ['fmt', 'communique:code'],
  break: ['fmt', 'xlf:lb'],
  link: ['link'],
  image: ['image'],
  footnote: ['other', 'communique:footnote'],
};

/** Writes XLIFF 2.1: a unit a segment, its key as `name`, all markup as codes. */
export function writeXliff2(document: ExportDocument): Uint8Array {
  const { publication, sourceLocale, locale, direction, title, units } = document;
  const file = x(
    'file',
    {
      id: 'f1',
      original: publication,
      canResegment: 'no',
      srcDir: toLocale(sourceLocale).direction,
      trgDir: direction,
    },
    [
      x('notes', [x('note', { category: 'title' }, title)]),
      ...units.map((unit, index) => unitElement(unit, index + 1)),
    ],
  );
  const root = x(
    'xliff',
    { xmlns: CORE_2, 'xmlns:mda': METADATA, version: '2.1', srcLang: sourceLocale, trgLang: locale },
    [file],
  );
  return new TextEncoder().encode(xmlFile(root, { exact: EXACT }));
}

function unitElement(unit: ExportUnit, number: number): XmlElement {
  const { key, role, target, status, madeFor, notes = [], remarks = [] } = unit;
  const { sourceParts, targetParts, ids } = codedTexts(unit);
  const originals = new Map<string, string>();
  const content = (parts: readonly InlinePart[]) => inline(parts, ids, originals);
  const segment = x('segment', states2(status), [
    x('source', { 'xml:space': 'preserve' }, content(sourceParts)),
    target === '' ? undefined : x('target', { 'xml:space': 'preserve' }, content(targetParts)),
  ]);
  const note = (category: string, value: string) => x('note', { category }, value);
  return x('unit', { id: `u${number}`, name: key }, [
    x('mda:metadata', [
      x('mda:metaGroup', { category: CATEGORY }, [x('mda:meta', { type: EXPORTED }, fingerprint(target))]),
    ]),
    x('notes', [
      note('role', roleNote(role)),
      status === 'outdated'
        ? note('status', 'The original was changed after this was translated.')
        : undefined,
      madeFor === undefined ? undefined : note('previous-source', madeFor),
      ...notes.map((one) => note('related', one)),
      ...remarks.map((one) => note('remark', remarkNote(one))),
    ]),
    originals.size === 0 ? undefined : originalData(originals),
    segment,
  ]);
}

function originalData(originals: ReadonlyMap<string, string>): XmlElement {
  const elements = [...originals].map(([raw, id]) => x('data', { id }, characters(raw)));
  return x('originalData', elements);
}

/** @param originals the originalData of the unit so far: the markup’s characters → id */
function inline(parts: readonly InlinePart[], ids: CodeIds, originals: Map<string, string>): XmlContent[] {
  const reference = (raw: string) => {
    const id = originals.get(raw) ?? `d${originals.size + 1}`;
    originals.set(raw, id);
    return id;
  };
  return parts.flatMap((part): XmlContent[] => {
    if (typeof part === 'string') return characters(part);
    const [type, subType] = TYPES[part.type];
    const attributes = { id: ids.get(part), type, subType };
    if (part.kind === 'standalone') {
      return [x('ph', { ...attributes, dataRef: reference(part.raw) })];
    }
    const dataRefStart = reference(part.open);
    const dataRefEnd = reference(part.close);
    return [x('pc', { ...attributes, dataRefStart, dataRefEnd }, inline(part.parts, ids, originals))];
  });
}

/** Text whose forbidden characters are `<cp>` (XLIFF 2.1 §4.2.3.1). */
function characters(value: string): XmlContent[] {
  return cutAtForbidden(value).map((piece, index) =>
    index % 2 === 0 ? piece : x('cp', { hex: codePointHex(piece) }),
  );
}
