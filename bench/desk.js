import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BIN } from './measure.js';

const MEMORY = join(import.meta.dirname, 'memory.js');
const FRAME = `document.querySelector('iframe')?.contentDocument`;

/** Opens the desk of a publication in a browser, as the real command with the page that it serves. */
export async function openDesk(browser, folder) {
  const args = ['--expose-gc', '--import', MEMORY, BIN, '-C', folder, 'preview', '--no-open'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  const page = await browser.newPage();
  await page.goto(await printedAddress(child));
  await page.waitForSelector('.languages button');
  const originals = new Map();
  const originalOf = async (file) => {
    if (!originals.has(file)) originals.set(file, await readFile(join(folder, file), 'utf8'));
    return originals.get(file);
  };
  return {
    /** Chooses a language, and waits for its page. */
    async look(tag) {
      await page.evaluate(
        `[...document.querySelectorAll('.languages button')].find((one) => one.querySelector('bdi').lang === '${tag}').click()`,
      );
      await page.waitForFunction(
        `${FRAME}?.documentElement?.lang === '${tag}' && ${FRAME}.readyState === 'complete'`,
      );
    },
    /** Writes new words into a file. Gives the milliseconds until they are on the screen. */
    async edit(tag, file, number) {
      const original = await originalOf(file);
      const words = tag === 'en' ? /(\w+ \w+)(?=[.,])/u : /(\p{L}+ \p{L}+)(?=[.،])/u;
      const mark = `${tag === 'en' ? 'edit' : 'نشان'}${number}x`;
      const seen = drawn(page, mark);
      await delay(30);
      const started = Date.now();
      await writeFile(join(folder, file), original.replace(words, `$1 ${mark}`));
      return (await seen) - started;
    },
    /** Bytes that the desk and its page hold after a collection, and those that the system has given the desk. */
    async memory() {
      const answer = once(child, 'message');
      child.send('memory');
      const [{ held, rss }] = await answer;
      const session = await page.createCDPSession();
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      const { JSHeapUsedSize: ofPage } = await page.metrics();
      return { held, rss, ofPage };
    },
    /** Puts the files back and ends the desk. */
    async close() {
      for (const [file, text] of originals) await writeFile(join(folder, file), text);
      await page.close();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** When a text has been drawn, as the clock of the machine has it. */
function drawn(page, mark) {
  return page.evaluate(
    `new Promise((resolve) => {
      const look = () => {
        if (${FRAME}?.body?.textContent.includes('${mark}')) requestAnimationFrame(() => resolve(Date.now()));
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
}

async function printedAddress(child) {
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    const address = /http:\S+/u.exec(said)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The desk did not start.');
}
