import type { Browser, Page } from 'puppeteer-core';
import { Failure } from '../../model/failure.js';
import { PrintTimeout } from '../../model/print-timeout.js';

/** When a page is given up. */
export interface Patience {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Works in a tab of its own, which is closed afterwards.
 *
 * @param browser a running browser
 * @param path of the file that the work is for; names it in messages
 * @param patience when it is given up
 * @throws Failure if it takes too long, is stopped or the browser fails
 */
export async function inTab<Made>(
  browser: Browser,
  path: string,
  { timeout, signal }: Patience,
  work: (page: Page) => Promise<Made>,
): Promise<Made> {
  let fail!: (reason: Error) => void;
  const trouble = new Promise<never>((_, reject) => (fail = reject));
  const timer = setTimeout(() => {
    fail(new PrintTimeout(path, timeout / 1000));
  }, timeout);
  const onDisconnected = () => {
    fail(new Error('the browser ended'));
  };
  const onStopped = () => {
    fail(new Failure(3, `${path} was not printed: printing was stopped.`));
  };
  browser.once('disconnected', onDisconnected);
  signal.addEventListener('abort', onStopped, { once: true });
  let page: Page | undefined;
  const begin = async (): Promise<Made> => {
    if (signal.aborted) onStopped();
    page = await browser.newPage();
    page.once('error', fail);
    return work(page);
  };
  try {
    return await Promise.race([begin(), trouble]);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      3,
      `${path} could not be printed: ${reason}`,
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
