import { cacheKey } from '../../model/cache.js';
import type { RenderContext } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { withoutPlace } from '../../text/placed-words.js';

/** A PDF as it was made, read back and found whole, or what is wrong with it. */
export interface MadePdf {
  /** Absent where none could be made. */
  readonly content?: Uint8Array | undefined;
  /** Addresses that its page asked for in vain. */
  readonly refused: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * A PDF from the cache, or made now and put there. The key is everything that it can be made of: the page as
 * it goes to the printer and the files that the page may load; the document with its interface strings and
 * the hash of the canonical file; what formats know of the configuration; what else the recipe takes; the program, its
 * libraries and its browser.
 *
 * @param recipe further files that go into it
 * @param make prints, finishes and reads it
 */
export async function rememberedPdf(
  page: PrintablePage,
  document: LocalizedDocument,
  { cache, maker, config }: RenderContext,
  { ingredients = [] }: { readonly ingredients?: readonly Uint8Array[] | undefined },
  make: () => Promise<MadePdf>,
): Promise<MadePdf> {
  const key = cacheKey([
    'pdf 2',
    maker,
    // The format is in the path.
    page.path,
    page.html,
    ...[...page.assets].flat(),
    JSON.stringify(document),
    JSON.stringify(config, withoutPlace),
    ...ingredients,
  ]);
  const known = await cache.get(key);
  if (known !== undefined) return { content: known, refused: [], problems: [] };
  const made = await make();
  const { content, refused, problems } = made;
  // What has a problem to report is made again each time, and so reported each time.
  if (content !== undefined && refused.length === 0 && problems.length === 0) await cache.put(key, content);
  return made;
}
