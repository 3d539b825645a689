/** Inline content as read from a file. */
export interface ReadContent {
  /** Inline Markdown. */
  readonly markdown: string;
  /** The characters of all markup that came from codes, in reading order. */
  readonly marks: readonly string[];
  /** Codes whose characters the file no longer has. */
  readonly lost: number;
}

/** Content without anything. */
export const EMPTY: ReadContent = { markdown: '', marks: [], lost: 0 };

/** Text that the translator wrote. */
export function written(markdown: string): ReadContent {
  return { markdown, marks: [], lost: 0 };
}

/** The characters of one code; `undefined` if the file does not have them. */
export function mark(raw: string | undefined): ReadContent {
  return raw === undefined ? { markdown: '', marks: [], lost: 1 } : { markdown: raw, marks: [raw], lost: 0 };
}

/** Contents one after the other. */
export function joined(contents: readonly ReadContent[]): ReadContent {
  return {
    markdown: contents.map(({ markdown }) => markdown).join(''),
    marks: contents.flatMap(({ marks }) => marks),
    lost: contents.reduce((sum, { lost }) => sum + lost, 0),
  };
}
