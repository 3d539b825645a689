import { cacheKey } from '../../model/cache.js';
import type { RenderContext } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';

/** A finished PDF and the addresses that its page asked for in vain. */
export interface FinishedPdf {
  readonly content: Uint8Array;
  readonly refused: readonly string[];
}

/**
 * A PDF from the cache, or made anew and put there. The key is everything that it can be made of: the page as
 * it goes to the printer, the files the page may load, the document and the configuration that the finishing
 * reads, the program and its browser.
 *
 * @param make prints and finishes it
 */
export async function rememberedPdf(
  page: PrintablePage,
  document: LocalizedDocument,
  context: RenderContext,
  make: () => Promise<FinishedPdf>,
): Promise<FinishedPdf> {
  const { cache, maker, config } = context;
  const key = cacheKey([
    'pdf 1',
    maker,
    page.path,
    page.html,
    ...[...page.assets].flat(),
    JSON.stringify(document),
    JSON.stringify(config),
  ]);
  const known = await cache.get(key);
  if (known !== undefined) return { content: known, refused: [] };
  const made = await make();
  // What has a problem to report is made anew each time, and so reported each time.
  if (made.refused.length === 0) await cache.put(key, made.content);
  return made;
}
