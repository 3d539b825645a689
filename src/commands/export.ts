import { basename, resolve } from 'node:path';
import { makeFolderOf } from '../io/disk/folders.js';
import { placeNamed } from '../io/disk/place.js';
import { writePlace } from '../io/disk/write.js';
import { Failure } from '../model/failure.js';
import { exportDocument, loadExchangeFormats, localizeAll } from '../pipeline.js';
import { counted } from '../report/text.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';

export interface ExportOptions extends CommonOptions {
  readonly tag: string;
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  /** Version of XLIFF. */
  readonly xliff?: string | undefined;
}

const XLIFF_VERSIONS = ['2.1', '1.2'];

/** `publish export`: the translations of one locale for a translator's tool. */
export async function exportTranslations(options: ExportOptions): Promise<number> {
  const exchangeFormats = await loadExchangeFormats();
  const ids = exchangeFormats.map(({ id }) => id);
  const format = exchangeFormats.find(({ id }) => id === options.format);
  if (format === undefined) {
    const asked =
      options.format === undefined
        ? 'Export needs a format.'
        : `There is no exchange format “${options.format}”.`;
    throw new Failure(2, asked, `Give --format ${ids.join(', ')}.`);
  }
  if (options.xliff !== undefined && !XLIFF_VERSIONS.includes(options.xliff)) {
    throw new Failure(
      2,
      `There is no XLIFF ${options.xliff} here.`,
      `There are ${XLIFF_VERSIONS.join(' and ')}.`,
    );
  }
  const context = await openContext(options);
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config, { isWriting: true });
  const [tag = ''] = chooseLocales(publication.tags, [options.tag]);
  if (tag === config.sourceLocale) {
    throw new Failure(
      2,
      `“${tag}” is the language of the original; there is nothing to translate.`,
      `Export a translation: ${publication.tags.filter((one) => one !== tag).join(', ')}.`,
    );
  }
  const [document] = localizeAll(publication, [tag]);
  if (document === undefined) return 1;
  const bytes = await format.serialize(exportDocument(publication, document), { version: options.xliff });
  const name = options.output ?? `${document.slug}.${tag}.${format.extension}`;
  const file = resolve(options.output === undefined ? context.folder : '.', name);
  const place = await placeNamed(file);
  await makeFolderOf(place);
  await writePlace(place, bytes);
  if (options.quiet !== true) {
    const { missing, outdated, total } = document.completeness;
    const todo =
      missing + outdated === 0
        ? 'all of it translated'
        : `${missing} to translate, ${outdated} to bring up to date`;
    context.terminal.print(`${counted(total, 'segment')}, ${todo} → ${file}`);
    context.terminal.print(`When it comes back: publish import ${basename(file)}`);
  }
  return 0;
}
