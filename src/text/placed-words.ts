/** Words of the configuration, with the place of their first character. */
export interface PlacedWords {
  readonly words: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
