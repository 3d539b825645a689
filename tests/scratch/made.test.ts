import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { statements } from '../made/statement.js';
import { doubtsOf, readMade } from '../made/reading.js';
test('made', () => {
  const N = Number(process.env.N ?? 400);
  let out = '';
  let silent = 0, doubted = 0, over = 0, shown = 0;
  const t0 = performance.now();
  for (const made of fc.sample(statements, { numRuns: N, seed: Number(process.env.SEED ?? 1) })) {
    let read;
    try { read = readMade(made); } catch (e) { out += `#### THROWS ${e}\n${made.text}\n`; silent++; continue; }
    const doubts = doubtsOf(read).filter((d) => d.rule !== 'missing-date' || made.truth.date !== null);
    const same = JSON.stringify(read.truth) === JSON.stringify(made.truth);
    const say = (kind: string) => {
      if (shown++ > Number(process.env.SHOW ?? 12)) return;
      out += `#### ${kind}\n----\n${made.text}----\nwant ${JSON.stringify(made.truth)}\ngot  ${JSON.stringify(read!.truth)}\n${doubts.map((d) => `${d.rule} ${d.line} ${d.message} ${d.help}`).join('\n')}\n${read!.outline?.blocks.map((b) => `   ${b.role} ${b.line}-${b.endLine} ${b.text.slice(0, 40)} (${b.why})`).join('\n')}\n`;
    };
    if (!same && doubts.length === 0) { silent++; say('SILENT'); }
    else if (!same) { doubted++; if (process.env.DOUBTED) say('DOUBTED'); }
    else if (doubts.length > 0 && made.isClear) { over++; if (process.env.OVER) say('OVER'); }
  }
  out += `N ${N} silent ${silent} doubted ${doubted} over ${over} ${((performance.now() - t0) / N).toFixed(1)} ms each\n`;
  writeFileSync('/tmp/corpus/made.txt', out);
});
