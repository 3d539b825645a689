import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { ROOT } from '../publication.js';
import { outlineJson } from '../../src/report/outline.js';
import { readShape, statementOf } from '../statements.js';
test('compare', async () => {
  const expected = JSON.parse(readFileSync('/tmp/corpus/expected.json', 'utf8'));
  let out = '';
  let bad = 0;
  const t0 = performance.now();
  for (const [name, want] of Object.entries<any>(expected)) {
    const { text, locale } = await readShape(name);
    const config = readFileSync(join(ROOT, 'tests/fixtures/statements', name, 'publish.config.yaml'), 'utf8').replace(/sourceLocale.*\n/, '');
    const say = (...a: unknown[]) => (out += a.join(' ') + '\n');
    const read = await statementOf(text, { locale, config });
    if (read.value === undefined) { bad++; say('####', name, JSON.stringify(read.problems)); continue; }
    const got = JSON.parse(outlineJson(read.value.document.outline));
    const diffs: string[] = [];
    if (got.title !== want.title) diffs.push(`title: ${got.title} | want ${want.title}`);
    if ((got.date ?? null) !== want.date) diffs.push(`date: ${got.date} | want ${want.date}`);
    const rules = read.problems.map((p) => p.rule).filter((r) => !['doubtful-role', 'typed-list', 'needless-escape', 'separator-line'].includes(r)).join();
    if (rules !== want.problems.join()) diffs.push('problems ' + read.problems.map((p) => p.rule + ' ' + p.line + ' ' + p.message).join(' ; ') + ' | want ' + want.problems.join());
    const show = (b: any) => `${b.role} ${b.line}-${b.endLine}`;
    const g = got.blocks.map(show), w = want.blocks.map(show);
    if (g.join() !== w.join()) {
      for (let i = 0; i < Math.max(g.length, w.length); i++) if (g[i] !== w[i]) diffs.push(`block ${i}: ${g[i]} “${got.blocks[i]?.text}” (${got.blocks[i]?.why}) | want ${w[i]}`);
    }
    const gg = JSON.stringify(got.signatories.groups, null, 1), wg = JSON.stringify(want.groups, null, 1);
    if (gg !== wg) {
      const flat = (x: any[]) => x.flatMap((k) => [`[${k.heading}]`, ...k.names.map((n: any) => `${n.line} ${n.name}${n.rest.length ? ' | ' + n.rest.join(' | ') : ''}`)]);
      const a = flat(got.signatories.groups), b = flat(want.groups);
      for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) { diffs.push(`names ${i}: ${a[i]} | want ${b[i]}`); }
    }
    const dl = got.doubts.map((d: any) => d.line).join(), wl = want.doubts.join();
    if (dl !== wl) diffs.push(`doubts: ${got.doubts.map((d: any) => `${d.line}: ${d.message} -> ${d.settle}`).join(' ; ')} | want ${wl}`);
    if (diffs.length) { bad++; say('####', name); for (const d of diffs) say('   ', d); }
  }
  out += `bad ${bad} in ${performance.now() - t0} ms\n`;
  writeFileSync('/tmp/corpus/report.txt', out);
});
