import { addressed } from '../../xml/address.js';
import type { Relationship } from '../../xml/package.js';
import type { XmlAttributes } from '../../xml/write.js';
import { isSafe } from '../../model/link.js';

/** The longest address that Word opens a file with. */
const LONGEST = 2048;

/** What one part of the file leads to: addresses and pictures. */
export class Links {
  readonly #targets = new Map<string, Relationship>();

  /** @param fixed what the part always leads to */
  constructor(private readonly fixed: readonly Relationship[] = []) {}

  /** The attributes of a link; nothing for an address that may not be put on a page. */
  attributes(url: string): XmlAttributes | undefined {
    const target = addressed(url);
    if (!isSafe(url) || target.length > LONGEST) return undefined;
    return { 'r:id': this.#id({ type: 'hyperlink', target, isOutside: true }) };
  }

  /** The id of a picture of the file. */
  picture(target: string): string {
    return this.#id({ type: 'image', target });
  }

  get all(): readonly Relationship[] {
    return [...this.fixed, ...this.#targets.values()];
  }

  #id(link: Omit<Relationship, 'id'>): string {
    const key = `${link.type} ${link.target}`;
    const known = this.#targets.get(key) ?? { ...link, id: `rIdL${this.#targets.size + 1}` };
    this.#targets.set(key, known);
    return known.id;
  }
}
