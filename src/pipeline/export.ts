import { Failure } from '../model/failure.js';
import type { ExchangeFormat } from '../model/exchange.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { textsBeside, type BesideText } from './beside.js';
import { chooseLocales } from './choices.js';
import { localizeAll } from './documents.js';
import { exportDocument, loadExchangeFormats, wordingFor } from './exchange.js';
import type { Publication } from './publication.js';

const XLIFF_VERSIONS = ['2.1', '1.2'];

/** What goes to a translator, and how. */
export interface ExportChoice {
  /** The locale. */
  readonly tag: string;
  readonly format: ExchangeFormat;
  /** Version of XLIFF. */
  readonly xliff?: string | undefined;
  /** Leave out the texts beside the statement. */
  readonly statementOnly?: boolean | undefined;
}

/** A translator’s file, as bytes. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  /** How it is called unless a person says otherwise. */
  readonly name: string;
  readonly document: LocalizedDocument;
  /** The texts beside the statement that it holds. */
  readonly texts: readonly BesideText[];
}

/**
 * The exchange format with an id.
 *
 * @throws {Failure} code 2 if there is no such format
 */
export async function exportFormat(id: string | undefined): Promise<ExchangeFormat> {
  const formats = await loadExchangeFormats();
  const format = formats.find((one) => one.id === id);
  if (format !== undefined) return format;
  const asked = id === undefined ? 'Export needs a format.' : `There is no exchange format “${id}”.`;
  throw new Failure(2, asked, `Give --format ${formats.map((one) => one.id).join(', ')}.`);
}

/** Refuses a version of XLIFF that is not written. */
export function requireXliff(version: string | undefined): void {
  if (version === undefined || XLIFF_VERSIONS.includes(version)) return;
  throw new Failure(2, `XLIFF ${version} is not supported.`, `Use ${XLIFF_VERSIONS.join(' or ')}.`);
}

/**
 * The translations of one locale as a file for a translator’s tool.
 *
 * @throws {Failure} code 2 if the publication has no such translation
 */
export async function exportFile(
  host: Host,
  publication: Publication,
  { tag: named, format, xliff, statementOnly = false }: ExportChoice,
): Promise<ExportedFile> {
  const { config, tags } = publication;
  const [tag = ''] = chooseLocales(tags, [named]);
  const [document] = localizeAll(publication, [tag]);
  if (tag === config.sourceLocale || document === undefined) {
    throw new Failure(
      2,
      `“${tag}” is the language of the original; there is nothing to translate.`,
      `Export a translation: ${tags.filter((one) => one !== tag).join(', ')}.`,
    );
  }
  const texts = statementOnly ? [] : textsBeside(publication, tag);
  const wording = await wordingFor(host, tag, config.translators[tag]?.due);
  const exported = exportDocument(publication, document, wording, texts);
  const bytes = await format.serialize(exported, { version: xliff, files: host });
  return { bytes, name: `${document.slug}.${tag}.${format.extension}`, document, texts };
}
