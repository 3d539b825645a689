import { resolve } from 'node:path';
import { Failure } from '../../model/failure.js';
import { type EmbeddedBrowser, embeddedBrowser } from './embedded.js';
import { isExecutable } from './executable.js';
import type { Machine } from './machine.js';
import { puppeteerBrowserPlaces } from './puppeteer-cache.js';
import { systemBrowserPlaces } from './system-browsers.js';

/** Who chose a browser. */
export type BrowserSource = 'option' | 'environment' | 'embedded' | 'puppeteer' | 'system';

/** The browser that is going to print. */
export interface FoundBrowser {
  readonly source: BrowserSource;
  /** The program; the embedded one may still have to be unpacked there. */
  readonly executable: string;
  /** More about it, where it is the embedded one. */
  readonly embedded?: EmbeddedBrowser;
}

const variables = ['PUBLISH_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'];

/**
 * Finds the browser to print with: the one asked for, by option or by environment variable; otherwise the
 * embedded one; otherwise one that puppeteer or the system has.
 *
 * @param option path given with `--browser`
 * @param machine where to look
 * @throws Failure if the one asked for cannot be run, or if no browser is found
 */
export async function locateBrowser(option: string | undefined, machine: Machine): Promise<FoundBrowser> {
  if (option !== undefined) return requested('option', '--browser', option);
  for (const variable of variables) {
    const path = machine.env[variable];
    // An empty variable is how a shell unsets one for a single command.
    if (path !== undefined && path !== '') return requested('environment', variable, path);
  }

  const embedded = embeddedBrowser(machine);
  if (embedded !== undefined) return { source: 'embedded', executable: embedded.executable, embedded };

  const places = [
    ['puppeteer', await puppeteerBrowserPlaces(machine)],
    ['system', systemBrowserPlaces(machine)],
  ] as const;
  for (const [source, paths] of places) {
    for (const executable of paths) {
      if (await isExecutable(executable)) return { source, executable };
    }
  }
  throw new Failure(
    3,
    'There is no browser to print PDFs with.',
    'Install Chrome, Chromium or Edge, or run "npx puppeteer browsers install chrome-headless-shell"; ' +
      'a browser in an unusual place is named with --browser or PUBLISH_BROWSER.',
  );
}

async function requested(source: BrowserSource, origin: string, path: string): Promise<FoundBrowser> {
  const executable = resolve(path);
  if (await isExecutable(executable)) return { source, executable };
  throw new Failure(
    3,
    `The browser given with ${origin} is not a program that can be run: ${path}`,
    `Give the path of Chrome, Chromium or Edge itself, or leave ${origin} out.`,
  );
}
