import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BIN, ROOT } from './measure.js';

/** A copy of the real publication, without the words that the package has for other languages. */
export async function theReal(folder) {
  const configuration = await readFile(join(ROOT, 'publish.config.yaml'), 'utf8');
  const [, tags = ''] = /^locales: \[(.+)\]/mu.exec(configuration) ?? [];
  for (const tag of tags.split(/,\s*/u)) {
    await cp(join(ROOT, 'locales', tag), join(folder, 'locales', tag), { recursive: true });
  }
  await cp(join(ROOT, 'publish.config.yaml'), join(folder, 'publish.config.yaml'));
  return folder;
}

/** The languages of the real publication. */
export const REAL_TAGS = ['en', 'fa-AF', 'ps', 'fa'];

/** The texts of the real publication as a Markdown file for each language, for programs that read those. */
export async function markdownOf(folder, target) {
  await mkdir(target);
  for (const tag of REAL_TAGS) {
    const text = JSON.parse(await readFile(join(folder, 'locales', tag, 'statement.json'), 'utf8'));
    await writeFile(join(target, `${tag}.md`), Object.values(text).join('\n\n'));
  }
  return target;
}

const LATIN =
  'river council people water calls nations protect forest village women rights future peace school report'.split(
    ' ',
  );
const ARABIC = 'رود شورا مردم آب ملل حفاظت جنگل روستا زنان حقوق آینده صلح مدرسه گزارش باید'.split(' ');
const RIGHT_TO_LEFT = new Set(['fa', 'fa-AF', 'ps', 'ar', 'ur']);
const TAGS =
  'fa fa-AF ps ar ur de fr es it pt nl sv da nb fi pl cs sk hu ro sl hr et lv lt tr az uz sw id ms vi ca eu gl is mt sq cy ga'.split(
    ' ',
  );

/** Always the same numbers. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

/**
 * A made-up publication, translated whole: paragraphs of eighteen words, each with its own number, every
 * eighth with a link or a stressed word, every twentieth a heading.
 *
 * @param folder where to
 * @param segments how many of them
 * @param locales how many besides the source, at most 40
 * @param seed publications of other seeds have other texts
 */
export async function madeUp(folder, { segments, locales, seed = 1 }) {
  const tags = TAGS.slice(0, locales);
  const strings = await readFile(join(ROOT, 'locales/en/press.json'));
  for (const tag of ['en', ...tags]) {
    await mkdir(join(folder, 'locales', tag), { recursive: true });
    if (!['en', 'fa', 'fa-AF', 'ps'].includes(tag)) {
      await writeFile(join(folder, 'locales', tag, 'press.json'), strings);
    }
  }
  const statement = paragraphs(LATIN, segments, seed, '.');
  await writeFile(
    join(folder, 'locales/en/statement.md'),
    `2025-08-12\n\n# The statement of the river ${seed}\n\n${statement.join('\n\n')}\n`,
  );
  await writeFile(
    join(folder, 'publish.config.yaml'),
    `locales: [en${tags.map((tag) => `, ${tag}`).join('')}]\n`,
  );
  sync(folder);
  const keys = Object.keys(JSON.parse(await readFile(join(folder, 'locales/en/statement.json'), 'utf8')));
  for (const [at, tag] of tags.entries()) {
    const isRight = RIGHT_TO_LEFT.has(tag);
    const words = isRight
      ? ARABIC
      : LATIN.map((word) => `${word.slice(0, 3)}${tag.slice(0, 2)}${word.slice(3)}`);
    const texts = paragraphs(words, segments, seed * 100 + at, tag === 'ur' ? '۔' : '.');
    const title = words.slice(0, 5).join(' ');
    const entries = keys.map((key, index) => [key, [title, ...texts][index].replace(/^## /u, '')]);
    const json = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    await writeFile(join(folder, 'locales', tag, 'statement.json'), json);
  }
  sync(folder);
  return folder;
}

function paragraphs(words, segments, seed, stop) {
  const roll = dice(seed);
  const digits = words === ARABIC ? (text) => text.replace(/\d/gu, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]) : String;
  return Array.from({ length: segments - 1 }, (_, at) => {
    const picked = Array.from({ length: 18 }, () => words[roll(words.length)]).filter(
      (word, index, all) => word !== all[index - 1],
    );
    if (at % 20 === 0) return `## ${picked.slice(0, 5).join(' ')} ${digits(String(at + 1000))}`;
    if (at % 16 === 4) picked[4] = `**${picked[4]}**`;
    if (at % 16 === 12) picked[4] = `[${picked[4]}](https://example.org/${at})`;
    return `${picked[0]} ${digits(String(at + 1000))} ${picked.slice(1).join(' ')}${stop}`;
  });
}

function sync(folder) {
  const { status, stderr } = spawnSync(process.execPath, [BIN, '-C', folder, '--quiet', 'sync']);
  if (status !== 0) throw new Error(`The generated publication cannot be read: ${stderr}`);
}
