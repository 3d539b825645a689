import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { theBrowser } from '../browser.js';
import { openDesk } from '../desk.js';
import { madeUp, theReal } from '../inputs.js';
import { median, publish, time } from '../measure.js';

/** How often each is measured. */
const EDITS = 15;

/** Milliseconds between two edits: nobody saves again before the findings of the last edit are there. */
const PAUSE = 600;

/**
 * From the moment that a file is written to the moment that a browser has drawn the new words: the desk, beside Vite
 * that reloads the same page after a change of it.
 */
export default async function desk(scratch) {
  const browser = await puppeteer.launch({
    executablePath: theBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const rows = [];
  try {
    const real = await theReal(join(scratch, 'real'));
    const large = await madeUp(join(scratch, 'large'), { segments: 200, locales: 3 });
    for (const [what, folder, goal] of [
      ['the real statement', real, 100],
      ['200 segments × 4 locales', large, 300],
    ]) {
      const built = join(folder, 'dist');
      await time(publish('-C', folder, 'build', '--format', 'html'));
      const vite = await reloads(browser, built);
      for (const [edit, tag, file] of [
        ['a translation', 'fa', 'locales/fa/statement.json'],
        ['the statement', 'en', 'locales/en/statement.md'],
      ]) {
        const shown = await edits(browser, folder, tag, file);
        const note = `${Math.round(shown)} ms, goal ${goal} ms; Vite ${Math.round(vite)} ms`;
        rows.push({
          what: `${what}: ${edit} on the screen`,
          floor: 'Vite’s reload of the page',
          ratio: shown / vite,
          note,
        });
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** Milliseconds until an edit is on the desk’s page. */
async function edits(browser, folder, tag, file) {
  const desk = await openDesk(browser, folder);
  try {
    await desk.look(tag);
    const times = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      await delay(PAUSE);
      times.push(await desk.edit(tag, file, edit));
    }
    return median(times);
  } finally {
    await desk.close();
  }
}

/** Milliseconds until Vite has reloaded a page after a change of its file. */
async function reloads(browser, root) {
  const server = await createServer({
    root,
    appType: 'mpa',
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
  });
  await server.listen();
  const page = await browser.newPage();
  try {
    const file = join(root, 'en/index.html');
    const original = await readFile(file, 'utf8');
    await page.goto(`${server.resolvedUrls.local[0]}en/index.html`);
    await delay(500);
    const times = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      await delay(200);
      const started = Date.now();
      await writeFile(file, original.replace('</h1>', ` edit${edit}x</h1>`));
      for (;;) {
        const at = await page
          .evaluate(
            `document.body.textContent.includes('edit${edit}x') && new Promise((resolve) => requestAnimationFrame(() => resolve(Date.now())))`,
          )
          .catch(() => undefined);
        if (typeof at === 'number') {
          times.push(at - started);
          break;
        }
      }
    }
    await writeFile(file, original);
    return median(times);
  } finally {
    await page.close();
    await server.close();
  }
}
