import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { theReal } from '../inputs.js';
import { inTurn, publish, time } from '../measure.js';

/** A build after one sentence of one translation was edited, beside the build from nothing. */
export default async function oneSentence(scratch) {
  const folder = await theReal(scratch);
  const file = join(folder, 'locales/fa/statement.json');
  const original = await readFile(file, 'utf8');
  const env = { COMMUNIQUE_CACHE: join(scratch, 'cache') };
  const build = { ...publish('-C', folder, 'build'), env };
  await time(build);
  let turn = 0;
  const edited = async () => {
    turn += 1;
    const texts = JSON.parse(original);
    const key = Object.keys(texts).at(-1);
    texts[key] = `${texts[key]} ${'آب '.repeat(turn).trim()}`;
    await writeFile(file, `${JSON.stringify(texts, null, 2)}\n`);
    return build;
  };
  const cold = publish('-C', folder, 'build', '--no-cache');
  const times = await inTurn({ edited, cold }, 7);
  return [
    {
      what: 'build, one sentence changed',
      floor: 'build from nothing',
      ratio: times.edited / times.cold,
      goal: 0.5,
    },
  ];
}
