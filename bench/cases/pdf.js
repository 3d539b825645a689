import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { theBrowser } from '../browser.js';
import { theReal } from '../inputs.js';
import { median } from '../measure.js';
import { finishedPages, source } from '../pages.js';

const ROUNDS = 7;

/**
 * What a PDF goes through, beside a warm bare browser printing the same finished pages: all four locales of the
 * real statement, one after another, no process started in between and nothing done in other threads.
 */
export default async function pdf(scratch) {
  const folder = await theReal(scratch);
  const pages = await finishedPages([folder], join(scratch, 'pages'));
  const { createHost, createPrinter, createPdfReader, ...rest } = await source();
  const { readConfig, readPublication, localizeAll, renderEdition, formats, inspect } = rest;
  const args = ['--allow-file-access-from-files', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const bare = await puppeteer.launch({ executablePath: await theBrowser(), args });
  const printer = createPrinter();
  const pdfReader = createPdfReader();
  try {
    let spent = {};
    const timed = async (key, work) => {
      const started = performance.now();
      const result = await work();
      spent[key] = (spent[key] ?? 0) + performance.now() - started;
      return result;
    };
    const host = createHost(
      folder,
      { ...printer, print: (page) => timed('render', () => printer.print(page)) },
      { ...pdfReader, pages: (bytes) => timed('gate', () => pdfReader.pages(bytes)) },
    );
    const { value: config } = await readConfig(host, undefined);
    const { value: publication } = await readPublication(host, config);
    const documents = localizeAll(publication, publication.tags);
    const made = async (id, document) => {
      const format = formats.filter((one) => one.id === id);
      const { value } = await renderEdition(host, publication, [document], format, () => undefined);
      return [...value.files].find(([path]) => path.endsWith('.pdf'))[1];
    };
    const times = {};
    const add = (key, time) => (times[key] ??= []).push(time);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const sums = {};
      for (const [at, document] of documents.entries()) {
        spent = {};
        await timed('floor', () => barePrint(bare, join(pages, `page-${at + 1}.html`)));
        const reading = await timed('reading', () => made('pdf', document));
        const own = { ...spent, repair: spent.reading - spent.render - spent.gate };
        await timed('print', () => made('print', document));
        await timed('preflight', () => Promise.resolve(inspect(reading)));
        const { print, preflight } = spent;
        for (const [key, time] of Object.entries({ ...own, print, preflight })) {
          sums[key] = (sums[key] ?? 0) + time;
        }
      }
      // The first round warms browser, fonts and code.
      if (round > 0) for (const [key, time] of Object.entries(sums)) add(key, time);
    }
    const middle = Object.fromEntries(Object.entries(times).map(([key, list]) => [key, median(list)]));
    const row = (what, key, goal) => ({
      what,
      floor: 'bare print of the page',
      ratio: middle[key] / middle.floor,
      ...(goal !== undefined && { goal }),
      note: `${Math.round(middle[key] / documents.length)} ms a document`,
    });
    return [
      row('reading PDF, whole', 'reading', 2),
      row('… the browser’s print', 'render'),
      row('… layout, repair, tags, metadata', 'repair'),
      row('… reading it back', 'gate'),
      row('print PDF, whole', 'print'),
      row('preflight of the reading PDF', 'preflight'),
    ];
  } finally {
    await printer.close();
    await bare.close();
  }
}

/** What bench/floor/print.js does with each page. */
async function barePrint(browser, path) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  await page.close();
}
