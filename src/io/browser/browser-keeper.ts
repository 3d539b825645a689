import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { type RunningBrowser, launchBrowser, sweepBrowserFolders } from './launch.js';
import type { FoundBrowser } from './locate.js';
import type { Machine } from './machine.js';
import { unlessStopped } from './stopped.js';

/** A browser that grows with every page is replaced after this many. */
const PAGES_EACH = 200;

/** Which browser a page needs, and how long it waits for it. */
interface WantedBrowser {
  readonly found: FoundBrowser;
  readonly machine: Machine;
  /** Milliseconds. */
  readonly timeout: number;
  /** Ends the waiting; the browser goes on starting for others. */
  readonly signal: AbortSignal;
}

/** A running browser, lent for one page. */
export interface LentBrowser {
  readonly browser: Browser;
  /**
   * Gives it back.
   *
   * @param isSpoilt whether the page failed: it may have left something behind, so the next page gets another browser
   */
  readonly giveBack: (isSpoilt: boolean) => void;
}

/**
 * Keeps one browser running for all who print: started when it is first needed, and started again when it has
 * ended, has failed, has printed many pages, or when another one is wanted.
 */
export interface BrowserKeeper {
  /**
   * Lends the browser for one page.
   *
   * @throws Failure if it does not start
   * @throws Error if nobody waits any more, or the keeper is closed
   */
  lend(wanted: WantedBrowser): Promise<LentBrowser>;
  /** Ends the browser; safe to call twice. Nothing is lent from then on. */
  close(): Promise<void>;
}

/** One start of the browser and the pages it has. */
interface Shift {
  readonly wanted: WantedBrowser;
  readonly running: Promise<RunningBrowser>;
  begun: number;
  ended: number;
}

export interface KeeperOptions {
  /** After how many pages a fresh browser replaces the old one. */
  readonly pagesEach?: number | undefined;
  /** How a browser is started. */
  readonly launch?: typeof launchBrowser | undefined;
}

/** Opens a keeper; nothing is started yet. */
export function keepBrowser({
  pagesEach = PAGES_EACH,
  launch = launchBrowser,
}: KeeperOptions = {}): BrowserKeeper {
  const closing = new AbortController();
  /** Those whose process may still be there. */
  const shifts = new Set<Shift>();
  let current: Shift | undefined;

  const stop = async (shift: Shift): Promise<void> => {
    // A browser that did not start was reported to the pages that waited for it.
    const running = await shift.running.catch(() => undefined);
    await running?.stop();
    shifts.delete(shift);
  };
  /** Gives it no more pages; it is ended after its last one. */
  const retire = (shift: Shift): void => {
    if (current === shift) current = undefined;
    if (shift.begun === shift.ended) void stop(shift);
  };
  const start = (wanted: WantedBrowser): Shift => {
    const { found, machine, timeout } = wanted;
    const running = launch(found, { machine, timeout, signal: closing.signal });
    const shift: Shift = { wanted, running, begun: 0, ended: 0 };
    shifts.add(shift);
    const onEnd = () => {
      retire(shift);
    };
    running.then(({ browser }) => browser.once('disconnected', onEnd), onEnd);
    return shift;
  };
  const shiftFor = (wanted: WantedBrowser): Shift => {
    if (current !== undefined && !isSame(current.wanted, wanted)) retire(current);
    return (current ??= start(wanted));
  };

  return {
    async lend(wanted) {
      closing.signal.throwIfAborted();
      const shift = shiftFor(wanted);
      shift.begun += 1;
      if (shift.begun === pagesEach) current = undefined;
      let isBack = false;
      const giveBack = (isSpoilt: boolean): void => {
        if (isBack) return;
        isBack = true;
        shift.ended += 1;
        if (isSpoilt || current !== shift) retire(shift);
      };
      try {
        const { browser } = await unlessStopped(shift.running, wanted.signal);
        return { browser, giveBack };
      } catch (error) {
        giveBack(!wanted.signal.aborted);
        throw error;
      }
    },
    async close() {
      closing.abort();
      await Promise.all([...shifts].map(stop));
      await sweepBrowserFolders();
    },
  };
}

/** The embedded browser gets nothing of the environment. */
function isSame(one: WantedBrowser, other: WantedBrowser): boolean {
  if (one.found.executable !== other.found.executable) return false;
  return one.found.embedded !== undefined || isDeepStrictEqual(one.machine.env, other.machine.env);
}
