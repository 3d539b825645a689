/**
 * What a file may cost. A file from a stranger may be made to exhaust the machine that opens it: a few kilobytes that
 * inflate to gigabytes, a form that paints itself. These bounds are far above any statement.
 */
export const LIMITS = {
  /** Bytes that one stream may decode to. */
  stream: 64_000_000,
  /** Bytes that all streams together may decode to. */
  decoded: 256_000_000,
  /** Steps: tokens read, operators carried out, nodes of a tree visited. */
  steps: 12_000_000,
  /** Bytes searched for a keyword, beyond one pass over the file. */
  searched: 400_000_000,
  /** Arrays and dictionaries inside one another. */
  nesting: 64,
  /** Levels of a page, structure, outline or name tree, and forms inside forms. */
  depth: 96,
} as const;

/** The file costs more than {@link LIMITS} allow; what was not read cannot be vouched for. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
}

/** What is left to spend on one file. */
export class Allowance {
  #steps: number;
  #decoded: number = LIMITS.decoded;
  #searched: number = LIMITS.searched;

  /** @param steps how many there are */
  constructor(steps: number = LIMITS.steps) {
    this.#steps = steps;
  }

  /**
   * Pays for reading.
   *
   * @throws {LimitExceeded} if nothing is left
   */
  step(count = 1): void {
    this.#steps -= count;
    if (this.#steps < 0) throw new LimitExceeded('it asks for more reading than any document needs');
  }

  /** Pays for bytes searched; throws as {@link step} does. */
  search(bytes: number): void {
    this.#searched -= bytes;
    if (this.#searched < 0) throw new LimitExceeded('it has to be searched over and over');
  }

  /** The bytes that one more stream may decode to; throws as {@link step} does. */
  roomForStream(): number {
    if (this.#decoded <= 0) throw new LimitExceeded('its streams decode to too much');
    return Math.min(this.#decoded, LIMITS.stream);
  }

  /** Pays for decoded bytes. */
  decode(bytes: number): void {
    this.#decoded -= bytes;
  }
}
