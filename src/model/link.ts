import type { Link } from 'mdast';

/** Schemes a reader may safely follow. */
const SAFE = /^(?:https?:\/\/|mailto:|tel:)/iu;

/** Whether a link stands for an address that is not known yet. */
export function isPlaceholder(link: Link): boolean {
  return link.url === '' || link.url === '#';
}

/** Whether a link's address may be put on a page. */
export function isSafe(url: string): boolean {
  return SAFE.test(url);
}
