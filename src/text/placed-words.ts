/** Words of the configuration, with the place of their first character. */
export interface PlacedWords {
  readonly words: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** For `JSON.stringify`: words without their place, for a key that must not change when a line is added above them. */
export function withoutPlace(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'words' in value && 'line' in value
    ? value.words
    : value;
}
