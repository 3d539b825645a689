import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Failure } from '../../model/failure.js';
import type { Browser } from 'puppeteer-core';
import type { Printer } from '../../model/host.js';
import { type BrowserKeeper, type LentBrowser, keepBrowser } from './browser-keeper.js';
import { locateBrowser } from './locate.js';
import { type Machine, thisMachine } from './machine.js';
import type { Patience } from './in-tab.js';
import { printPage } from './print-page.js';
import { takePicture } from './take-picture.js';

export interface PrinterOptions {
  /** Path given with `--browser`. */
  readonly browser?: string | undefined;
  /** Environment to find the browser by; that of the process by default. */
  readonly env?: Machine['env'] | undefined;
  /** How many pages are printed at once; by default the processors, at least 2 and at most 4. */
  readonly jobs?: number | undefined;
  /** Milliseconds that one page, or the browser's start, may take; a minute by default. */
  readonly timeout?: number | undefined;
  /** Whose browser prints. It outlives this printer and is ended by its owner; without it the printer keeps its own. */
  readonly keeper?: BrowserKeeper | undefined;
}

const MINUTE_IN_MS = 60_000;

/**
 * Milliseconds for which a browser that did not start is not tried again: as long as the pages of a build follow each
 * other. A desk lives on, and the person at it can do something about the browser.
 */
const REFUSAL_LASTS = 5_000;

/**
 * A printer with a real browser, which is started at the first page and shared by all.
 *
 * Signals are the caller's business; it ends printing with `close()`. Pages that are in work or wait by then, or
 * come later, fail.
 *
 * @param options which browser, and how hard it may work
 */
export function createPrinter(options: PrinterOptions = {}): Printer {
  const machine = thisMachine(options.env);
  const limit = pLimit(options.jobs ?? Math.min(4, Math.max(2, availableParallelism())));
  const timeout = options.timeout ?? MINUTE_IN_MS;
  const keeper = options.keeper ?? keepBrowser();
  const closing = new AbortController();
  const { signal } = closing;
  let refusal: { readonly error: unknown; readonly at: number } | undefined;

  const locate = () => locateBrowser(options.browser, machine);
  const borrow = async (): Promise<LentBrowser> => {
    // A browser that did not start for one page is not tried again for each of the others.
    if (refusal !== undefined && performance.now() - refusal.at < REFUSAL_LASTS) throw refusal.error;
    try {
      return await keeper.lend({ found: await locate(), machine, timeout, signal });
    } catch (error) {
      refusal = { error, at: performance.now() };
      throw error;
    }
  };

  const withBrowser = <Made>(
    path: string,
    work: (browser: Browser, patience: Patience) => Promise<Made>,
  ): Promise<Made> =>
    limit(async () => {
      if (signal.aborted) throw new Failure(3, `${path} was not printed: printing was stopped.`);
      const { browser, giveBack } = await borrow();
      let isSpoilt = true;
      try {
        const made = await work(browser, { timeout, signal });
        isSpoilt = false;
        return made;
      } finally {
        giveBack(isSpoilt && !signal.aborted);
      }
    });

  return {
    warm() {
      if (signal.aborted) return;
      void borrow().then(
        ({ giveBack }) => {
          giveBack(false);
        },
        () => undefined,
      );
    },
    async identity() {
      const { source, executable, embedded } = await locate();
      if (embedded !== undefined) return `${source} ${embedded.version}`;
      const { size, mtimeMs } = await stat(executable);
      return `${source} ${executable} ${size} ${mtimeMs}`;
    },
    print: (page) => withBrowser(page.path, (browser, patience) => printPage(browser, page, patience)),
    picture: (page) => withBrowser(page.path, (browser, patience) => takePicture(browser, page, patience)),
    async close() {
      closing.abort();
      if (options.keeper === undefined) await keeper.close();
    },
  };
}
