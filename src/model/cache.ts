import { createHash } from 'node:crypto';

/** What earlier builds have made, by a key of everything that went into it. It may forget anything at any time. */
export interface Cache {
  /** The bytes put under a key, exactly as they were; `undefined` where none can be trusted. */
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** A cache that remembers nothing. */
export const NO_CACHE: Cache = { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };

/**
 * The key of something made from parts: SHA-256 over each part's length and bytes, so that no two lists of
 * parts run together.
 *
 * @param parts texts and bytes, in a fixed order
 */
export function cacheKey(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}
