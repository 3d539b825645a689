import { join } from 'node:path';
import type { InstalledBrowser } from '@puppeteer/browsers';
import { type Machine, homeFolder } from './machine.js';

/**
 * Executables of the browsers puppeteer has installed for this user: the headless shell, which is made for
 * printing, before the whole Chrome; newer before older.
 *
 * @param machine whose cache to read (`PUPPETEER_CACHE_DIR`, otherwise `~/.cache/puppeteer`)
 */
export async function puppeteerBrowserPlaces({ env }: Machine): Promise<string[]> {
  const configured = env.PUPPETEER_CACHE_DIR ?? '';
  const cacheDir = configured === '' ? join(homeFolder(env), '.cache', 'puppeteer') : configured;
  const { Browser, detectBrowserPlatform, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const kinds: string[] = [Browser.CHROMEHEADLESSSHELL, Browser.CHROME, Browser.CHROMIUM];
  let installed: InstalledBrowser[];
  try {
    installed = await getInstalledBrowsers({ cacheDir });
  } catch {
    // A cache that cannot be read offers no browser; the system may still have one.
    return [];
  }
  return installed
    .filter(({ browser, platform }) => kinds.includes(browser) && platform === detectBrowserPlatform())
    .sort(
      (a, b) =>
        kinds.indexOf(a.browser) - kinds.indexOf(b.browser) ||
        b.buildId.localeCompare(a.buildId, 'en', { numeric: true }),
    )
    .map(({ executablePath }) => executablePath);
}
