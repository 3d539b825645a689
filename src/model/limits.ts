/** How large and how deep a text may be. */
export interface Limits {
  /** Levels of quotations, lists, emphasis and links within each other. */
  readonly maxNesting: number;
  /** Characters (UTF-16 code units) of a paragraph. */
  readonly maxParagraph: number;
  /** Megabytes of a file of text. */
  readonly maxSize: number;
  /** Locales of a publication, the source's among them: each of their pages links to all others. */
  readonly maxLocales: number;
}

/** The default limits. Browsers show 512 levels; four megabytes are a book of two thousand pages. */
export const LIMITS: Limits = { maxNesting: 100, maxParagraph: 50_000, maxSize: 4, maxLocales: 200 };

/** Signs of markup a paragraph may have: a parser of CommonMark looks from many of them as far as its end. */
export const MAX_SIGNS = 2_000;

const SIGN = /[*_~[\]()<>`&\\\n]/gu;

/** Whether a text is longer, or has more markup, than a paragraph may have: to parse it would take long. */
export function isUnwieldy(text: string, { maxParagraph }: Limits): boolean {
  return text.length > maxParagraph || (text.match(SIGN)?.length ?? 0) > MAX_SIGNS;
}
