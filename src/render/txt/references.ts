import type { PhrasingContent } from 'mdast';

/** What a number in brackets refers to: an address, or a footnote by its identifier. */
export type Reference = { readonly url: string } | { readonly footnote: string };

/** Numbers addresses and footnotes in the order they are first met. */
export class References {
  readonly #numbers = new Map<string, number>();
  readonly list: Reference[] = [];

  /** The number of an address; the same address has one number. */
  link(url: string): number {
    return this.#number(`url ${url}`, { url });
  }

  /** The number of a footnote. */
  footnote(identifier: string): number {
    return this.#number(`footnote ${identifier}`, { footnote: identifier });
  }

  #number(key: string, reference: Reference): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.list.push(reference);
    this.#numbers.set(key, this.list.length);
    return this.list.length;
  }
}

/** The words of inline content without markup. */
export function wordsOf(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      if ('value' in node) return node.value;
      return 'children' in node ? wordsOf(node.children) : '';
    })
    .join('');
}
