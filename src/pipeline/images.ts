import type { Catalogue } from '../model/catalogue.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { isBlocked, type Outcome, type Problem } from '../model/problem.js';
import { imageFault } from '../parse/image-file.js';
import { imageReferences } from '../parse/images.js';
import type { Publication } from './publication.js';

/** Reads the images that documents show; a missing one is a fatal problem. */
export async function readImages(
  host: Host,
  publication: Publication,
  documents: readonly LocalizedDocument[],
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const found = startImages();
  for (const document of documents) await takeImages(host, publication, document, found);
  const wrong = [...found.problems.values()];
  return isBlocked(wrong) ? { problems: wrong } : { value: found.images, problems: wrong };
}

/** Images read so far and what is wrong with others, by their addresses in the statement. */
export interface FoundImages {
  readonly images: Map<string, Uint8Array>;
  readonly problems: Map<string, Problem>;
}

export function startImages(): FoundImages {
  return { images: new Map(), problems: new Map() };
}

/** Reads the images of one document that no other before it has shown. */
export async function takeImages(
  host: Host,
  { config, plan, text }: Publication,
  document: LocalizedDocument,
  { images, problems }: FoundImages,
): Promise<void> {
  const own = plan.catalogues.find(({ locale }) => locale === document.locale.tag);
  // Every image begins so in Markdown; without one the body need not be made to look for it.
  const isShown = (markdown: string) => markdown.includes('![');
  if (!isShown(text) && !Array.from(own?.translations.values() ?? []).some((one) => isShown(one.target)))
    return;
  const found = imageReferences(document, config.source);
  const place = (problem: Problem, url: string) => ({ ...problem, ...translationPlace(own, url) });
  for (const { url, problem } of found.wrong) problems.set(url, problems.get(url) ?? place(problem, url));
  for (const { url, path, problem } of found.images) {
    if (images.has(url) || problems.has(url)) continue;
    const bytes = await host.read(path);
    const fault =
      bytes === undefined ? { message: 'is missing', help: `Save it as ${path}.` } : imageFault(bytes, path);
    if (bytes !== undefined && fault === undefined) images.set(url, bytes);
    else if (fault !== undefined)
      problems.set(url, place(problem(`The image “${url}” ${fault.message}.`, fault.help), url));
  }
}

/** Where a translation brings in an image of its own. */
function translationPlace(catalogue: Catalogue | undefined, url: string): Partial<Problem> {
  const found = [...(catalogue?.translations ?? [])].find(([, { target }]) => target.includes(`](${url}`));
  if (catalogue === undefined || found === undefined) return {};
  const [key, { position }] = found;
  return { locale: catalogue.locale, key, file: catalogue.file, ...position };
}
