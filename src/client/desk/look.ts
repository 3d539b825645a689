import { attempt, keep, kept } from '../segments/browser-storage.js';

/** How wide the page is shown. */
export const WIDTHS = ['desktop', 'tablet', 'phone', 'paper'] as const;
export type Width = (typeof WIDTHS)[number];

export const SCHEMES = ['auto', 'light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** What the person has chosen to see. */
export interface Look {
  readonly view: string;
  readonly width: Width;
  readonly scheme: Scheme;
}

/** Where the browser keeps width and scheme. */
const LOOK = 'communique-desk/look';

/** The look to begin with: the page, as wide and as light as the last time. */
export function firstLook(): Look {
  const last = attempt(() => JSON.parse(kept(LOOK) ?? '') as Partial<Look> | null) ?? {};
  return {
    view: 'page',
    width: WIDTHS.find((width) => width === last.width) ?? 'desktop',
    scheme: SCHEMES.find((scheme) => scheme === last.scheme) ?? 'auto',
  };
}

/** Keeps width and scheme for the next visit. */
export function keepLook({ width, scheme }: Look): void {
  keep(LOOK, JSON.stringify({ width, scheme }));
}
