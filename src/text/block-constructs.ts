/** Constructs of micromark that begin a block (CommonMark §4, GFM §4.10); inline content has none of them. */
export const BLOCK_CONSTRUCTS: readonly string[] = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'thematicBreak',
];
