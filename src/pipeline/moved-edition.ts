import { bindFiles, type Edition } from '../edition.js';
import { createI18n, stringsOf } from '../localize/strings.js';
import type { Config } from '../model/config.js';
import type { Artifact } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { Manifest } from '../model/manifest.js';
import type { StringTable } from '../model/strings.js';
import { renderMovedPage } from '../render/html/moved.js';
import { packagedStrings, readStrings } from './strings.js';

/** An edition, and the folder of a collection in which it is now. */
export interface PlacedEdition {
  readonly name: string;
  readonly manifest: Manifest;
  /** Bytes of one of its files. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/**
 * What is at the earlier folder of an edition: pages lead on to the new one; every other file of a language is there as
 * a copy, because no page can answer at its address.
 */
export async function movedEdition(
  host: Host,
  config: Config,
  { name, manifest, read }: PlacedEdition,
): Promise<Edition> {
  const tags = manifest.locales.map(({ locale }) => locale);
  const { sourceLocale } = config;
  const tables = new Map<string, StringTable>([['en', await packagedStrings(host, 'en')]]);
  for (const tag of new Set([sourceLocale, ...tags]))
    tables.set(tag, (await readStrings(host, tag, config)).table.value ?? new Map());
  const i18n = createI18n(tables);
  const stringsFor = (tag: string) =>
    stringsOf(
      i18n,
      tag,
      [sourceLocale, 'en'].filter((one) => one !== tag),
    );
  const files: Artifact[] = [];
  for (const { path, locale, format } of manifest.files) {
    if (path === 'index.html' || (format === 'html' && path.endsWith('/index.html'))) {
      const strings = stringsFor(locale ?? sourceLocale);
      const page = { path, strings, folder: name, baseUrl: config.baseUrl };
      const leading = await renderMovedPage(page, host);
      files.push({ ...leading, locale: locale ?? undefined, format: format ?? undefined });
    } else if (locale !== null) {
      const content = await read(path);
      if (content === undefined) continue;
      files.push({ path, content, locale, format: format ?? undefined, copyOf: `../${name}/${path}` });
    }
  }
  return bindFiles({ ...manifest, movedTo: name }, files);
}
