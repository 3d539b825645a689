import { test } from 'vitest';
import { RUNS, lengthOf } from './runs.js';
import { prepare, walkers } from './walkers.js';
test('explore', async () => {
  const n = Number(process.env.N ?? 12000);
  const slow: [string,string,number][] = [];
  for (const run of RUNS) {
    const t0 = performance.now();
    const p = await prepare(lengthOf(run, n));
    const t1 = performance.now();
    for (const w of walkers) {
      const s = performance.now();
      try { await w.walk(p); } catch (e) { slow.push([run.name, w.name + ' THROWS ' + String(e).slice(0, 100), 0]); }
      const t = performance.now() - s;
      if (t > Number(process.env.F ?? 40)) slow.push([run.name, w.name, Math.round(t)]);
    }
    if (t1 - t0 > 400) slow.push([run.name, 'prepare' + (p.whole ? '' : ' refused'), Math.round(t1 - t0)]);
    if (!p.whole) slow.push([run.name, 'refused', 0]);
  }
  console.log(slow.map((x) => x.join(' | ')).join('\n'));
}, 900000);
