import type { Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

const DATA = /^data:[^,;]{0,100}(?:;[^,;]{1,100}){0,5};base64,/iu;
const MOST_BYTES = 16_000_000;

/** The bytes that an address holds itself (`data:`, RFC 2397). */
export function embeddedIn(url: string): Uint8Array | undefined {
  const [start] = DATA.exec(url) ?? [];
  if (start === undefined || url.length > MOST_BYTES * 1.4) return undefined;
  try {
    return Uint8Array.from(atob(url.slice(start.length)), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The path of a file that lies beside a document, or below; `undefined` for any other place. */
export function besidePath(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/u, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|[\\/])/iu.test(path) || path.includes('\0');
  const names = path.split(/[\\/]/u).filter((name) => name !== '.' && name !== '');
  return isElsewhere || names.length === 0 || names.includes('..') ? undefined : names.join('/');
}

/** Paths of the images that lie beside a document. */
export function imagePaths(nodes: readonly RootContent[]): string[] {
  const paths = new Set<string>();
  visit({ type: 'root', children: [...nodes] } as Nodes, 'image', ({ url }) => {
    const path = besidePath(url);
    if (path !== undefined) paths.add(path);
  });
  return [...paths];
}
