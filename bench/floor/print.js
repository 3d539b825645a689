import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

// Bare puppeteer: one browser prints finished pages, all of them side by side, and writes what it printed.
// Arguments: the browser's program, then the folder of the pages (`*.html`, made by pages.js).
const [executablePath, folder] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath,
  // Without the first, a page from a file gets no font from a file.
  args: ['--allow-file-access-from-files', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
const WIDTH = 4;
const next = pages[Symbol.iterator]();
await Promise.all(
  Array.from({ length: WIDTH }, async () => {
    for (const name of next) {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(folder, name)).href);
      const pdf = await page.pdf({
        tagged: true,
        outline: true,
        preferCSSPageSize: true,
        printBackground: true,
      });
      await writeFile(join(folder, name.replace(/html$/u, 'pdf')), pdf);
      await page.close();
    }
  }),
);
await browser.close();
