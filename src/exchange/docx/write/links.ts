import { addressed } from '../../../xml/address.js';
import { NOWHERE } from '../looks.js';
import type { XmlAttributes } from '../../../xml/write.js';

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
