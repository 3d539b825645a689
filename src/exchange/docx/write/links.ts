import { NOWHERE } from '../looks.js';
import type { XmlAttributes } from '../../../xml/write.js';

/** What an address may hold as it is (RFC 3986 §2; letters of all scripts as in RFC 3987). */
const UNSAFE = /[^\p{L}\p{M}\p{N}\-._~:/?#@!$&'()*+,;=%]/gu;

/** The addresses that a file leads to, each a relationship of its main part. */
export class Links {
  readonly #ids = new Map<string, string>();

  /** The attributes of a link to an address. */
  attributes(address: string): XmlAttributes {
    if (address === '' || address === '#') return { 'w:anchor': NOWHERE };
    if (address.startsWith('#')) return { 'w:anchor': address.slice(1) };
    const target = addressed(address);
    const id = this.#ids.get(target) ?? `rIdL${this.#ids.size + 1}`;
    this.#ids.set(target, id);
    return { 'r:id': id };
  }

  /** All of them, by their ids. */
  all(): [id: string, target: string][] {
    return Array.from(this.#ids, ([target, id]) => [id, target]);
  }
}

/** An address in which nothing keeps a program from opening the file. */
function addressed(address: string): string {
  const [path = '', ...fragment] = address.replace(/%(?![\da-f]{2})/giu, '%25').split('#');
  const whole = fragment.length === 0 ? path : `${path}#${fragment.join('%23')}`;
  return whole.replace(UNSAFE, (sign) => (/\p{Surrogate}/u.test(sign) ? '' : encodeURIComponent(sign)));
}
