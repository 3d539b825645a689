/** Interface strings of one locale, flat: key → text, or a list of twelve month names. */
export type StringTable = ReadonlyMap<string, string | readonly string[]>;

/** The interface strings of one locale, ready to use. */
export interface Strings {
  /**
   * @param key name of the string in `press.json`
   * @param values what its `{{placeholders}}` stand for
   */
  text(key: string, values?: Readonly<Record<string, string>>): string;
  /** Twelve month names, where the locale has such a table. */
  months(table: 'months' | 'solarMonths'): readonly string[] | undefined;
  /** All of them, as they are in the file: what is made with them is remembered by them. */
  readonly all: Readonly<Record<string, unknown>>;
}
