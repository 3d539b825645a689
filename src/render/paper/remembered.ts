import { cacheKey } from '../../model/cache.js';
import type { RenderContext } from '../../model/format.js';
import type { SelfContainedPage } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';

/** A file that the browser had a part in, as it was made and found whole, or what is wrong with it. */
export interface MadeFile {
  /** Absent where none could be made. */
  readonly content?: Uint8Array | undefined;
  /** Addresses that its page asked for in vain. */
  readonly refused: readonly string[];
  readonly problems: readonly Problem[];
}

/** What a file is made of. */
export interface Ingredients {
  /** The page as it goes to the printer, with the files that it may load. */
  readonly page: SelfContainedPage;
  /** The kind of file, and the number of the way in which it is made. */
  readonly recipe: string;
  /** What else goes into it. */
  readonly others: readonly (string | Uint8Array)[];
}

/**
 * A file from the cache, or made now and put there. The key is everything that it can be made of: the page, what else
 * the recipe takes, the program, its libraries and its browser.
 *
 * @param make prints, finishes and reads it
 */
export async function remembered(
  { page, recipe, others }: Ingredients,
  { cache, maker }: Pick<RenderContext, 'cache' | 'maker'>,
  make: () => Promise<MadeFile>,
): Promise<MadeFile> {
  // The format is in the path.
  const key = cacheKey([recipe, maker, page.path, page.html, ...[...page.assets].flat(), ...others]);
  const known = await cache.get(key);
  if (known !== undefined) return { content: known, refused: [], problems: [] };
  const made = await make();
  const { content, refused, problems } = made;
  // What has a problem to report is made again each time, and so reported each time.
  if (content !== undefined && refused.length === 0 && problems.length === 0) await cache.put(key, content);
  return made;
}
