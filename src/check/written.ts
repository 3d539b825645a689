/** A letter with the accents that follow it, or the parts of a Hangul syllable. */
const COMPOSED = /^.(?:\p{M}|[\u1160-\u11FF])+/su;

/** Finds the places of characters of a text in what was written for it. */
export class WrittenPlaces {
  readonly #written: string;
  readonly #value: string;
  #read = 0;
  #at = 0;

  /**
   * @param written Markdown
   * @param value what readers see of it
   */
  constructor(written: string, value: string) {
    this.#written = written;
    this.#value = value;
  }

  /**
   * The place of a character: behind escapes and character references, and in letters whose accents were written
   * apart and white space that was padded. It goes on from the character before, so that many in their order are
   * found in one walk.
   *
   * @param index of the character in the text
   */
  of(index: number): number {
    if (index < this.#read) [this.#read, this.#at] = [0, 0];
    while (this.#read < index) this.#step();
    return this.#at;
  }

  #step(): void {
    const written = this.#written;
    const value = this.#value;
    if (written[this.#at] === value[this.#read]) {
      this.#at += 1;
      this.#read += 1;
      return;
    }
    const letter = COMPOSED.exec(written.slice(this.#at, this.#at + 8))?.[0] ?? '';
    const composed = letter.normalize('NFC');
    if (letter !== '' && value.startsWith(composed, this.#read)) {
      this.#at += letter.length;
      this.#read += composed.length;
    } else if (/\s/u.test(written[this.#at] ?? '') && /\s/u.test(value[this.#read] ?? '')) {
      while (/\s/u.test(written[this.#at] ?? '')) this.#at += 1;
      this.#read += 1;
    } else {
      const isReference = written[this.#at] === '&';
      this.#at = isReference
        ? written.indexOf(';', this.#at) + 1 || this.#at + 1
        : after(written, value[this.#read], this.#at);
      // A character beyond the BMP is one reference and two of a string.
      this.#read += isReference && /[\uD800-\uDBFF]/u.test(value.charAt(this.#read)) ? 2 : 1;
    }
  }
}

function after(written: string, character: string | undefined, from: number): number {
  const found = character === undefined ? -1 : written.indexOf(character, from);
  return found < 0 ? from + 1 : found + 1;
}
