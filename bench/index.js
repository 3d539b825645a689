import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './table.js';

/**
 * `npm run bench [-- <case…>]`: measures what is built in `lib/` and prints one table. Every figure is a ratio
 * of two medians taken in the same run, one after the other in turn, so that a slower machine or a busy
 * minute moves both.
 */
const folder = join(import.meta.dirname, 'cases');
const ids = (await readdir(folder)).map((name) => name.replace(/\.js$/u, '')).sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !ids.includes(id));
if (unknown.length > 0) {
  console.error(`There is no case ${unknown.join(', ')}. There are ${ids.join(', ')}.`);
  process.exitCode = 2;
} else await run(asked.length === 0 ? ids : asked);

async function run(chosen) {
  const scratch = await mkdtemp(join(tmpdir(), 'communique-bench-'));
  const rows = [];
  try {
    for (const id of chosen) {
      const { default: measure } = await import(`./cases/${id}.js`);
      console.error(`${id} …`);
      for (const row of await measure(join(scratch, id))) rows.push({ id, ...row });
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`Node ${process.version}, ${process.platform}, ${availableParallelism()} processors\n`);
  console.log(table(rows));
}
