import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Failure } from '../../model/failure.js';
import type { Printer } from '../../model/host.js';
import { type RunningBrowser, launchBrowser, sweepBrowserFolders } from './launch.js';
import { locateBrowser } from './locate.js';
import { type Machine, thisMachine } from './machine.js';
import { printPage } from './print-page.js';

export interface PrinterOptions {
  /** Path given with `--browser`. */
  readonly browser?: string | undefined;
  /** Environment to find the browser by; that of the process by default. */
  readonly env?: Machine['env'] | undefined;
  /** How many pages are printed at once; by default the processors, at least 2 and at most 4. */
  readonly jobs?: number | undefined;
  /** Milliseconds that one page, or the browser's start, may take; a minute by default. */
  readonly timeout?: number | undefined;
}

const MINUTE_IN_MS = 60_000;

/**
 * A printer with a real browser, which is started at the first page and shared by all.
 *
 * Signals are the caller's business; it ends the browser with `close()`. Pages that still wait by then, or
 * come later, fail.
 *
 * @param options which browser, and how hard it may work
 */
export function createPrinter(options: PrinterOptions = {}): Printer {
  const machine = thisMachine(options.env);
  const limit = pLimit(options.jobs ?? Math.min(4, Math.max(2, availableParallelism())));
  let running: Promise<RunningBrowser> | undefined;
  const timeout = options.timeout ?? MINUTE_IN_MS;
  const starting = new AbortController();
  let closed = false;

  const start = async (): Promise<RunningBrowser> => {
    const { signal } = starting;
    return launchBrowser(await locateBrowser(options.browser, machine), { machine, timeout, signal });
  };

  return {
    print: (page) =>
      limit(async () => {
        if (closed) throw new Failure(3, `${page.path} was not printed: printing was stopped.`);
        running ??= start();
        const { browser } = await running;
        return printPage(browser, page, timeout);
      }),
    async close() {
      closed = true;
      starting.abort();
      // A browser that did not start was reported to the pages that waited for it.
      const started = await running?.catch(() => undefined);
      await started?.stop();
      await sweepBrowserFolders();
    },
  };
}
