import { child, type Node } from '../../../exchange/docx/read/xml.js';
import { eachElement } from './package.js';

const NONE: ReadonlySet<string> = new Set();
const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;

/** Counts the letters of each language that runs say they are in (`lang`, ISO/IEC 29500-1 §17.3.2.20). */
export class LanguageCount {
  readonly #letters = new Map<string, number>();
  readonly #default: Node | undefined;

  constructor(styles: Uint8Array | undefined) {
    let found: Node | undefined;
    eachElement(styles, ['rPrDefault'], NONE, (node) => {
      found = child(child(node, 'rPr'), 'lang');
    });
    this.#default = found;
  }

  take(node: Node): void {
    if (node.name === 'r') this.#run(node);
    else for (const one of node.children) this.take(one);
  }

  /** The languages, the one with most letters first. */
  all(): string[] {
    return [...this.#letters].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
  }

  #run(node: Node): void {
    const text = node.children.map((one) => (one.name === 't' ? one.text : '')).join('');
    const own = child(child(node, 'rPr'), 'lang');
    // One attribute is for letters of Arabic and Hebrew, another one for all others.
    const which = RIGHT_TO_LEFT.test(text) ? 'bidi' : 'val';
    const tag = own?.attributes[which] ?? this.#default?.attributes[which] ?? '';
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (tag !== '' && letters > 0) this.#letters.set(tag, (this.#letters.get(tag) ?? 0) + letters);
  }
}
