import type { Browser } from 'puppeteer-core';
import type { PrintablePage, PrintedPage, WideTable } from '../../model/host.js';
import { fitTables } from './fit-tables.js';
import { inTab, type Patience } from './in-tab.js';
import { loadPage } from './load-page.js';

/**
 * Prints one page.
 *
 * @param browser a running browser
 * @param patience when it is given up
 * @throws Failure if it takes too long, is stopped or the browser fails
 */
export function printPage(
  browser: Browser,
  content: PrintablePage,
  patience: Patience,
): Promise<PrintedPage> {
  const { timeout } = patience;
  return inTab(browser, content.path, patience, async (page) => {
    const refused = await loadPage(page, content, 'print', timeout);
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
  });
}
