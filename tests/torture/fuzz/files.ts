import fc from 'fast-check';
import type { ExchangeFormat } from '../../../src/model/exchange.js';
import type { LocalizedDocument } from '../../../src/model/localized.js';
import { localizeAll } from '../../../src/pipeline/documents.js';
import {
  exportDocument,
  loadExchangeFormats,
  wordingFor,
  planImportInto,
} from '../../../src/pipeline/exchange.js';
import { readConfig, readPublication, type Publication } from '../../../src/pipeline/publication.js';
import { inspect } from '../../../src/preflight/index.js';
import { ROOT } from '../../publication.js';
import { diskHost } from './host.js';

/** One change of a file’s bytes; places are parts of its length. */
export interface Change {
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'put' | 'double' | 'truncate';
  readonly length: number;
  readonly piece: string;
}

const PIECES = [
  '',
  '\0',
  '\n',
  '"',
  '<',
  '>',
  '&',
  '&x;',
  ']]>',
  '<!--',
  '<g>',
  '</target>',
  '<target>',
  'msgid "',
  'msgstr ""\n',
  '#, fuzzy\n',
  '#~ ',
  '\\',
  ' obj',
  'endobj',
  'stream\n',
  'endstream',
  '<<',
  '>>',
  '[',
  ']',
  '/Kids',
  '/Length 99999999',
  ' 0 R',
  '(',
  'BT',
  'Do',
  '/Filter/FlateDecode',
  '999999999999',
  '-1',
  'PK\u0003\u0004',
  '__proto__',
  '\u202E',
  '\u00ff\u00fe',
  '%PDF-',
  'startxref\n0\n%%EOF',
];

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    kind: fc.constantFrom('flip', 'flip', 'cut', 'put', 'double', 'truncate'),
    length: fc.integer({ min: 1, max: 64 }),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 5 },
);

/** A file with these changes made to it. */
export function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  let now = Buffer.from(bytes);
  for (const { at, kind, length, piece } of list) {
    const from = Math.floor(at * now.length);
    const cut = now.subarray(from, from + length);
    const after = now.subarray(from + length);
    const before = now.subarray(0, from);
    if (kind === 'flip')
      now = Buffer.concat([
        before,
        cut.map((byte, index) => (index % 7 === 0 ? byte ^ (1 << (length % 8)) : byte)),
        after,
      ]);
    if (kind === 'cut') now = Buffer.concat([before, after]);
    if (kind === 'put') now = Buffer.concat([before, Buffer.from(piece, 'latin1'), cut, after]);
    if (kind === 'double') now = Buffer.concat([before, cut, cut, cut, after]);
    if (kind === 'truncate' && length < 8) now = Buffer.from(before);
  }
  return new Uint8Array(now);
}

/** The real publication, its formats and a good file of each. */
export interface Exchange {
  readonly publication: Publication;
  readonly document: LocalizedDocument;
  readonly files: readonly { readonly format: ExchangeFormat; readonly bytes: Uint8Array }[];
}

/** Exports the Persian translation in every format. */
export async function exportAll(): Promise<Exchange> {
  const host = diskHost(ROOT);
  const config = (await readConfig(host, undefined)).value;
  const publication = config && (await readPublication(host, config)).value;
  const document = publication && localizeAll(publication, ['fa'])[0];
  if (publication === undefined || document === undefined) throw new Error('the publication cannot be read');
  const formats = await loadExchangeFormats();
  const exported = exportDocument(publication, document, await wordingFor(host, 'fa', undefined));
  const files = await Promise.all(
    formats.map(async (format) => ({
      format,
      bytes: new Uint8Array(Buffer.from(await format.serialize(exported, {}))),
    })),
  );
  return { publication, document, files };
}

/** What became of a changed file. */
export type Fate = 'refused' | 'imported';

/**
 * Imports a changed file: it is refused with one reason at least, or what it changes is told, and no translation
 * goes away.
 *
 * @throws {Error} where neither is so
 */
export async function importChanged(
  { publication }: Exchange,
  format: ExchangeFormat,
  bytes: Uint8Array,
): Promise<Fate> {
  const { value, problems } = await format.parse(bytes, 'file');
  if (value === undefined || problems.some(({ severity }) => severity === 'error')) {
    if (!problems.some(({ severity, message }) => severity === 'error' && message !== ''))
      throw new Error('refused without a reason');
    return 'refused';
  }
  const before = publication.plan.catalogues.find(({ locale }) => locale === 'fa');
  const plan = planImportInto(publication, 'fa', value, false);
  for (const [key, { target }] of before?.translations ?? []) {
    const now = plan.catalogue.translations.get(key)?.target;
    if (now === undefined || now.trim() === '') throw new Error(`the translation of ${key} is lost`);
    const isTold = plan.updated.includes(key) || plan.outdated.includes(key);
    if (now !== target && !isTold) throw new Error(`the translation of ${key} changed and nobody is told`);
  }
  return 'imported';
}

/**
 * Preflights a changed PDF: its findings say what is wrong, and the verdict follows from them.
 *
 * @throws {Error} where they do not
 */
export function preflightChanged(bytes: Uint8Array): void {
  const { ok, findings } = inspect(bytes);
  if (ok !== findings.every(({ severity }) => severity !== 'error'))
    throw new Error('the verdict is not that of the findings');
  const nonsense = findings.find(({ message }) => /\bundefined(?! entity)|NaN|\[object/u.test(message));
  if (nonsense !== undefined) throw new Error(`no finding: ${nonsense.message}`);
}
