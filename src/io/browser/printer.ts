import { stat } from 'node:fs/promises';
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
  /** After how many pages the browser is renewed. */
  readonly pagesEach?: number | undefined;
  /** Milliseconds that one page, or the browser's start, may take; a minute by default. */
  readonly timeout?: number | undefined;
}

const MINUTE_IN_MS = 60_000;

/** A browser grows with every page; after this many pages a fresh browser replaces it. */
const PAGES_EACH = 200;

/** One browser and the pages it has been given. */
interface Shift {
  readonly browser: Promise<RunningBrowser>;
  begun: number;
  ended: number;
}

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
  const pagesEach = options.pagesEach ?? PAGES_EACH;
  let running: Shift | undefined;
  const shifts = new Set<Shift>();
  const timeout = options.timeout ?? MINUTE_IN_MS;
  const starting = new AbortController();
  let closed = false;

  /** A browser that did not start was reported to the pages that waited for it. */
  const stop = async ({ browser }: Shift): Promise<void> => {
    const started = await browser.catch(() => undefined);
    await started?.stop();
  };
  const start = async (): Promise<RunningBrowser> => {
    const { signal } = starting;
    return launchBrowser(await locateBrowser(options.browser, machine), { machine, timeout, signal });
  };
  const shiftOf = (): Shift => {
    if (running === undefined) shifts.add((running = { browser: start(), begun: 0, ended: 0 }));
    return running;
  };

  return {
    warm: () => void (closed || shiftOf().browser.catch(() => undefined)),
    async identity() {
      const { source, executable, embedded } = await locateBrowser(options.browser, machine);
      if (embedded !== undefined) return `${source} ${embedded.version}`;
      const { size, mtimeMs } = await stat(executable);
      return `${source} ${executable} ${size} ${mtimeMs}`;
    },
    print: (page) =>
      limit(async () => {
        if (closed) throw new Failure(3, `${page.path} was not printed: printing was stopped.`);
        const shift = shiftOf();
        shift.begun += 1;
        if (shift.begun === pagesEach) running = undefined;
        try {
          const { browser } = await shift.browser;
          return await printPage(browser, page, timeout);
        } finally {
          shift.ended += 1;
          if (shift.ended === pagesEach) void stop(shift).then(() => shifts.delete(shift));
        }
      }),
    async close() {
      closed = true;
      starting.abort();
      await Promise.all([...shifts].map(stop));
      await sweepBrowserFolders();
    },
  };
}
