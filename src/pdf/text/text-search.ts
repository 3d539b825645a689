import type { SolidText } from '../../text/solid-text.js';

/** How far from where it should be a text is looked for, in characters. */
const NEAR = 400;
/** Texts of fewer characters are found by chance anywhere. */
const LEAST = 4;

/**
 * Finds the texts of a file in the text it was made from, one after another: each is known only by its
 * characters, not by their order.
 */
export class TextSearch {
  #at = 0;
  /** Characters of the file that were found nowhere since the last that were. */
  #strayed = 0;

  constructor(private readonly expected: SolidText) {}

  /** Where the next text of these characters begins; nothing where the expected text has none. */
  find(characters: string): number | undefined {
    const { length } = characters;
    if (length === 0) return undefined;
    const found = this.#isAt(this.#at, characters) ? this.#at : this.#nearest(characters);
    if (found !== undefined) {
      this.#at = found + length;
      this.#strayed = 0;
    }
    return found;
  }

  /** Passes over a text that was found nowhere. */
  pass(characters: string): void {
    this.#strayed += characters.length;
  }

  #isAt(at: number, characters: string): boolean {
    const part = this.expected.characters.slice(at, at + characters.length);
    return part === characters || sorted(part) === sorted(characters);
  }

  #nearest(characters: string): number | undefined {
    const { length } = characters;
    if (length < LEAST) return undefined;
    const reach = NEAR + this.#strayed;
    const first = Math.max(0, this.#at - reach);
    const last = Math.min(this.expected.characters.length - length, this.#at + reach);
    const balance = new Balance(characters);
    for (let at = first; at < first + length; at += 1) balance.take(this.#unit(at));
    let nearest: number | undefined;
    for (let at = first; at <= last; at += 1) {
      if (balance.isEven && (nearest === undefined || Math.abs(at - this.#at) < Math.abs(nearest - this.#at)))
        nearest = at;
      balance.give(this.#unit(at));
      balance.take(this.#unit(at + length));
    }
    return nearest;
  }

  #unit(at: number): number {
    return this.expected.characters.charCodeAt(at);
  }
}

/** Which code units a stretch of text has more or less often than another text. */
class Balance {
  readonly #counts = new Map<number, number>();
  #uneven = 0;

  constructor(text: string) {
    for (let at = 0; at < text.length; at += 1) this.give(text.charCodeAt(at));
  }

  get isEven(): boolean {
    return this.#uneven === 0;
  }

  give(unit: number): void {
    this.#add(unit, 1);
  }

  take(unit: number): void {
    this.#add(unit, -1);
  }

  #add(unit: number, by: number): void {
    if (Number.isNaN(unit)) return;
    const before = this.#counts.get(unit) ?? 0;
    const after = before + by;
    this.#counts.set(unit, after);
    if (before === 0) this.#uneven += 1;
    if (after === 0) this.#uneven -= 1;
  }
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}
