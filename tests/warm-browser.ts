import { type BrowserKeeper, keepBrowser } from '../src/io/browser/browser-keeper.js';
import { atWorkersEnd } from './worker-end.js';

let keeper: BrowserKeeper | undefined;

/** One browser for all tests of a worker; it starts at the first page and is ended with the worker. */
export function warmBrowser(): BrowserKeeper {
  if (keeper === undefined) {
    const opened = (keeper = keepBrowser());
    atWorkersEnd(() => opened.close());
  }
  return keeper;
}
