import { bindFiles, type Edition } from '../edition.js';
import type { Config } from '../model/config.js';
import type { Artifact } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { Manifest } from '../model/manifest.js';
import { renderMovedPage } from '../render/html/moved.js';
import { readAllStrings } from './strings.js';

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
  const all = [...new Set([sourceLocale, ...tags])];
  const { value: stringsFor } = await readAllStrings(host, all, [sourceLocale, 'en'], config);
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
