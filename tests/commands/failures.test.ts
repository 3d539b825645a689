import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicationOf, publish, spawnPublish, temporaryFolder } from '../publication.js';
import { interruptAt } from '../torture/faults/interruptions.js';
import { killBuilds } from '../torture/faults/killed-builds.js';
import { buildNext, expectEnd, expectNoTraces } from '../torture/faults/outcome.js';
import { makeSite } from '../torture/faults/site.js';
import { breakStreams, closeFiles } from '../torture/faults/streams.js';
import { killCommand } from '../torture/faults/state-files.js';
import { noCounts as tally } from '../torture/tally.js';

const STATEMENT = 'locales/en/statement.md';
const CONFIG = 'publish.config.yaml';
const GOOD: Readonly<Record<string, string>> = {
  [STATEMENT]: '# A title\n\n2025 was a year.\n\nSigned by:\n\n1. One\n2. Two\n',
  [CONFIG]: 'locales: [en, fa]\ndate: 2025-08-12\n',
  'locales/fa/statement.json':
    '{\n  "a-title": "عنوان",\n  "2025-was-a-year": "۲۰۲۵ یک سال بود.",\n  "signed-by": "امضا:"\n}\n',
};

/** Every file of a folder and what is in it. */
async function contents(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files
      .sort()
      .map(async (file) => [file.slice(folder.length + 1), (await readFile(file)).toString('base64')]),
  );
}

interface Fault {
  readonly what: string;
  /** Files to write, or to remove where there is no content. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly code: number;
  /** What the message says, the place first. */
  readonly says: readonly (string | RegExp)[];
}

