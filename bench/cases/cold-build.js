import { join } from 'node:path';
import { theBrowser } from '../browser.js';
import { theReal } from '../inputs.js';
import { installed } from '../installed.js';
import { inTurn, node, peakMemory, publish, time } from '../measure.js';
import { finishedPages } from '../pages.js';

/** All twelve variants of the real statement from nothing, beside bare puppeteer printing the four pages. */
export default async function coldBuild(scratch) {
  const folder = await theReal(scratch);
  const build = publish('-C', folder, 'build', '--no-cache');
  await time(build);
  const pages = await finishedPages([folder], join(scratch, 'pages'));
  const print = node(join(import.meta.dirname, '../floor/print.js'), await theBrowser(), pages);
  const { ours, floor } = await inTurn({ ours: build, floor: print }, 7);
  const memory = (await peakMemory(build, scratch)) / (await peakMemory(print, scratch));
  const rows = [
    { what: '12 variants of 4 locales', floor: 'bare prints of 4 pages', ratio: ours / floor, goal: 1.5 },
    { what: 'peak memory without the browser', floor: 'bare prints', ratio: memory },
  ];
  const what = '4 PDFs';
  if (!installed('weasyprint', '--version'))
    return [...rows, { what, floor: 'WeasyPrint', note: 'WeasyPrint is not installed' }];
  const each = [1, 2, 3, 4]
    .map((at) => `weasyprint ${pages}/page-${at}.html ${pages}/w${at}.pdf`)
    .join(' && ');
  const pdfs = publish('-C', folder, 'build', '--no-cache', '--format', 'pdf');
  const turn = await inTurn({ ours: pdfs, weasyprint: { file: '/bin/sh', args: ['-c', each] } }, 3);
  rows.push({ what, floor: 'WeasyPrint, the same pages', ratio: turn.ours / turn.weasyprint });
  return rows;
}
