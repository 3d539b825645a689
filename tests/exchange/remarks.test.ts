import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Sheet, SheetRemark } from '../../src/model/sheet.js';
import { publicationOf, publish } from '../publication.js';

const PATH = 'locales/fa/remarks.json';
const OPEN = '"they-stay#1f0c2a7e": {"by": "Ann Lee", "text": "Too <weak>.\\nSee “above”."}';
const SETTLED = '"they-stay#00000001": {"by": "Ann Lee", "text": "Done.", "settledBy": "Bo Lin"}';

/** A publication with an open and a settled remark on one segment. */
async function made() {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-01\nslug: open\n',
    'locales/en/statement.md': '# Keep it open\n\nThey stay.\n',
    'locales/fa/statement.json': '{"keep-it-open": "بازش نگه دارید", "they-stay": "آنان می‌مانند."}',
    [PATH]: `{${OPEN}, ${SETTLED}}`,
  });
  const run = async (...args: string[]) => {
    const ran = await publish(['-C', folder, ...args]);
    expect(ran).toMatchObject({ code: 0 });
    return ran;
  };
  await run('sync');
  const store = () => readFile(join(folder, PATH), 'utf8');
  return { folder, run, store };
}

describe('open remarks go to the translator and come back as they are', () => {
  test.each([
    ['po', '2.1', 'open.fa.po', '# Remark by Ann Lee: Too <weak>.\n# See “above”.'],
    [
      'xliff',
      '2.1',
      'open.fa.xlf',
      '<note category="remark">Remark by Ann Lee: Too &lt;weak>.\nSee “above”.',
    ],
    [
      'xliff',
      '1.2',
      'open.fa.xlf',
      '<note from="communique">Remark by Ann Lee: Too &lt;weak>.\nSee “above”.',
    ],
    ['docx', '2.1', 'open.fa.docx', 'Ann Lee: Too &lt;weak&gt;. See “above”.'],
  ])('%s %s', async (format, version, name, words) => {
    const { folder, run, store } = await made();
    const before = await store();
    await run('export', 'fa', '--format', format, '--xliff', version);
    const bytes = await readFile(join(folder, name));
    const isWord = format === 'docx';
    const text = isWord ? new TextDecoder().decode(unzipSync(bytes)['word/document.xml']) : bytes.toString();
    const shown = isWord ? text.replace(/<[^>]+>/gu, '') : text;
    expect(shown.replaceAll('&gt;', '>')).toContain(words.replaceAll('&gt;', '>'));
    expect(shown).not.toContain('Done.');
    const { stdout, stderr } = await run('import', join(folder, name));
    expect([stdout, stderr]).toEqual([expect.stringContaining('2 unchanged'), '']);
    expect(await store()).toBe(before);
  });
});

describe('a sheet', () => {
  test('shows open remarks, brings new ones once, and takes none away', async () => {
    const { folder, run, store } = await made();
    const before = await store();
    await run('export', 'fa', '--format', 'html', '--statement-only');
    const page = await readFile(join(folder, 'open.fa.html'), 'utf8');
    const sheet = JSON.parse(/id="sheet">(.*?)<\/script>/su.exec(page)?.[1] ?? '') as Sheet;
    expect(sheet.segments.map(({ remarks }) => remarks)).toEqual([
      undefined,
      [{ id: '1f0c2a7e', by: 'Ann Lee', text: 'Too <weak>.\nSee “above”.' }],
    ]);
    const bring = async (remarks: (known: readonly SheetRemark[]) => readonly SheetRemark[]) => {
      const segments = sheet.segments.map((segment) => ({
        ...segment,
        remarks: remarks(segment.remarks ?? []),
      }));
      const file = join(folder, 'open.fa.json');
      await writeFile(file, JSON.stringify({ ...sheet, segments }));
      return run('import', file);
    };
    expect((await bring((known) => known)).stderr).toBe('');
    expect((await bring(() => [])).stderr).toBe('');
    expect(await store()).toBe(before);

    const news = { by: 'Cy Ode', text: 'Whose?' };
    const first = await bring((known) => [...known, news]);
    expect(first.stdout).toContain('2 remarks noted');
    expect(first.stderr).toContain('Cy Ode remarks on “they-stay”: Whose?');
    const after = await store();
    expect(after.match(/Whose/gu)).toHaveLength(2);
    expect(after).toContain('"text":"Done.","settledBy":"Bo Lin"');
    const listed = JSON.parse((await run('remark', 'fa', '--json')).stdout) as { remarks: { id: string }[] };
    const [{ id } = { id: '' }] = listed.remarks.filter((one) => 'text' in one && one.text === 'Whose?');
    await run('remark', 'fa', '--settle', id, '--by', 'Bo Lin');
    const settled = await store();
    // The file of before, once more: it opens nothing again.
    expect((await bring((known) => [...known, news])).stdout).not.toContain('noted');
    expect(await store()).toBe(settled);
  });

  test.each([
    ['no name', { by: ' ', text: 'x' }, 'is empty'],
    ['too many words', { by: 'A', text: 'x'.repeat(4001) }, '4000 characters'],
    ['a hidden character', { by: 'A', text: 'x\u2067y' }, 'U+2067'],
    ['a name that leaves its line', { by: 'A\u2028', text: 'x' }, 'U+2028'],
  ])('with %s is refused as a whole', async (_, said, words) => {
    const { folder, run, store } = await made();
    const before = await store();
    await run('export', 'fa', '--format', 'html', '--statement-only');
    const page = await readFile(join(folder, 'open.fa.html'), 'utf8');
    const sheet = JSON.parse(/id="sheet">(.*?)<\/script>/su.exec(page)?.[1] ?? '') as Sheet;
    const segments = sheet.segments.map((segment) => ({ ...segment, target: ['نو'], remarks: [said] }));
    await writeFile(join(folder, 'open.fa.json'), JSON.stringify({ ...sheet, segments }));
    const { code, stderr } = await publish(['-C', folder, 'import', join(folder, 'open.fa.json')]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
    expect(await store()).toBe(before);
  });
});
