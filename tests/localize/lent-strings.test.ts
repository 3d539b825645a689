import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const STATEMENT = `۱۲ اوت ۲۰۲۵

# کتابخانه باز بماند

این کتابخانه سی سال است که باز است.[^1] این جدول را ببینید.

| سال | خواننده |
|---|---|
| ۲۰۲۴ | ۹۰۰ |

[^1]: از سال ۱۹۹۵.

امضاکنندگان:

- انجمن خوانندگان
- Harbour Readers

پایان
`;

/** Albanian and Hazaragi: the package has no strings for them, and CLDR does not know the second. */
const CONFIG = 'sourceLocale: fa\nlocales: [fa, sq, haz]\nformats: [html, txt]\n';

describe('a language without interface strings', () => {
  let folder = '';
  let said = '';
  const file = (path: string) => readFile(join(folder, 'dist', path), 'utf8');

  beforeAll(async () => {
    folder = await publicationOf({ 'publish.config.yaml': CONFIG, 'locales/fa/statement.md': STATEMENT });
    const { code, stderr } = await publish(['-C', folder, 'build']);
    expect(code).toBe(0);
    said = stderr;
  });

  test('is one warning with the number of strings and the command', () => {
    expect(said.match(/missing-string/gu)).toHaveLength(2);
    expect(said).toMatch(/“sq” has none of the \d+ interface strings; its pages show those words in “fa”/u);
    expect(said).toContain('`publish strings sq`');
  });

  test('has pages whose every foreign word says its language and direction', async () => {
    const page = await file('sq/index.html');
    expect(page).toContain('<p class="kind" lang="fa" dir="rtl">بیانیۀ مشترک</p>');
    expect(page).toContain('<p class="release"><bdi dir="rtl" lang="fa">برای انتشار فوری</bdi></p>');
    expect(page).toContain('<p class="end" lang="fa" dir="rtl">پایان</p>');
    expect(page).toContain('<h2 lang="fa" dir="rtl" id="footnote-label">');
    expect(page).toMatch(/<section class="table"[^>]*lang="fa"><table lang="sq">/u);
    // Outside of what says that it is Persian, a page in Albanian has no Persian word.
    const own = page.slice(page.indexOf('<body>')).replace(/<(\w+)[^>]*lang="fa"[^>]*>.*?<\/\1>/gsu, '');
    expect(own.replace(/<[^>]*>/gu, '').match(/\p{Script=Arabic}+/gu)).toBeNull();
  });

  test('is named in itself, and dated as CLDR writes it', async () => {
    expect(await file('fa/index.html')).toContain('hreflang="sq">shqip</a>');
    expect(await file('sq/index.html')).toContain('<time datetime="2025-08-12">12 gusht 2025</time>');
  });

  test('that CLDR does not know has the date of the language that lends its words', async () => {
    expect(await file('haz/index.html')).toContain(
      '<time datetime="2025-08-12" lang="fa" dir="rtl">۱۲ اوت ۲۰۲۵ (۲۱ مرداد ۱۴۰۴)</time>',
    );
  });

  test('has a plain text in which they are isolates', async () => {
    const lines = (await file('sq/' + (await nameOf()))).split('\n');
    expect(lines).toContain('\u200E\u2067پایان\u2069');
    expect(lines).toContain('12 gusht 2025');
    const outside = lines.map((line) => line.replace(/\u2067[^\u2069]*\u2069/gu, '')).join('\n');
    expect(outside).not.toMatch(/\p{Script=Arabic}/u);
  });

  test('is refused by a release', async () => {
    const { code, stderr } = await publish([
      '-C',
      folder,
      'build',
      '--release',
      '--locale',
      'sq',
      '--out-dir',
      'x',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('missing-string');
  });

  test('gets a file with a place for each, the words to translate above it, and nothing is lost in it', async () => {
    const strings = async () =>
      JSON.parse(await readFile(join(folder, 'locales/sq/press.json'), 'utf8')) as Record<string, unknown>;
    expect((await publish(['-C', folder, 'strings', 'sq'])).code).toBe(0);
    const made = await strings();
    expect(made).toMatchObject({ state: 'unreviewed', '// end': 'پایان', end: '', 'language.name': 'shqip' });

    const own = { kind: 'Deklaratë', reviewedBy: 'A. Lexuese' };
    await writeFile(join(folder, 'locales/sq/press.json'), JSON.stringify(own));
    expect((await publish(['-C', folder, 'strings', 'sq'])).code).toBe(0);
    expect(await strings()).toMatchObject({ kind: 'Deklaratë', reviewedBy: 'A. Lexuese', end: '' });
    expect(Object.keys(await strings())).not.toContain('state');
    const again = await publish(['-C', folder, 'strings', 'sq']);
    expect(again.stdout).toContain('nothing to add');
    const check = await publish(['-C', folder, 'check', '--locale', 'sq', '--json']);
    const { problems } = JSON.parse(check.stdout) as {
      problems: { rule: string; locale: string; message: string }[];
    };
    expect(problems.map(({ rule }) => rule)).not.toContain('unused-key');
    expect(
      problems.find(({ rule, locale }) => rule === 'missing-string' && locale === 'sq')?.message,
    ).toMatch(/lacks \d+ of/u);
  });

  async function nameOf(): Promise<string> {
    const manifest = JSON.parse(await file('manifest.json')) as { files: { path: string }[] };
    const text = manifest.files.find(({ path }) => path.startsWith('sq/') && path.endsWith('.txt'));
    return text?.path.slice(3) ?? '';
  }
});
