import { h } from 'hastscript';
import { showsAddress } from '../../model/link.js';
import { withDigits } from '../../text/numerals.js';
import { toHtml } from '../html/blocks.js';

/** Numbers the addresses that paper cannot open, in the order they are met; the same address has one number. */
export class Addresses {
  readonly #numbers = new Map<string, number>();

  /** @param numerals name of the locale's digits */
  constructor(private readonly numerals: string) {}

  /** What follows the words of a link, `[3]`; nothing where the words are the address. */
  mark(url: string, words: string): string | undefined {
    if (url.startsWith('#') || showsAddress(url, words)) return undefined;
    const number = this.#numbers.get(url) ?? this.#numbers.size + 1;
    this.#numbers.set(url, number);
    return `[${withDigits(String(number), this.numerals)}]`;
  }

  /** The items of the list that the numbers refer to; an address runs from left to right everywhere. */
  get html(): string {
    const items = Array.from(this.#numbers.keys(), (url) =>
      h('li', [h('a', { href: url }, [h('bdi', { dir: 'ltr' }, url.replace(/^mailto:|^tel:/u, ''))])]),
    );
    return toHtml(items);
  }
}
