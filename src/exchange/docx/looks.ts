/** How the file shows what is more than words: names of its character styles, and the colours they have. */
export const LOOKS = {
  /** Words that stay as they are. Grey, as pasted text often is: it is never taken for a mark of the translator. */
  kept: { style: 'Communique Kept', fill: 'E4E4E4' },
  /** The mark of a note. */
  reference: { style: 'Communique Reference', fill: 'E4E4E4' },
  /** A picture among words, by its description. */
  picture: { style: 'Communique Picture', fill: 'E4E4E4' },
  /** Words that an outdated translation does not know yet. */
  added: { style: 'Communique Added', fill: 'DFF0DF' },
  /** Words that it still has. */
  removed: { style: 'Communique Removed', color: '7A7B7C' },
  code: { style: 'Inline Code' },
  link: { style: 'Hyperlink', color: '0563C1' },
} as const;

/** The id of a style, which programs make of its name. */
export function styleId(style: string): string {
  return style.replaceAll(' ', '');
}

/** The place at the top of a document, which Word knows by this name: links that have no address yet lead there. */
export const NOWHERE = '_top';
