import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOfTheReal, publicationOf, publish } from '../publication.js';

const build = (folder: string, out: string, ...formats: string[]) =>
  publish(['-C', folder, 'build', '--format', ...formats, '--out-dir', join(folder, out)]);
const edit = async (path: string, ...edits: readonly (readonly [string | RegExp, string])[]) => {
  let text = await readFile(path, 'utf8');
  for (const [from, to] of edits) {
    const next = text.replace(from, to);
    expect(next).not.toBe(text);
    text = next;
  }
  await writeFile(path, text);
};

interface Changed {
  readonly title: unknown;
  readonly signatories: unknown;
  readonly locales: readonly Record<string, unknown>[];
  readonly files: Record<string, unknown>;
  readonly notes: readonly string[];
}

describe('the real publication, with edits', () => {
  let folder = '';
  const changes = (...args: string[]) => publish(['-C', folder, 'changes', ...args]);
  const json = async (...args: string[]) => JSON.parse((await changes(...args, '--json')).stdout) as Changed;

  beforeAll(async () => {
    folder = await copyOfTheReal();
    expect(await build(folder, 'old', 'html', 'txt')).toMatchObject({ code: 0 });
    expect(await build(folder, 'text', 'txt')).toMatchObject({ code: 0 });
    expect((await changes('old')).stdout).toMatch(/en: nothing has changed[^]*ps: nothing has changed/u);

    await edit(
      join(folder, 'locales/en/statement.md'),
      [/^Call for an Immediate Halt/mu, 'Call for an End'],
      ['several governments', 'nine governments'],
      ['Coordination Umbrella', 'Co-ordination Umbrella'],
      [/^5\. \*AHRDO\*$/mu, '5. *Harbour Readers*'],
      [/^51\. .*$/mu, '$&\n52. *Example Network*'],
    );
    await edit(join(folder, 'locales/fa/statement.json'), ['چندین دولت', 'نُه دولت']);
    await edit(join(folder, 'publish.config.yaml'), [
      'locales: [en, fa-AF, ps, fa]',
      'locales: [en, fa-AF, fa, de]\nwithdrawn: [{ locale: ps, date: 2025-09-01 }]\ncorrections: [{ date: 2025-09-01, note: Nine governments. }]',
    ]);
  });

  test('is said in words, language by language', async () => {
    const { code, stdout } = await changes('old');
    expect(code).toBe(0);
    expect(stdout).toContain('Signatories: 51 before, 52 now');
    const [, en = '', faAf = ''] =
      /\nen: has changed\n([^]*?)\n\nfa-AF: has changed\n([^]*?)\n\n/u.exec(stdout) ?? [];
    expect(en.split('\n').map((line) => line.trim())).toEqual([
      'Title, before and now:',
      'Call for an Immediate Halt to the Mass Deportation of Afghans in Violation of International Law',
      'Call for an End to the Mass Deportation of Afghans in Violation of International Law',
      '1 text changed:',
      '… to Afghanistan by [-several-] {+nine+} governments. In some …',
      'Signatories: 51 before, 52 now',
      '2 names added:',
      'Harbour Readers',
      'Example Network',
      '1 name removed:',
      'AHRDO',
      'Probably the same name, respelt, before and now:',
      'Afghan Women Coordination Umbrella (AWCU)',
      'Afghan Women Co-ordination Umbrella (AWCU)',
      '1 correction added:',
      '1 September 2025: Nine governments.',
    ]);
    // Its translation is the same; what it shares with the others is not.
    expect(faAf).not.toContain('text changed');
    expect(faAf).toContain('۱ سپتمبر ۲۰۲۵');
    expect(stdout).toContain('… افغانستان از سوی [-چندین-] {+نُه+} دولت به شکلی …');
    expect(stdout).toContain('ps: is withdrawn');
    expect(stdout).toContain('de: is new');
    expect(stdout).toContain('ps/call-for-an-immediate-halt-to-the-mass-deportation.ps.txt');
  });

  test('as JSON, and of one language', async () => {
    const { locales, files, signatories } = await json('old', '--locale', 'fa,ps');
    expect(signatories).toEqual({ before: 51, after: 52 });
    expect(locales.map(({ locale, direction, state }) => [locale, direction, state])).toEqual([
      ['fa', 'rtl', 'changed'],
      ['ps', 'rtl', 'withdrawn'],
    ]);
    expect(JSON.stringify(files)).not.toContain('"en/');
    expect(files.renamed).toEqual([
      {
        from: 'fa/call-for-an-immediate-halt-to-the-mass-deportation.fa.txt',
        to: 'fa/call-for-an-end-to-the-mass-deportation-of-afghans.fa.txt',
      },
    ]);
    expect(await changes('old', '--locale', 'fr')).toMatchObject({ code: 2 });
  });

  test('a manifest has no words: what it knows is said, and what is needed for the rest', async () => {
    await copyFile(join(folder, 'old/manifest.json'), join(folder, 'kept.json'));
    const kept = await changes('kept.json', '--locale', 'en');
    expect(kept.stdout).toContain('en: cannot be compared');
    expect(kept.stdout).toContain('a manifest has no words. Name the folder of the edition.');
    expect(kept.stdout).toMatch(/files? changed:\n[^]*en\/index\.html/u);
    // The manifest in its place leads to the files beside it.
    const { locales } = await json('old/manifest.json', '--locale', 'en');
    expect(locales[0]).toMatchObject({ state: 'changed', text: { changed: [{}] } });
  });

  test('an edition of text files is compared by them', async () => {
    const { locales, notes } = await json('text', '--locale', 'en');
    const { text, signatories } = locales[0] as {
      text: { changed: { words: string }[] };
      signatories?: unknown;
    };
    expect(text.changed.map(({ words }) => words)).toContain(
      '… to Afghanistan by [-several-] {+nine+} governments. In some …',
    );
    expect(signatories).toBeUndefined();
    expect(notes[0]).toContain('compared by its text file');
  });

  test('two editions are compared without the publication’s present state', async () => {
    await build(folder, 'new', 'html', 'txt');
    const { locales, files } = await json('old', 'new', '--locale', 'en');
    expect(locales[0]).toMatchObject({ state: 'changed', signatories: { before: 51, after: 52 } });
    expect(files.notCompared).toEqual([]);
    const back = await json('new', 'old', '--locale', 'de,ps');
    expect(back.locales.map(({ locale, state }) => [locale, state])).toEqual([
      ['ps', 'added'],
      ['de', 'gone'],
    ]);
  });

  test('a page that was changed after it was built is noticed, one that is gone as well', async () => {
    await edit(join(folder, 'old/en/index.html'), ['In July 2025', 'In June 2025']);
    const { notes, locales } = await json('old', '--locale', 'en');
    expect(notes).toEqual([
      'en/index.html in old differs from its manifest: it was changed after it was built.',
    ]);
    expect(JSON.stringify(locales)).toContain('[-June-] {+July+}');
    await rm(join(folder, 'old/en/index.html'));
    await rm(join(folder, 'old/en/call-for-an-immediate-halt-to-the-mass-deportation.en.txt'));
    expect((await json('old', '--locale', 'en')).locales[0]).toMatchObject({ state: 'unknown' });
  });
});

