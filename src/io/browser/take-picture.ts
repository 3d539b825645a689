import type { Browser } from 'puppeteer-core';
import type { FittedPoster, PosterPage, TakenPicture } from '../../model/host.js';
import { fitWords } from './fit-words.js';
import { inTab, type Patience } from './in-tab.js';
import { loadPage } from './load-page.js';

/** Nothing that depends on a machine, a person or the moment. */
const SAME_EVERYWHERE = [
  { name: 'prefers-color-scheme', value: 'light' },
  { name: 'prefers-reduced-motion', value: 'reduce' },
];

/**
 * Takes a picture of one page, its words as large as they have room.
 *
 * @param browser a running browser
 * @param patience when it is given up
 * @throws Failure if it takes too long, is stopped or the browser fails
 */
export function takePicture(
  browser: Browser,
  content: PosterPage,
  patience: Patience,
): Promise<TakenPicture> {
  const { width, height } = content;
  return inTab(browser, content.path, patience, async (page) => {
    await page.setViewport({ width, height, deviceScaleFactor: 1 });
    await page.emulateMediaFeatures(SAME_EVERYWHERE);
    const refused = await loadPage(page, content, 'screen', patience.timeout);
    const fit = (await page.evaluate(fitWords(content))) as FittedPoster['fit'];
    const png = await page.screenshot({ type: 'png', captureBeyondViewport: false });
    return { png, fit, refused: [...refused].sort() };
  });
}
