import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pc from 'picocolors';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PreflightReport } from '../../src/model/preflight.js';
import { checks } from '../../src/preflight/checks/index.js';
import { preflightProblems } from '../../src/pipeline/inspect.js';
import { scriptsIn } from '../../src/preflight/checks/scripts.js';
import { inspect } from '../../src/preflight/index.js';
import { preflightText } from '../../src/report/preflight.js';
import { publish, temporaryFolder } from '../publication.js';
import { edited } from './edit.js';
import { goodFiles } from './good.js';
import { mutations, type Good } from './mutations.js';

let good: Readonly<Record<Good, Uint8Array>>;

beforeAll(async () => {
  good = await goodFiles();
}, 120_000);

const ids = ({ findings }: PreflightReport) => [...new Set(findings.map(({ id }) => id))];

describe('good files', () => {
  test.each([
    ['reading', 'reading', ['PDF/A-2A', 'PDF/UA-1']],
    ['x4', 'print', ['PDF/X-4']],
    ['x1a', 'print', ['PDF/X-1a:2003']],
  ] as const)('%s has no finding, and says what it is for', (name, profile, claims) => {
    const report = inspect(good[name]);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ profile, claims, ok: true });
  });

  test.each(['reading', 'x4', 'x1a'] as const)(
    '%s has none after the writer of the mutations wrote it',
    async (name) => {
      expect(inspect(await edited(good[name], () => undefined)).findings).toEqual([]);
    },
  );

  test('the words that are in it are found, what the publication knows is confirmed', () => {
    const expected = {
      locale: 'en',
      fonts: ['Source Serif 4', 'Vazirmatn', 'Frank Ruhl Libre'],
      blocks: [{ text: 'Zarimel' }],
    };
    expect(inspect(good.reading, { expected }).findings).toEqual([]);
  });
});

describe('every fault is found', () => {
  test.each(mutations.map((mutation) => [mutation.id, mutation.what, mutation] as const))(
    '%s: %s',
    async (id, _, mutation) => {
      const { of, expected } = mutation;
      const profile = of === 'reading' ? 'reading' : 'print';
      const report = inspect(await mutation.spoil(good[of]), { profile, expected });
      expect(ids(report)).toContain(id);
      const finding = report.findings.find((one) => one.id === id);
      expect(finding?.severity).toBe(checks.find((check) => check.id === id)?.severity[profile]);
    },
  );

  test('no check is without a fault that it finds', () => {
    const found = new Set(mutations.map(({ id }) => id));
    // Those are found in the files of hostile.test.ts.
    const elsewhere = ['file.unreadable', 'file.limit', 'file.encrypt'];
    expect(checks.map(({ id }) => id).filter((id) => !found.has(id))).toEqual(elsewhere);
  });

  test('pages and text are named', async () => {
    const report = inspect(
      await edited(good.x4, (editing) => {
        editing.paint('1 0 0 RG 100 100 m 200 100 l S', editing.document.getPage(1));
      }),
    );
    expect(report.findings).toMatchObject([{ id: 'colour.rgb', pages: [2], severity: 'error' }]);
  });

  test('text of the publication is named with its place', async () => {
    const place = { file: 'locales/en/statement.md', line: 7, column: 3 };
    const blocks = [
      { text: 'Zarimel', place: { ...place, line: 1 } },
      { text: 'gone for good', place },
    ];
    const lost = inspect(good.reading, { expected: { blocks } });
    expect(lost.findings).toMatchObject([{ id: 'text.words', about: 'gone · good', place }]);
    expect(preflightText([{ file: 'a.pdf', report: lost }], pc.createColors(false)).join('\n')).toContain(
      '“gone · good” (locales/en/statement.md:7:3)',
    );
    expect(preflightProblems([{ file: 'a.pdf', report: lost }])).toMatchObject([
      { rule: 'text.words', ...place, message: expect.stringContaining('(a.pdf)') as string },
    ]);
    const mistaken = await mutations.find(({ id }) => id === 'tag.lang')?.spoil(good.reading);
    const heading = [
      { text: 'The Zarimel Must Keep Flowing: A Joint Statement on the Right to Water', place },
    ];
    expect(inspect(mistaken ?? good.reading, { expected: { blocks: heading } }).findings).toMatchObject([
      { id: 'tag.lang', pages: [1], place },
    ]);
  });

  test.each(['١٢٣', '123', '۱۲ ۱۳', '½ %', 'a.md', 'https://example.org/آب'])(
    '%s is in no language',
    (text) => {
      expect(scriptsIn(text)).toEqual([]);
      expect(scriptsIn(`${text} رود`)).toContain('Arab');
    },
  );

  test('a reading PDF is none for print, and the reverse', () => {
    expect(ids(inspect(good.reading, { profile: 'print' }))).toEqual(
      expect.arrayContaining(['x.version', 'x.intent', 'box.trim', 'colour.rgb', 'x.annots']),
    );
    expect(ids(inspect(good.x1a, { profile: 'reading' }))).toContain('pdfa.intent');
  });
});

describe('publish preflight', () => {
  let folder: string;
  beforeAll(async () => {
    folder = temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'good.pdf'), good.reading);
    await writeFile(join(folder, 'bad.pdf'), good.reading.subarray(0, good.reading.length - 6));
    await writeFile(join(folder, 'none.pdf'), '');
  });
  const run = (...args: string[]) => publish(['preflight', ...args]);

  test('a good file: exit code 0', async () => {
    const { code, stdout, stderr } = await run(join(folder, 'good.pdf'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/good\.pdf {2}reading · \d pages · PDF\/A-2A, PDF\/UA-1\n {2}\d+ checks: ok\n$/u);
  });

  test('a table of what is wrong: exit code 1', async () => {
    const { code, stdout } = await run(join(folder, 'bad.pdf'), join(folder, 'none.pdf'));
    expect(code).toBe(1);
    expect(stdout).toContain('  error    file.eof    The file does not end with %%EOF.\n');
    expect(stdout).toContain('Write the file again with the program that made it.');
    expect(stdout).toMatch(/error {4}file\.unreadable/u);
  });

  test('one JSON document', async () => {
    const { code, stdout, stderr } = await run('--json', join(folder, 'good.pdf'), join(folder, 'none.pdf'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: false,
      files: [
        { file: join(folder, 'good.pdf'), profile: 'reading', ok: true, findings: [] },
        { ok: false, pages: 0, findings: [{ id: 'file.unreadable', severity: 'error', pages: [] }] },
      ],
    });
  });

  test.each([
    ['a file that is not there', ['nowhere.pdf'], 'There is no file'],
    ['a folder', ['.'], 'is a folder, not a file'],
    ['a profile that is none', ['--profile', 'screen', 'x.pdf'], '--profile cannot be “screen”.'],
    ['no file', [], 'missing required argument'],
  ])('%s: exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\bat .*\.[jt]s:/u);
  });
});
