import { imageSize } from 'image-size';
import type { Catalogue } from '../model/catalogue.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import { isBlocked, type Outcome, type Problem } from '../model/problem.js';
import { imageFault } from '../parse/image-file.js';
import { imageReferences } from '../parse/images.js';
import type { RasterFault } from '../parse/raster/index.js';
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
  /** Of all images together. */
  readonly total: { pixels: number; bytes: number };
}

/** What the images of a statement may be together: a browser holds all of them at once to print a page. */
const MOST = { images: 500, pixels: 400_000_000, bytes: 256e6 };

export function startImages(): FoundImages {
  return { images: new Map(), problems: new Map(), total: { pixels: 0, bytes: 0 } };
}

/** Reads the images of one document that no other before it has shown. */
export async function takeImages(
  host: Host,
  { config, plan, text }: Publication,
  document: LocalizedDocument,
  { images, problems, total }: FoundImages,
): Promise<void> {
  const { recall = forgetful } = host;
  const own = plan.catalogues.find(({ locale }) => locale === document.locale.tag);
  // Every image begins like this in Markdown; without one, the body need not be built.
  const isShown = (markdown: string) => markdown.includes('![');
  if (!isShown(text) && !Array.from(own?.translations.values() ?? []).some((one) => isShown(one.target)))
    return;
  const found = imageReferences(document, config.source);
  const place = (problem: Problem, url: string) => ({ ...problem, ...translationPlace(own, url) });
  for (const { url, problem } of found.wrong) problems.set(url, problems.get(url) ?? place(problem, url));
  for (const { url, path, problem } of found.images) {
    if (images.has(url) || problems.has(url)) continue;
    // What exceeds the limits is not even read.
    const tooMuch = excess(images, total);
    const bytes = tooMuch === undefined ? await host.read(path) : undefined;
    total.bytes += bytes?.length ?? 0;
    const missing = { message: 'is missing', help: `Save it as ${path}.` };
    const faultOf = (found: Uint8Array) => recall(`image ${path}`, [found], () => imageFault(found, path));
    const fault =
      bytes === undefined ? (tooMuch ?? missing) : (faultOf(bytes) ?? added(bytes, images, total));
    if (bytes !== undefined && fault === undefined) images.set(url, bytes);
    else if (fault !== undefined)
      problems.set(url, place(problem(`The image “${url}” ${fault.message}.`, fault.help), url));
  }
}

/** Counts an image, and says which limit all of them together then exceed. */
function added(
  bytes: Uint8Array,
  images: FoundImages['images'],
  total: FoundImages['total'],
): RasterFault | undefined {
  total.pixels += pixelsOf(bytes);
  return excess(images, total);
}

/** Pixels of a picture; a drawing has as many as it is drawn with, and need not say its size. */
function pixelsOf(bytes: Uint8Array): number {
  try {
    const { width, height, type } = imageSize(bytes);
    return type === 'svg' ? 0 : width * height;
  } catch {
    return 0;
  }
}

/** Which limit the images exceed together. */
function excess(
  { size }: FoundImages['images'],
  { pixels, bytes }: FoundImages['total'],
): RasterFault | undefined {
  const most =
    size >= MOST.images
      ? `be at most ${MOST.images}`
      : pixels > MOST.pixels
        ? `have at most ${MOST.pixels / 1e6} million pixels together`
        : bytes > MOST.bytes
          ? `have at most ${MOST.bytes / 1e6} MB together`
          : undefined;
  if (most === undefined) return undefined;
  return {
    message: `is too much: the images of a statement may ${most}`,
    help: 'Save images smaller, or leave some out.',
  };
}

/** Where a translation brings in an image of its own. */
function translationPlace(catalogue: Catalogue | undefined, url: string): Partial<Problem> {
  const found = [...(catalogue?.translations ?? [])].find(([, { target }]) => target.includes(`](${url}`));
  if (catalogue === undefined || found === undefined) return {};
  const [key, { position }] = found;
  return { locale: catalogue.locale, key, file: catalogue.file, ...position };
}
