import { join } from 'node:path';
import { theBrowser } from '../browser.js';
import { madeUp } from '../inputs.js';
import { inTurn, node, peakMemory, publish } from '../measure.js';
import { finishedPages } from '../pages.js';

/** How many publications; `BENCH_MANY=200` is the whole archive of the documentation. */
const COUNT = Number(process.env.BENCH_MANY ?? 20);

/** Many publications × 4 locales × 3 formats in one command, beside bare puppeteer printing their pages. */
export default async function many(scratch) {
  const folders = [];
  for (let at = 1; at <= COUNT; at += 1) {
    folders.push(await madeUp(join(scratch, `publication-${at}`), { segments: 20, locales: 3, seed: at }));
  }
  const build = (list) => publish('build', '--no-cache', '--out-dir', join(scratch, 'site'), ...list);
  const half = folders.slice(0, COUNT / 2);
  const pages = await finishedPages(folders, join(scratch, 'pages'));
  const print = node(join(import.meta.dirname, '../floor/print.js'), await theBrowser(), pages);
  const times = await inTurn({ all: build(folders), half: build(half), print }, COUNT > 50 ? 1 : 3);
  const memory = {
    all: await peakMemory(build(folders), scratch),
    half: await peakMemory(build(half), scratch),
  };
  const what = `${COUNT} publications × 4 locales × 3 formats`;
  return [
    { what, floor: `bare prints of ${COUNT * 4} pages`, ratio: times.all / times.print },
    {
      what: 'a publication of the second half',
      floor: 'of the first half',
      ratio: times.all / times.half - 1,
    },
    { what: 'peak memory, all', floor: 'peak memory, half', ratio: memory.all / memory.half },
  ];
}
