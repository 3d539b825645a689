import type { Page } from 'puppeteer-core';
import type { SelfContainedPage } from '../../model/host.js';
import { editionRoot, serveEdition } from './edition-origin.js';

/**
 * Run by the debugger, which the page's own switched-off JavaScript does not hinder. All fonts declared are
 * loaded, used or not yet: those of page margins are first asked for while printing, too late to be shown.
 */
const everythingLoaded = `(async () => {
  for (const image of document.images) image.loading = 'eager';
  await Promise.allSettled([
    ...Array.from(document.fonts, (font) => font.load()),
    ...Array.from(document.images, (image) => image.decode()),
  ]);
  await document.fonts.ready;
})()`;

/**
 * Shows a page with all of its fonts and images, its JavaScript off, cut off from the network.
 *
 * @param page the browser's page, not yet navigated
 * @param timeout milliseconds
 * @returns the addresses refused so far; grows while the page is open
 */
export async function loadPage(
  page: Page,
  content: SelfContainedPage,
  medium: 'print' | 'screen',
  timeout: number,
): Promise<ReadonlySet<string>> {
  const [, , refused] = await Promise.all([
    page.setJavaScriptEnabled(false),
    page.emulateMediaType(medium),
    serveEdition(page, content),
  ]);
  await page.goto(editionRoot, { waitUntil: 'load', timeout });
  await page.evaluate(everythingLoaded);
  return refused;
}