test('what is printed, and what holds it, is not made for a comparison', async () => {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en]\nformats: [html, txt, pdf, eml]\neml: { attach: [pdf] }\n',
    'locales/en/statement.md': '2025-01-02\n\n# Keep it open\n\nThey stay.\n',
  });
  expect(await publish(['-C', folder, 'build', '--out-dir', 'old'])).toMatchObject({ code: 0 });
  const { code, stdout } = await publish(['-C', folder, 'changes', 'old', '--json']);
  const { files } = JSON.parse(stdout) as Changed;
  expect(code).toBe(0);
  expect(files).toMatchObject({
    changed: [],
    notCompared: ['en/keep-it-open.en.pdf', 'en/keep-it-open.en.eml'],
  });
});

test.each([
  ['nothing there', 'nothing', 'There is no folder nothing'],
  ['a folder of something else', 'locales', 'There is no edition at locales'],
  ['a manifest of something else', 'package.json', 'has no manifest that can be read'],
  ['no such manifest', 'gone.json', 'There is no edition at gone.json'],
])('%s is refused', async (_, path, message) => {
  const folder = await publicationOf({
    'locales/en/statement.md': '2025-01-02\n\n# Keep it open\n\nThey stay.\n',
    'package.json': '{"name": "x"}',
  });
  const { code, stderr } = await publish(['-C', folder, 'changes', path]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