const FAULTS: readonly Fault[] = [
  { what: 'no statement', files: { [STATEMENT]: undefined }, code: 1, says: [STATEMENT, 'no-statement'] },
  {
    what: 'an empty statement',
    files: { [STATEMENT]: '' },
    code: 1,
    says: [STATEMENT, '1:1', 'empty-statement'],
  },
  {
    what: 'only a title',
    files: { [STATEMENT]: '# A title\n' },
    code: 1,
    says: [STATEMENT, '1:1', 'no-body'],
  },
  {
    what: 'invalid UTF-8',
    files: { [STATEMENT]: new Uint8Array([0x61, 0x0a, 0xe9, 0x20]) },
    code: 1,
    says: [STATEMENT, '2:1', 'invalid-utf8'],
  },
  {
    what: 'a Word file for a statement',
    files: { [STATEMENT]: zipSync({ 'word/document.xml': new Uint8Array(4) }) },
    code: 1,
    says: [STATEMENT, '1:1', 'other-format', 'publish init --from locales/en/statement.docx'],
  },
  {
    what: 'a Word file beside a missing statement',
    files: { [STATEMENT]: undefined, 'locales/en/Our statement.docx': '', 'locales/en/~$r.docx': '' },
    code: 1,
    says: [STATEMENT, 'no-statement', "publish init --from 'locales/en/Our statement.docx'"],
  },
  {
    what: 'a Word file in the folder of the publication',
    files: { [STATEMENT]: undefined, 'notes.md': 'x', 'Statement.odt': '' },
    code: 1,
    says: [STATEMENT, 'no-statement', 'publish init --from Statement.odt'],
  },
  {
    what: 'a PDF larger than a text may be',
    files: { [STATEMENT]: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4_500_000)]) },
    code: 1,
    says: [STATEMENT, '1:1', 'is a PDF'],
  },
  {
    what: 'a text larger than it may be',
    files: { [STATEMENT]: Buffer.alloc(4_500_000, 'a ') },
    code: 1,
    says: [STATEMENT, 'the limit is 4 MB'],
  },
  {
    what: 'the answer to a mail',
    files: { [STATEMENT]: 'Amina wrote:\n\n> # A title\n>\n> Text.\n' },
    code: 1,
    says: [STATEMENT, '1:1', 'all-quoted', '“>”'],
  },
  {
    what: 'a comment of an editor in the text',
    files: { [STATEMENT]: `${GOOD[STATEMENT] ?? ''}\nMore. {>>Agreed?<<}\n` },
    code: 1,
    says: ['10:7', 'editor-remark', 'Agreed?'],
  },
  {
    what: 'a comment of a translator',
    files: { 'locales/fa/statement.json': '{\n  "a-title": "عنوان {>>\\"درست؟\\"<<}"\n}\n' },
    code: 1,
    says: ['locales/fa/statement.json', '2:21', 'editor-remark', 'درست؟'],
  },
  {
    what: 'an ambiguous date',
    files: { [STATEMENT]: `12/08/2025\n\n${GOOD[STATEMENT] ?? ''}`, [CONFIG]: 'locales: [en, fa]\n' },
    code: 1,
    says: ['1:1', '2025-08-12', '2025-12-08', 'ambiguous-date', 'dateFormat'],
  },
  {
    what: 'a missing image',
    files: { [STATEMENT]: '# A title\n\n![a map](map.png)\n' },
    code: 1,
    says: ['3:1', 'map.png', 'image'],
  },
  {
    what: 'an image from elsewhere',
    files: { [STATEMENT]: '# A title\n\n![a map](https://example.org/map.png)\n' },
    code: 1,
    says: ['3:1', 'image'],
  },
  {
    what: 'a locale file that is not JSON',
    files: { 'locales/fa/statement.json': '{\n  "a-title": "عنوان"\n  "b": ""\n}\n' },
    code: 1,
    says: ['locales/fa/statement.json', '3:3', 'invalid-json'],
  },
  {
    what: 'a locale file in conflict',
    files: { 'locales/fa/statement.json': '{\n<<<<<<< ours\n"a-title": "x"\n' },
    code: 1,
    says: ['2:1', 'merge conflict'],
  },
  {
    what: 'a number for a value',
    files: { 'locales/fa/statement.json': '{\n  "a-title": 5\n}\n' },
    code: 1,
    says: ['locales/fa/statement.json', '2:14', 'invalid-value'],
  },
  {
    what: 'a broken state file',
    files: { 'locales/fa/state.json': '{"a-title": {"source": 1}}' },
    code: 1,
    says: ['locales/fa/state.json', '1:13', 'git'],
  },
  {
    what: 'missing interface strings in a release',
    files: { [CONFIG]: 'locales: [en, sq]\n' },
    args: ['--release'],
    code: 1,
    says: ['locales/sq/press.json', 'missing-string', 'publish strings sq'],
  },
  {
    what: 'an unknown key',
    files: { [CONFIG]: 'locales: [en, fa]\nlinkz:\n  a: https://example.org\n' },
    code: 2,
    says: [CONFIG, '2:1', 'linkz', 'Did you mean “links”'],
  },
  {
    what: 'an unknown key deep down',
    files: { [CONFIG]: 'release:\n  contct: x\n' },
    code: 2,
    says: ['2:3', 'release.contct', 'contact'],
  },
  {
    what: 'a configuration that is not YAML',
    files: { [CONFIG]: 'locales: [en, fa\n' },
    code: 2,
    says: [CONFIG, /\d+:\d+/u],
  },
  {
    what: 'a wrong value',
    files: { [CONFIG]: 'pdf: { pageSize: A5 }\n' },
    code: 2,
    says: ['1:18', 'A4, Letter'],
  },
  { what: 'a wrong date', files: { [CONFIG]: 'date: 2025-02-30\n' }, code: 2, says: ['1:7', '2025-02-30'] },
  {
    what: 'a malformed tag',
    files: { [CONFIG]: 'locales: [en, "no tag"]\n' },
    code: 2,
    says: ['1:15', 'no tag'],
  },
  {
    what: 'an unknown language',
    files: { [CONFIG]: 'locales: [en, xx]\n' },
    code: 2,
    says: ['1:15', 'xx', 'IANA'],
  },
  {
    what: 'a locale twice',
    files: { [CONFIG]: 'locales: [en, prs, fa-AF]\n' },
    code: 2,
    says: ['1:20', 'twice'],
  },
  {
    what: 'no configuration where one is named',
    args: ['--config', 'other.yaml'],
    code: 2,
    says: ['other.yaml'],
  },
  { what: 'a locale the publication lacks', args: ['--locale', 'ps'], code: 2, says: ['ps', 'en, fa'] },
  { what: 'a mistyped locale', args: ['--locale', 'f a'], code: 2, says: ['f a', 'not a language tag'] },
  { what: 'an unknown format', args: ['--format', 'pfd'], code: 2, says: ['pfd', 'Did you mean “pdf”'] },
  { what: 'an unknown flag', args: ['--fromat', 'pdf'], code: 2, says: ['--fromat', '--format'] },
  { what: 'a wrong number', args: ['--wrap', 'wide'], code: 2, says: ['wide'] },
  {
    what: 'no browser',
    args: ['--format', 'pdf', '--browser', '/nowhere/chrome'],
    code: 3,
    says: ['/nowhere/chrome'],
  },
  {
    what: 'no browser in the environment',
    args: ['--format', 'pdf'],
    env: { PUBLISH_BROWSER: '/nowhere/chrome' },
    code: 3,
    says: ['PUBLISH_BROWSER'],
  },
  {
    what: 'an output folder that cannot be made',
    args: ['--out-dir', '/proc/nowhere/dist'],
    code: 3,
    says: ['/proc/nowhere'],
  },
  { what: 'an output folder that is a file', args: ['--out-dir', CONFIG], code: 2, says: [CONFIG] },
  {
    what: 'an output folder with something else in it',
    files: { 'notes/mine.txt': 'mine' },
    args: ['--out-dir', 'notes'],
    code: 2,
    says: ['notes', 'no build has made', 'mine.txt'],
  },
  {
    what: 'an output folder that has the translations',
    args: ['--out-dir', 'locales'],
    code: 2,
    says: ['locales', 'files of its own'],
  },
  {
    what: 'an output folder above the publication',
    args: ['--out-dir', '..'],
    code: 2,
    says: ['replace the publication'],
  },
];

