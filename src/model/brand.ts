import type { Accent } from './accent.js';

/** The package’s own accent: `--accent` of templates/page.css by day. */
export const OWN_ACCENT = '#8a1538';

/** What shows whose pages and PDFs are: the configuration’s `brand` with its files. */
export interface Brand {
  readonly accent?: Accent | undefined;
  readonly logo?: Logo | undefined;
  /** The picture in the tab of the browser; no file but web pages has it. */
  readonly icon?: BrandPicture | undefined;
  /** What is behind the words of cards. */
  readonly card?: BrandPicture | undefined;
  /** Style after that of the page. */
  readonly stylesheet?: string | undefined;
}

/** A picture that is not among the images of the edition. */
interface BrandPicture {
  /** Its address, as theirs. */
  readonly url: string;
  readonly content: Uint8Array;
}

/** Width and height of a card in pixels: what sites show in full beside a link. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** A picture at the head of pages and PDFs. */
interface Logo {
  /** Its address among the images of the edition; no image of the statement has such a one. */
  readonly url: string;
  /** What it shows, by tag. */
  readonly alt: Readonly<Record<string, string>>;
}

/** The address of a file of the publication among images; those of a statement never begin with a slash. */
export function rootAddress(path: string): string {
  return `/${encodeURI(path)}`;
}
