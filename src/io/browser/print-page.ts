import type { Browser, Page } from 'puppeteer-core';
import { Failure } from '../../model/failure.js';
import type { PrintablePage, PrintedPage, WideTable } from '../../model/host.js';
import { PrintTimeout } from '../../model/print-timeout.js';
import { editionRoot, serveEdition } from './edition-origin.js';
import { fitTables } from './fit-tables.js';

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

/** When a page is given up. */
export interface Patience {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Prints one page in a tab of its own, with its JavaScript off and cut off from the network.
 *
 * @param browser a running browser
 * @param content the page
 * @param patience when it is given up
 * @throws Failure if it takes too long, is stopped or the browser fails
 */
export async function printPage(
  browser: Browser,
  content: PrintablePage,
  { timeout, signal }: Patience,
): Promise<PrintedPage> {
  let fail!: (reason: Error) => void;
  const trouble = new Promise<never>((_, reject) => (fail = reject));
  const timer = setTimeout(() => {
    fail(new PrintTimeout(content.path, timeout / 1000));
  }, timeout);
  const onDisconnected = () => {
    fail(new Error('the browser ended'));
  };
  const onStopped = () => {
    fail(new Failure(3, `${content.path} was not printed: printing was stopped.`));
  };
  browser.once('disconnected', onDisconnected);
  signal.addEventListener('abort', onStopped, { once: true });
  let page: Page | undefined;
  const work = async (): Promise<PrintedPage> => {
    if (signal.aborted) onStopped();
    page = await browser.newPage();
    page.once('error', fail);
    return print(page, content, timeout);
  };
  try {
    return await Promise.race([work(), trouble]);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      3,
      `${content.path} could not be printed: ${reason}`,
      'Try again; if it still fails, name another browser with --browser.',
      [],
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    browser.off('disconnected', onDisconnected);
    signal.removeEventListener('abort', onStopped);
    // Not waited for: the tab of a browser that hangs or is gone never answers.
    page?.close().catch(() => undefined);
  }
}

async function print(page: Page, content: PrintablePage, timeout: number): Promise<PrintedPage> {
  const [, , refused] = await Promise.all([
    page.setJavaScriptEnabled(false),
    page.emulateMediaType('print'),
    serveEdition(page, content),
  ]);
  await page.goto(editionRoot, { waitUntil: 'load', timeout });
  await page.evaluate(everythingLoaded);
  const wideTables =
    content.textWidth && ((await page.evaluate(fitTables(content.textWidth))) as WideTable[]);
  const pdf = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    timeout,
  });
  return { pdf, refused: [...refused].sort(), wideTables };
}
