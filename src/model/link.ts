import type { Link } from 'mdast';
import { firstLive } from '../text/controls.js';
import { withAsciiDigits } from '../text/numerals.js';

/** Schemes a reader may safely follow. */
const SAFE = /^(?:https?:\/\/|mailto:|tel:)/iu;

/** Whether a link stands for an address that is not known yet. */
export function isPlaceholder(link: Link): boolean {
  return link.url === '' || link.url === '#';
}

/** A user name, perhaps with a password, before the host (RFC 3986 §3.2.1). */
const CREDENTIALS = /^https?:\/\/[^/?#\\]*@/iu;

/** Whether a web address has a user name or a password in it: a secret, or a disguise of the host behind it. */
export function holdsCredentials(url: string): boolean {
  if (CREDENTIALS.test(url)) return true;
  // Browsers take any number of slashes before the host, and line ends anywhere.
  if (!/^https?:/iu.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** Whether a link's address may be put on a page: of a safe scheme, readable to its end, without credentials. */
export function isSafe(url: string): boolean {
  return SAFE.test(url) && firstLive(url) === undefined && !holdsCredentials(url);
}

/** Whether a link's words are its address already, so that a reader needs no number. */
export function showsAddress(url: string, words: string): boolean {
  if (url.startsWith('tel:') && telephoneAddress(words) === url) return true;
  const bare = (text: string) => text.replace(/^(?:https?:\/\/|mailto:|tel:)/u, '').replace(/\/$/u, '');
  return bare(url) === bare(words.trim());
}

/** The address of a telephone number (RFC 3966 §3): its digits, the plus of an international one, its extension. */
export function telephoneAddress(words: string): string {
  const [, number = '', extension = ''] =
    /^(.*?)(?:(?:ext(?:ension|\.)?|x|#)\s*(\d+))?$/iu.exec(withAsciiDigits(words.trim())) ?? [];
  const plus = /^\(?\+/u.test(number) ? '+' : '';
  return `tel:${plus}${number.replace(/\D/gu, '')}${extension === '' ? '' : `;ext=${extension}`}`;
}