describe('publish build, given', () => {
  let good: string;
  beforeAll(async () => {
    good = await publicationOf(GOOD);
    expect((await publish(['-C', good, 'build', '--format', 'html', 'txt'])).code).toBe(0);
  });

  test.each(FAULTS)('$what: one clear message, the exit code, and dist/ as it was', async (fault) => {
    const folder = temporaryFolder();
    await cp(good, folder, { recursive: true });
    for (const [path, content] of Object.entries(fault.files ?? {})) {
      if (content === undefined) await rm(join(folder, path));
      else {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), content);
      }
    }
    const before = await contents(folder);
    const args = fault.args ?? [];
    const formats = args.includes('--format') ? [] : ['--format', 'html', 'txt'];
    const global = args.includes('--config') ? args : [];
    const { code, stdout, stderr } = await publish(
      ['-C', folder, ...global, 'build', '--replace', ...formats, ...(global.length > 0 ? [] : args)],
      fault.env,
    );
    for (const said of fault.says)
      expect(stderr).toMatch(
        typeof said === 'string' ? new RegExp(said.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'u') : said,
      );
    expect(code).toBe(fault.code);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(stderr.split('\n').filter((line) => /error {2}/u.test(line)).length).toBeLessThanOrEqual(2);
    expect(await contents(folder)).toEqual(before);
  });

  test('a folder that does not exist: code 2', async () => {
    const { code, stderr } = await publish(['-C', join(temporaryFolder(), 'nowhere'), 'build']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere')]);
  });

  test('a read-only place for the output: code 3', async () => {
    const folder = await publicationOf(GOOD);
    await chmod(folder, 0o555);
    // To root nothing is read-only, so that the command runs as nobody there.
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    const { code, stderr } = await spawnPublish(['-C', folder, 'build', '--format', 'txt'], {}, nobody);
    await chmod(folder, 0o755);
    expect([code, stderr]).toEqual([3, expect.stringContaining('permission denied')]);
    expect(await readdir(folder)).not.toContain('dist');
  });

  test('a statement that is a link out of the folder: code 2', async () => {
    const folder = await publicationOf(GOOD);
    await rm(join(folder, STATEMENT));
    await symlink('/etc/hostname', join(folder, STATEMENT));
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'txt']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('leads out')]);
  });

  test('--strict and a warning: code 1, and nothing written', async () => {
    const folder = await publicationOf({ ...GOOD, 'locales/fa/statement.json': '{}\n' });
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'txt', '--strict']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('missing-translation')]);
    expect(await readdir(folder)).not.toContain('dist');
  });

  test('--release and an unreviewed translation: code 1', async () => {
    const { code, stderr } = await publish(['-C', good, 'build', '--format', 'txt', '--release']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('not-reviewed')]);
  });
});

describe('the beginning of `npm run torture`', () => {
  test('builds that are killed', () => killBuilds(tally(), 1, ['--format', 'txt']));

  test('a build that is interrupted', () => interruptAt(tally(), 'between two files of the new edition'));

  test('a review that is killed', () => killCommand(tally(), 'review', { stride: 12, random: 0 }));

  test('a build that changes nothing sweeps what a killed one has left', async () => {
    const site = await makeSite();
    await buildNext(site, 'txt');
    const left = `.dist.new-4194999-0-00000000-${hostname()}`;
    await mkdir(join(site.folder, left));
    await buildNext(site, 'txt');
    site.remove();
  });

  test('a stream that is full or closed', () => breakStreams(tally(), [['--version']]));

  test('few files that may be open', () => closeFiles(tally(), [['check']], 20));

  test('a program that answers nonsense is no browser', async () => {
    const site = await makeSite();
    const browser = await site.program('babbles', 'printf "no message\\0" >&4; exec sleep 60');
    const ended = await site.run(['-C', site.folder, 'build', '--format', 'pdf', '--browser', browser]);
    expectEnd(ended, { code: 3, says: ['does not start', browser] });
    await expectNoTraces(site);
    site.remove();
  });

  test('a font that is cut short is refused', async () => {
    const site = await makeSite();
    await mkdir(join(site.folder, 'templates/fonts'), { recursive: true });
    const name = 'vazirmatn-arabic-400-normal.woff2';
    await writeFile(join(site.folder, 'templates/fonts', name), 'wOF2');
    const { code, stderr } = await publish(['-C', site.folder, 'build', '--format', 'html'], site.env);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`templates/fonts/${name} is not a complete`)]);
    site.remove();
  });
});
