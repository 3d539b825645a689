import { blocksOf } from './blocks.js';

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, figcaption, blockquote';

/** The blocks of a page that have words of their own. */
function blocksIn(page: Document): HTMLElement[] {
  return Array.from(page.querySelectorAll<HTMLElement>(BLOCKS)).filter(
    (block) => block.querySelector(BLOCKS) === null,
  );
}

/**
 * Shows where a segment is on a page.
 *
 * @param page the page; it may still be loading
 * @param at number of the segment
 * @param texts for each segment what it may say on the page, the likelier first
 */
export function pointAt(page: Document | undefined, at: number, texts: readonly (readonly string[])[]): void {
  if (page === undefined) return;
  const blocks = blocksIn(page);
  const block =
    blocks[
      blocksOf(
        blocks.map(({ textContent }) => textContent),
        texts,
      )[at] ?? -1
    ];
  if (block !== undefined) point(block);
}

/** Brings a block into view and lights it up for a moment. */
function point(block: HTMLElement): void {
  const view = block.ownerDocument.defaultView;
  const isStill = view?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
  block.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' });
  const outline = '2px solid currentColor';
  block.animate(
    [
      { outline, outlineOffset: '4px' },
      { outline, outlineOffset: '4px' },
    ],
    { duration: 1_200 },
  );
}
