import { expect } from 'vitest';
import { buildHumanTexts, humanTexts, type HumanText } from '../../pdf/human-texts.js';
import { requireTime, test } from '../tally.js';

/** Latin texts that are tried; `TEXTS=all` tries every one, in a quarter of an hour. */
const LATIN = process.env.TEXTS === 'all' ? Infinity : 90;
/** Texts of one command. */
const AT_ONCE = 30;
/** Findings about the texts themselves: what they say twice, how their letters are composed, numbers as text. */
const ABOUT_TEXTS = new Set(['repeated-word', 'source-form', 'typed-list']);

test('a hundred human texts: none refused, none warned of, every character read back', async ({ tally }) => {
  const { texts, leftOut } = await humanTexts();
  const chosen = choose(texts);
  expect(chosen.length).toBeGreaterThan(100);
  const wrong: unknown[] = [];
  for (let at = 0; at < chosen.length; at += AT_ONCE) {
    requireTime(`${tally.tried} texts`);
    const part = chosen.slice(at, at + AT_ONCE);
    for (const { text, findings, differences } of await buildHumanTexts(part, 9)) {
      tally.tried += 1;
      const told = findings.filter((rule) => !ABOUT_TEXTS.has(rule));
      if (told.includes('refused') || differences.length > 0) tally.lost += 1;
      if (told.length > 0 || differences.length > 0) wrong.push([text.tag, told, differences]);
    }
  }
  const counts = [...leftOut].map(([why, codes]) => `${codes.length} ${why}`);
  process.stdout.write(`${scripts(chosen)}; left out: ${counts.join(', ')}\n`);
  expect(wrong).toEqual([]);
});

/** All that are not in Latin letters, and of the others as many as there is time for, from all over the list. */
function choose(texts: readonly HumanText[]): HumanText[] {
  const latin = texts.filter(({ script }) => script === 'Latn');
  const step = Math.max(1, Math.floor(latin.length / LATIN));
  return [
    ...texts.filter(({ script }) => script !== 'Latn'),
    ...latin.filter((_, at) => at % step === 0).slice(0, LATIN),
  ];
}

function scripts(texts: readonly HumanText[]): string {
  const counts = new Map<string, number>();
  for (const { script } of texts) counts.set(script, (counts.get(script) ?? 0) + 1);
  return [...counts].map(([script, count]) => `${script} ${count}`).join(', ');
}
