import { formatSettings, type Config } from '../model/config.js';
import type { Format } from '../model/format.js';
import type { Host } from '../model/host.js';
import { chooseFormats, chooseLocales, needsPrinter } from './choices.js';
import { localizeAll } from './documents.js';
import type { ReadableEdition } from './edition-changes.js';
import { earlierPaths } from './moved.js';
import { requireMade } from './policy.js';
import { loadPublication } from './publication.js';
import { renderEdition } from './render.js';

/** What a build would make now, except what the browser prints: no browser is started. */
export async function presentEdition(host: Host, config: Config): Promise<ReadableEdition> {
  const publication = await loadPublication(host, config);
  const documents = localizeAll(publication, chooseLocales(publication.tags, undefined));
  const chosen = chooseFormats(config.formats);
  const settings = formatSettings(config);
  const printed = chosen.filter((format) => needsPrinter(format, settings));
  // Pages link to the files of every format.
  const rendering = await renderEdition(
    host,
    publication,
    documents,
    chosen.map((format) => (printed.includes(format) ? unprinted(format) : format)),
  );
  const { edition } = requireMade(rendering);
  const slug = publication.plan.document.slug;
  const paths = documents.flatMap((document) =>
    printed.flatMap((format) => {
      const path = format.path(document);
      return [path, ...earlierPaths(config, slug, path, document.locale.tag)];
    }),
  );
  return {
    edition: edition.manifest,
    read: (path) => Promise.resolve(edition.files.get(path)),
    unmade: paths,
  };
}

function unprinted(format: Format): Format {
  return {
    ...format,
    isPrinted: false,
    render: () => ({ artifacts: [] }),
    shared: () => Promise.resolve([]),
  };
}
