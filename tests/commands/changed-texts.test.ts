import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { describe, expect, test } from 'vitest';
import { elements, textOf } from '../html.js';
import { copyOfTheReal, publish, ROOT } from '../publication.js';

const TRANSLATIONS = ['fa-AF', 'ps', 'fa'];
const STATEMENT = 'locales/en/statement.md';
const KEY = 'despite-this-deportations-of-people';

interface Report {
  readonly segments: number;
  readonly locales: readonly Readonly<Record<string, unknown>>[];
  readonly problems: readonly { readonly rule: string; readonly locale: string; readonly key?: string }[];
  readonly ok: boolean;
}

async function check(folder: string, ...args: string[]): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await publish(['-C', folder, 'check', '--json', ...args]);
  return { code, report: JSON.parse(stdout) as Report };
}

async function edit(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, path), changed);
}

const counts = ({ locales }: Report) =>
  locales.map(({ locale, total, missing, outdated, translated, percent, status }) => [
    locale,
    total,
    missing,
    outdated,
    translated,
    percent,
    status,
  ]);

/** Segments of the page that are marked: class, language, key or beginning. */
async function marks(folder: string, tag: string): Promise<[string | undefined, string | undefined][]> {
  const page = parseHtml(await readFile(join(folder, `dist/${tag}/index.html`), 'utf8'));
  return elements(page, ({ attributes }) => ['fallback', 'outdated'].includes(attributes.class ?? '')).map(
    ({ attributes }) => [attributes.class, attributes.lang],
  );
}

describe('the real publication', () => {
  test('is complete, unreviewed, and has the known slips of the canonical text', async () => {
    const { code, report } = await check(ROOT);
    expect([code, report.ok, report.segments]).toEqual([0, true, 7]);
    expect(counts(report)).toEqual([
      ['en', 7, 0, 0, 7, 100, 'source'],
      ...TRANSLATIONS.map((tag) => [tag, 7, 0, 0, 7, 100, 'translated']),
    ]);
    const rules = report.problems.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'placeholder-link')).toHaveLength(7);
    expect(rules.filter((rule) => rule !== 'placeholder-link')).toEqual([
      'duplicate-signatory',
      'repeated-word',
      ...TRANSLATIONS.map(() => 'unreviewed-strings'),
    ]);
  });

  test('lacks review, where review is required', async () => {
    expect(await check(ROOT, '--require', 'reviewed')).toMatchObject({ code: 1, report: { ok: false } });
  });
});

describe('check counts, and build marks, exactly', () => {
  test('a translated segment that was deleted: missing in that locale, the original in its place', async () => {
    const folder = await copyOfTheReal();
    await edit(folder, 'locales/ps/statement.json', (text) =>
      text
        .split('\n')
        .filter((line) => !line.includes(`"${KEY}"`))
        .join('\n'),
    );
    const { code, report } = await check(folder);
    expect(code).toBe(1);
    expect(
      counts(report).map(([locale, , missing, outdated, , percent, status]) => [
        locale,
        missing,
        outdated,
        percent,
        status,
      ]),
    ).toEqual([
      ['en', 0, 0, 100, 'source'],
      ['fa-AF', 0, 0, 100, 'translated'],
      ['ps', 1, 0, 85, 'incomplete'],
      ['fa', 0, 0, 100, 'translated'],
    ]);
    expect(report.problems.filter(({ rule }) => rule === 'missing-translation')).toMatchObject([
      { locale: 'ps', key: KEY },
    ]);
    expect((await check(folder, '--min', '85')).code).toBe(0);
    expect((await check(folder, '--locale', 'fa', 'fa-AF')).code).toBe(0);

    const built = await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
    expect(built.code).toBe(0);
    expect(await marks(folder, 'ps')).toEqual([['fallback', 'en']]);
    expect(await marks(folder, 'fa')).toEqual([]);
    const page = parseHtml(await readFile(join(folder, 'dist/ps/index.html'), 'utf8'));
    const [fallback] = elements(page, ({ attributes }) => attributes.class === 'fallback');
    expect(fallback?.attributes.dir).toBe('ltr');
    expect(fallback && textOf(fallback)).toContain('Despite this, deportations of people');
  });

  test('a sentence of the original that was changed: outdated everywhere, marked everywhere', async () => {
    const folder = await copyOfTheReal();
    await edit(folder, STATEMENT, (text) =>
      text.replace('continues to [deport](#) Afghans', 'goes on to [deport](#) Afghans'),
    );
    const { code, report } = await check(folder);
    expect(code).toBe(1);
    expect(
      counts(report).map(([locale, , missing, outdated, translated]) => [
        locale,
        missing,
        outdated,
        translated,
      ]),
    ).toEqual([['en', 0, 0, 7], ...TRANSLATIONS.map((tag) => [tag, 0, 1, 6])]);
    await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
    for (const tag of TRANSLATIONS) expect(await marks(folder, tag)).toEqual([['outdated', undefined]]);
    expect(await marks(folder, 'en')).toEqual([]);

    // A translator edits the file by hand; no command is needed.
    await edit(folder, 'locales/fa/statement.json', (text) =>
      text.replace('ادامه می‌دهد', 'همچنان ادامه می‌دهد'),
    );
    expect(counts((await check(folder)).report).map(([locale, , , outdated]) => [locale, outdated])).toEqual([
      ['en', 0],
      ['fa-AF', 1],
      ['ps', 1],
      ['fa', 0],
    ]);
    expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
    expect(counts((await check(folder)).report).map(([locale, , , outdated]) => [locale, outdated])).toEqual([
      ['en', 0],
      ['fa-AF', 1],
      ['ps', 1],
      ['fa', 0],
    ]);
  });

  test('a paragraph that was moved: nothing', async () => {
    const folder = await copyOfTheReal();
    await edit(folder, STATEMENT, (text) => {
      const lines = text.split('\n');
      const [moved = ''] = lines.splice(10, 2);
      lines.splice(6, 0, moved, '');
      return lines.join('\n');
    });
    const { code, report } = await check(folder);
    expect(code).toBe(0);
    for (const [, , missing, outdated] of counts(report)) expect([missing, outdated]).toEqual([0, 0]);
    await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
    for (const tag of TRANSLATIONS) expect(await marks(folder, tag)).toEqual([]);
    const first = /<div class="body"><p>([^<]{20})/u.exec(
      await readFile(join(folder, 'dist/fa/index.html'), 'utf8'),
    )?.[1];
    expect(first).toBe('با وجود این، اخراج ا');
  });

  test('sync --dry-run writes nothing; sync writes no canonical text', async () => {
    const folder = await copyOfTheReal();
    await edit(folder, STATEMENT, (text) => text.replace('In recent weeks', 'In the last weeks'));
    const statement = await readFile(join(folder, STATEMENT));
    const state = await readFile(join(folder, 'locales/en/statement.json'), 'utf8');
    const dry = await publish(['-C', folder, 'sync', '--dry-run']);
    expect(dry.stdout).toContain('edited   in-recent-weeks-there-has');
    expect(await readFile(join(folder, 'locales/en/statement.json'), 'utf8')).toBe(state);
    await publish(['-C', folder, 'sync']);
    expect(await readFile(join(folder, 'locales/en/statement.json'), 'utf8')).not.toBe(state);
    expect(await readFile(join(folder, STATEMENT))).toEqual(statement);
  });
});
