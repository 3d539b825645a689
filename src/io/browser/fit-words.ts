import type { FittedPoster, PosterPage } from '../../model/host.js';

/** What the browser says of the words of a page. */
type Fit = FittedPoster['fit'];

/**
 * A script that gives `--size` the largest size with which all words are where they belong: between the paddings of
 * `main`, which is inside of the page. Where even the smallest is too large, words may be divided (`data-divided`).
 * The debugger runs it, because the page's own JavaScript is off.
 */
export function fitWords({ sizes }: Pick<PosterPage, 'sizes'>): string {
  return `(${fit.toString()})(${JSON.stringify(sizes)})`;
}

/** Runs in the browser; what it uses has to be inside it. */
function fit(sizes: readonly number[]): Fit {
  interface Sides {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  interface Box {
    readonly children: ArrayLike<Box>;
    readonly dataset: Record<string, string>;
    readonly style: { readonly setProperty: (name: string, value: string) => void };
    readonly getBoundingClientRect: () => Sides;
  }
  const { document, getComputedStyle, innerWidth, innerHeight } = globalThis as unknown as {
    document: {
      documentElement: Box;
      body: Box;
      querySelector(selector: string): Box | null;
      createRange(): { selectNodeContents(node: Box): void; getClientRects(): ArrayLike<Sides> };
    };
    readonly getComputedStyle: (box: Box) => { readonly getPropertyValue: (name: string) => string };
    innerWidth: number;
    innerHeight: number;
  };
  const root = document.documentElement;
  const main = document.querySelector('main') ?? document.body;
  const padding = (side: string) => parseFloat(getComputedStyle(main).getPropertyValue(`padding-${side}`));
  /** Layout is in fractions of a pixel. */
  const slack = 1;
  const isWithin = (inner: Sides, outer: Sides) =>
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack;
  const isWhole = () => {
    const page = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const box = main.getBoundingClientRect();
    const room = {
      left: box.left + padding('left'),
      right: box.right - padding('right'),
      top: box.top + padding('top'),
      bottom: box.bottom - padding('bottom'),
    };
    const words = document.createRange();
    words.selectNodeContents(main);
    // The boxes of letters are higher than their lines, so upwards and downwards only blocks count.
    const lines = { ...page, left: room.left, right: room.right };
    return (
      isWithin(box, page) &&
      Array.from(main.children).every((block) => isWithin(block.getBoundingClientRect(), room)) &&
      Array.from(words.getClientRects()).every((one) => isWithin(one, lines))
    );
  };
  const fits = sizes.some((size) => {
    root.style.setProperty('--size', `${size}px`);
    return isWhole();
  });
  if (fits) return 'whole';
  root.dataset.divided = '';
  return isWhole() ? 'divided' : 'cut';
}
