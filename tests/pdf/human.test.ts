import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { declarationsPublication } from '../check/declaration.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';
import { bracketedPublications, bracketedText, bracketsBack, groupsBack } from './bracketed-texts.js';
import { buildHumanTexts, humanTexts } from './human-texts.js';
import { inPdfium, inPdfJs, readingsOf, shareOf } from './readers.js';

const LANGUAGES = { 'fa-AF': 'pes_2', ps: 'pbu', fa: 'pes_1' };
const SLUG = 'universal-declaration-of-human-rights';

/** `ARTICLES=30 npx vitest run tests/pdf/human.test.ts` reads the whole of it (docs/pdf.md). */
const ARTICLES = Number(process.env.ARTICLES ?? 6);

let folder: string;
beforeAll(async () => {
  folder = await publicationOf(await declarationsPublication(LANGUAGES, ARTICLES));
  const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'pdf']);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
});

describe.each(['en', ...Object.keys(LANGUAGES)])('the Universal Declaration in %s, read back', (tag) => {
  const written = async () => {
    const texts = await readFile(join(folder, 'locales', tag, 'statement.json'), 'utf8');
    return Object.values(JSON.parse(texts) as Record<string, string>).join('\n');
  };
  const { pdfium, pdfJs } = readingsOf(
    async () => new Uint8Array(await readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.pdf`))),
  );

  test('by PDFium: every word and every ZERO WIDTH NON-JOINER, in order', async () => {
    const { words, lost, inOrder } = shareOf(await written(), await pdfium());
    expect(words).toBeGreaterThan(400);
    expect(lost).toEqual([]);
    expect(inOrder).toBe(words);
  });

  test('by pdf.js: 99 % of the words, in order', async () => {
    const { words, lost, inOrder } = shareOf(await written(), await pdfJs(), false);
    expect(lost.length / words).toBeLessThanOrEqual(0.01);
    expect(inOrder / words).toBeGreaterThanOrEqual(0.99);
  });

  test('by both: lam with alef in their order, everywhere', async () => {
    const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;
    const text = await written();
    const read = [await pdfium(), await pdfJs()];
    for (const letters of [/ل[اأآإ]/gu, /ا?لله/gu]) {
      const most = count(text, letters);
      if (tag !== 'en' && letters.source.startsWith('ل')) expect(most).toBeGreaterThan(10);
      // The page has the words of the interface besides.
      for (const one of read) expect(count(one.normalize('NFC'), letters)).toBeGreaterThanOrEqual(most);
    }
  });
});

test.each(['fa', 'he'] as const)('brackets and telephone numbers in %s', async (tag) => {
  const paragraphs = 9;
  const bracketed = await bracketedPublications([tag], paragraphs);
  const { code } = await publish(['-C', bracketed, 'build', tag, '--format', 'pdf']);
  expect(code).toBe(0);
  const pdf = new Uint8Array(await readFile(join(bracketed, tag, 'dist', tag, `text.${tag}.pdf`)));
  const text = (await bracketedText(tag)).slice(0, paragraphs).join('\n');
  for (const [read, least] of [
    [inPdfium, 0.75],
    [inPdfJs, 0.9],
  ] as const) {
    const back = await read(pdf);
    expect(shareOf(text, back, false).lost).toEqual([]);
    const [brackets, groups] = [bracketsBack(text, back), groupsBack(text, back)];
    expect(brackets.written).toBeGreaterThan(20);
    expect(brackets.right / brackets.written).toBeGreaterThanOrEqual(least);
    expect(groups.right).toBe(groups.written);
  }
});

test('Arabic with vowel marks, addresses and names of other scripts comes back whole', async () => {
  const river = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/river'), river, { recursive: true });
  const build = ['-C', river, 'build', '--format', 'pdf', '--locale', 'ar'];
  expect(await publish(build)).toMatchObject({ code: 0 });
});

test('human texts of several scripts, with notes, tables, compounds and names, are built whole', async () => {
  const { texts: chosen } = await humanTexts(['vi', 'he', 'yo']);
  expect(chosen.length).toBe(3);
  for (const { text, findings, differences } of await buildHumanTexts(chosen, 2))
    expect([text.tag, findings, differences]).toEqual([text.tag, [], []]);
});
