import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { theBrowser } from '../browser.js';
import { madeUp, theReal } from '../inputs.js';
import { BIN, median, publish, time } from '../measure.js';

/** How often each is measured; `BENCH_EDITS=1000` also shows how the memory goes. */
const EDITS = Number(process.env.BENCH_EDITS ?? 15);

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
        const { shown, memory } = await edits(browser, folder, tag, file);
        const note = `${Math.round(shown)} ms, goal ${goal} ms; Vite ${Math.round(vite)} ms`;
        rows.push({
          what: `${what}: ${edit} on the screen`,
          floor: 'Vite’s reload of the page',
          ratio: shown / vite,
          note,
        });
        rows.push({ what: '… memory after all edits', floor: 'after a fifth of them', ratio: memory });
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** Milliseconds until an edit is on the desk’s page, and how its memory has grown. */
async function edits(browser, folder, tag, file) {
  const child = spawn(process.execPath, [BIN, '-C', folder, 'preview', '--no-open'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const page = await browser.newPage();
  try {
    await page.goto(await printedAddress(child));
    await page.waitForSelector('.languages button');
    await page.evaluate(
      `[...document.querySelectorAll('.languages button')].find((one) => one.querySelector('bdi').lang === '${tag}').click()`,
    );
    const frame = `document.querySelector('iframe')?.contentDocument`;
    await page.waitForFunction(
      `${frame}?.documentElement?.lang === '${tag}' && ${frame}.readyState === 'complete'`,
    );
    const original = await readFile(join(folder, file), 'utf8');
    const words = tag === 'en' ? /(\w+ \w+)(?=[.,])/u : /(\p{L}+ \p{L}+)(?=[.،])/u;
    const times = [];
    let early;
    for (let edit = 0; edit < EDITS; edit += 1) {
      await delay(PAUSE);
      const mark = `${tag === 'en' ? 'edit' : 'نشان'}${edit}x`;
      const seen = drawn(page, frame, mark);
      await delay(30);
      const started = Date.now();
      await writeFile(join(folder, file), original.replace(words, `$1 ${mark}`));
      times.push((await seen) - started);
      if (edit === Math.floor(EDITS / 5)) early = await residentSize(child.pid);
    }
    const late = await residentSize(child.pid);
    await writeFile(join(folder, file), original);
    return { shown: median(times), memory: late / early };
  } finally {
    await page.close();
    child.kill('SIGINT');
    await once(child, 'exit');
  }
}

/** When a text has been drawn, as the clock of the machine has it. */
function drawn(page, document, mark) {
  return page.evaluate(
    `new Promise((resolve) => {
      const look = () => {
        if (${document}?.body?.textContent.includes('${mark}')) requestAnimationFrame(() => resolve(Date.now()));
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
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
    for (let edit = 0; edit < Math.min(EDITS, 15); edit += 1) {
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

async function printedAddress(child) {
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    const address = /http:\S+/u.exec(said)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The desk did not start.');
}

/** Kilobytes in memory (proc(5)); 1 where the system does not say. */
async function residentSize(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 1);
}
