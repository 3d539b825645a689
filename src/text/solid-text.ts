/**
 * Characters that neither show on paper nor belong to the spelling: marks and controls of direction, soft
 * hyphens, places where a line may break, variation selectors. ZERO WIDTH JOINER and NON-JOINER are not among
 * them: Persian and Pashto are spelt with those.
 */
const UNSEEN =
  /\u00AD|\u034F|\u061C|\u180E|\u200B|[\u200E\u200F\u202A-\u202E\u2060-\u206F]|[\uFE00-\uFE0F]|\uFEFF|[\u{E0100}-\u{E01EF}]/gu;

/**
 * A text as two programs can agree on it: its characters without white space, decomposed (UAX #15), and the
 * places between them where white space is. How wide or of which kind that is does not matter.
 */
export interface SolidText {
  readonly characters: string;
  /** Offsets in `characters` that white space comes before; neither at the beginning nor at the end. */
  readonly gaps: ReadonlySet<number>;
}

/** Puts a solid text together from pieces. */
export class SolidTextBuilder {
  readonly #parts: string[] = [];
  readonly #gaps = new Set<number>();
  #length = 0;

  /** Characters so far. */
  get length(): number {
    return this.#length;
  }

  add(text: string): this {
    const words = text.normalize('NFD').replace(UNSEEN, '').split(/\s+/u);
    words.forEach((word, at) => {
      if (at > 0) this.addGap();
      this.#parts.push(word);
      this.#length += word.length;
    });
    return this;
  }

  /** White space. */
  addGap(): this {
    if (this.#length > 0) this.#gaps.add(this.#length);
    return this;
  }

  build(): SolidText {
    this.#gaps.delete(this.#length);
    return { characters: this.#parts.join(''), gaps: this.#gaps };
  }
}

/** A text as two programs can agree on it. */
export function solidText(text: string): SolidText {
  return new SolidTextBuilder().add(text).build();
}

/** The words of a solid text: what is between two gaps, and where it begins. */
export function wordsOf({
  characters,
  gaps,
}: SolidText): { readonly word: string; readonly start: number }[] {
  const starts = characters === '' ? [] : [0, ...[...gaps].sort((a, b) => a - b)];
  return starts.map((start, at) => ({ word: characters.slice(start, starts[at + 1]), start }));
}

/** Whether a part of a text begins and ends where words do. */
export function isWhole({ characters, gaps }: SolidText, start: number, end: number): boolean {
  return (start === 0 || gaps.has(start)) && (end === characters.length || gaps.has(end));
}

/** Whether two texts are the same, white space between words included. */
export function isSameText(one: SolidText, other: SolidText): boolean {
  if (one.characters !== other.characters || one.gaps.size !== other.gaps.size) return false;
  for (const gap of one.gaps) if (!other.gaps.has(gap)) return false;
  return true;
}
