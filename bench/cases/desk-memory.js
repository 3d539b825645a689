import puppeteer from 'puppeteer-core';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { theBrowser } from '../browser.js';
import { openDesk } from '../desk.js';
import { theReal } from '../inputs.js';

/** How many edits; a thousand take about eight minutes. */
const EDITS = Number(process.env.BENCH_EDITS ?? 100);

/** Milliseconds between two edits: the next one may come while the findings of the last are made. */
const PAUSE = 100;

/** What a desk holds after many edits of the statement and of a translation, beside what it holds after a tenth of them. */
export default async function deskMemory(scratch) {
  const folder = await theReal(join(scratch, 'real'));
  const browser = await puppeteer.launch({
    executablePath: theBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const desk = await openDesk(browser, folder);
    let early;
    for (let edit = 1; edit <= EDITS; edit += 1) {
      const [tag, file] =
        edit % 2 === 0 ? ['fa', 'locales/fa/statement.json'] : ['en', 'locales/en/statement.md'];
      await desk.look(tag);
      await desk.edit(tag, file, edit);
      await delay(PAUSE);
      if (edit === Math.ceil(EDITS / 10)) early = await desk.memory();
    }
    const late = await desk.memory();
    await desk.close();
    const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    return [
      ['held after a collection', 'held'],
      ['… resident', 'rss'],
      ['… held by its page', 'ofPage'],
    ].map(([what, name]) => ({
      what: `${what}, after ${EDITS} edits`,
      floor: `after ${Math.ceil(EDITS / 10)} edits`,
      ratio: late[name] / early[name],
      note: `${megabytes(late[name])}, before ${megabytes(early[name])}`,
    }));
  } finally {
    await browser.close();
  }
}
