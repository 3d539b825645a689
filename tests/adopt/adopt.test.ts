import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { shellWord } from '../../src/text/shell-word.js';
import { copyOfTheReal, publicationOf, publish, ROOT, type Ran } from '../publication.js';
import { paragraph, wordFile } from './documents.js';

const TAGS = ['fa-AF', 'ps', 'fa'] as const;
const SLUG = 'call-for-an-immediate-halt-to-the-mass-deportation';
const DATES = { 'fa-AF': '۱۲ اگست ۲۰۲۵', ps: 'د ۲۰۲۵ کال د اګست ۱۲مه', fa: '۲۱ مرداد ۱۴۰۴' };

const read = (folder: string, path: string) => readFile(join(folder, path), 'utf8');
const catalogue = (folder: string, tag: string) => read(folder, `locales/${tag}/statement.json`);
const texts = async (tag: string) =>
  Object.values(JSON.parse(await catalogue(ROOT, tag)) as Record<string, string>);

/** A copy of the real publication in which nothing is translated into one language. */
async function untranslated(tag: string): Promise<string> {
  const folder = await copyOfTheReal();
  for (const name of ['statement', 'state'])
    await writeFile(join(folder, `locales/${tag}/${name}.json`), '{}\n');
  return folder;
}

/** A real translation as its translator may have written it in Markdown, as blocks. */
async function asMarkdown(tag: (typeof TAGS)[number]): Promise<string[]> {
  const [title = '', ...rest] = await texts(tag);
  const statement = await read(ROOT, 'locales/en/statement.md');
  const names = (statement.split('Signatories:')[1] ?? '').replace(/\nEnd\s*$/u, '').trim();
  const { end } = JSON.parse(await read(ROOT, `locales/${tag}/press.json`)) as { end: string };
  return [DATES[tag], `# ${title}`, ...rest, names, end];
}

/** What an adoption says: what it did, and what comes next. */
function said(folder: string, summary: string): string {
  const tag = summary.split(':')[0] ?? '';
  const program = `publish -C ${shellWord(folder)}`;
  return `${summary}\nNext: ${program} check --locale ${tag}; when someone has read it: ${program} review ${tag} --all --by "First Last"\n`;
}

async function adopted(
  folder: string,
  tag: string,
  file: string,
  content: string | Uint8Array,
  ...more: string[]
): Promise<Ran> {
  await writeFile(join(folder, file), content);
  return publish(['-C', folder, 'adopt', tag, join(folder, file), ...more]);
}

describe.each(TAGS)('the real translation into %s', (tag) => {
  test('comes back from Markdown to the letter', async () => {
    const folder = await untranslated(tag);
    const ran = await adopted(folder, tag, 'whole.md', (await asMarkdown(tag)).join('\n\n'));
    expect(ran).toMatchObject({ code: 0, stdout: said(folder, `${tag}: 7 translations adopted`) });
    expect(ran.stderr).not.toContain('warning');
    expect(await catalogue(folder, tag)).toBe(await catalogue(ROOT, tag));
    expect(await read(folder, `locales/${tag}/state.json`)).toBe(
      await read(ROOT, `locales/${tag}/state.json`),
    );
  });

  test('comes back from the plain text that a build writes, wrapped or not', async () => {
    const wrap = tag === 'fa' ? [] : ['--wrap', '72'];
    const folder = await copyOfTheReal();
    expect((await publish(['-C', folder, 'build', '--format', 'txt', '--locale', tag, ...wrap])).code).toBe(
      0,
    );
    const file = join(folder, `dist/${tag}/${SLUG}.${tag}.txt`);
    // The words are those that are here, so that these stay, with the links and the stress that plain text has not.
    const same = await publish(['-C', folder, 'adopt', tag, file]);
    expect(same).toMatchObject({
      code: 0,
      stdout: said(folder, `${tag}: 0 translations adopted; 7 unchanged`),
    });
    expect(await catalogue(folder, tag)).toBe(await catalogue(ROOT, tag));

    const empty = await untranslated(tag);
    const ran = await publish(['-C', empty, 'adopt', tag, file]);
    expect(ran).toMatchObject({ code: 0, stdout: said(empty, `${tag}: 7 translations adopted`) });
    expect(ran.stderr).toContain(
      'Plain text has no links and no stress; the statement has them in in-july-2025',
    );
    expect(ran.stderr).toContain('Invisible direction marks were left out: ');
    const bare = (text: string) => text.replace(/\[([^\]]+)\]\(#\)|\*\*([^*]+)\*\*/gu, '$1$2');
    expect(await catalogue(empty, tag)).toBe(bare(await catalogue(ROOT, tag)));
  });
});

test('the Dari translation comes back to the letter from a Word file that LibreOffice wrote', async () => {
  const folder = await untranslated('fa-AF');
  const file = join(ROOT, 'tests/fixtures/adopt/dari.docx');
  const ran = await publish(['-C', folder, 'adopt', 'fa-AF', file]);
  expect(ran).toMatchObject({ code: 0, stdout: said(folder, 'fa-AF: 7 translations adopted') });
  expect(ran.stderr).not.toMatch(/warning|error/u);
  expect(await catalogue(folder, 'fa-AF')).toBe(await catalogue(ROOT, 'fa-AF'));
});

test('every kind of block comes back from a Word file, footnotes and table included', async () => {
  const river = join(ROOT, 'tests/fixtures/river');
  const files = [
    'publish.config.yaml',
    'locales/en/statement.md',
    'locales/en/statement.json',
    'locales/fa/statement.json',
  ];
  const folder = await publicationOf(
    Object.fromEntries(
      await Promise.all(files.map(async (path) => [path, await read(river, path)] as const)),
    ),
  );
  await writeFile(join(folder, 'publish.config.yaml'), 'locales: [en, fa]\n');
  const ran = await publish(['-C', folder, 'adopt', 'fa', join(ROOT, 'tests/fixtures/adopt/river-fa.docx')]);
  // This file has but one of the two references to the first footnote.
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('1 translation here differs from the file');
  expect(ran.stderr).toContain('“the-wells-are-ours-to” is translated already, in other words.');
  expect(ran.stderr).toContain('bar-chart-at-each-of. They stay as they are.');
});

describe('where the two texts part ways', () => {
  let blocks: string[] = [];
  beforeAll(async () => {
    blocks = await asMarkdown('fa-AF');
  });
  const without = (at: number) => blocks.filter((_, place) => place !== at);
  const changed = (at: number, ...by: string[]) =>
    blocks.flatMap((block, place) => (place === at ? by : [block]));
  const part = (at: number, from: number, to?: number) => (blocks[at] ?? '').slice(from, to);

  test.each([
    [
      'a paragraph that was split',
      () => changed(3, part(3, 0, 700), part(3, 700)),
      /^ +15:1 .*has a paragraph more than the statement before the signatories\./mu,
      /statement: +locales\/en\/statement\.md {2}\(nothing more[^]*translation: +whole\.md:15:1 {2}a paragraph: “در پرتو[^]*\(whole\.md:7:1\) and the text after it translate “In July 2025[^]*join them/u,
    ],
    [
      'two paragraphs that were joined',
      () => [...blocks.slice(0, 3), `${part(3, 0)} ${part(4, 0)}`, ...blocks.slice(5)],
      /lacks a paragraph that the statement has before the signatories/u,
      /statement: +locales\/en\/statement\.md:15:1 {2}a paragraph: “In light of[^]*\(whole\.md:7:1\) translates “In July 2025[^]*split it/u,
    ],
    [
      'a heading for a paragraph',
      () => changed(4, `## ${part(4, 0)}`),
      /^ +9:4 .*Here the statement has a paragraph, the translation a heading\./mu,
      /locales\/en\/statement\.md:11:1 {2}a paragraph: “Despite this[^]*whole\.md:9:4 {2}a heading: “با وجود[^]*write it as a paragraph/u,
    ],
    [
      'a list for a paragraph',
      () => changed(2, `- ${part(2, 0)}`),
      /Here the statement has a paragraph, the translation an item of a list\./u,
      /write it as a paragraph, without a sign before it/u,
    ],
    [
      'no opening of the signatories',
      () => without(7),
      /lacks the opening of the signatories that the statement has before the names/u,
      /locales\/en\/statement\.md:17:1 {2}the opening of the signatories: “Signatories:”/u,
    ],
    [
      'no title',
      () => without(1),
      /lacks a paragraph that the statement has before the signatories/u,
      /locales\/en\/statement\.md:15:1/u,
    ],
    [
      'a text after the names',
      () => [...blocks.slice(0, -1), 'این یک یادداشت است که در متن اصلی نیست.'],
      /has a paragraph more than the statement before the end/u,
      /Take it out/u,
    ],
  ])('%s is shown at both places, and nothing is adopted', async (_, made, message, help) => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', made().join('\n\n'));
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).toMatch(help);
    expect(ran.stderr).toContain('Nothing was changed.');
    expect(await catalogue(folder, 'fa-AF')).toBe('{}\n');
  });

  test('a Word file says the paragraph, a text file the line', async () => {
    const folder = await untranslated('fa-AF');
    const body = ['عنوان', 'یک', 'دو'].map((text) => paragraph(text)).join('');
    const word = await adopted(folder, 'fa-AF', 'whole.docx', wordFile(body));
    expect(word.stderr).toMatch(/translation: +whole\.docx, paragraph 3/u);
    const text = await adopted(folder, 'fa-AF', 'whole.txt', 'عنوان\n\nیک\n\nدو\n');
    expect(text.stderr).toMatch(/translation: +whole\.txt:5 /u);
  });

  test('a join and a split that leave the number as it was are warned of', async () => {
    const folder = await untranslated('fa-AF');
    const slipped = [
      ...blocks.slice(0, 2),
      `${part(2, 0)} ${part(3, 0)}`,
      part(4, 0, 300),
      part(4, 300),
      ...blocks.slice(5),
    ];
    const ran = await adopted(folder, 'fa-AF', 'whole.md', slipped.join('\n\n'));
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(
      /5:1 +warning +From whole\.md:5:1 on the texts may be shifted.*adopt-slipped/u,
    );
    expect(ran.stderr).toMatch(/7:1 +warning +The number 2025 is not in the translation/u);
  });

  test('the real translations raise no doubt', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', blocks.join('\n\n'));
    expect(ran.stderr).not.toContain('warning');
  });

  test('another date is told, and not taken over', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', changed(0, '۱۳ اگست ۲۰۲۵').join('\n\n'));
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(
      /1:1 +warning +The date line “۱۳ اگست ۲۰۲۵” is not the date of the statement, 2025-08-12/u,
    );
  });

  test('an end mark in other words is told', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', changed(9, 'ختم شد').join('\n\n'));
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('“ختم شد” is taken for the end mark.');
  });

  test('a file in another language is refused', async () => {
    const folder = await untranslated('fa-AF');
    const pashto = (await asMarkdown('ps')).join('\n\n');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', pashto);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('This is Pashto, in a Persian file.');
    expect(await catalogue(folder, 'fa-AF')).toBe('{}\n');
  });

  test('--dry-run shows the pairs side by side and writes nothing', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', blocks.join('\n\n'), '--dry-run');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /^in-recent-weeks-there-has {2}new\n {2}locales\/en\/statement\.md:7:1 {2}In recent weeks.*\n {2}5:1 +در هفته‌های/mu,
    );
    expect(ran.stdout).toContain('would write locales/fa-AF/statement.json');
    expect(await catalogue(folder, 'fa-AF')).toBe('{}\n');
  });
});

describe('what stands here already', () => {
  test('is left alone where it says something else, unless forced', async () => {
    const folder = await copyOfTheReal();
    const before = await catalogue(folder, 'fa');
    const blocks = (await asMarkdown('fa')).map((block) => block.replace('امضاکنندگان:', 'امضا کرده‌اند:'));
    const ran = await adopted(folder, 'fa', 'whole.md', blocks.join('\n\n'));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(
      /“signatories” is translated already[^]*here: +امضا.*\n +there: امضا کرده‌اند:/u,
    );
    expect(await catalogue(folder, 'fa')).toBe(before);
    const forced = await adopted(folder, 'fa', 'whole.md', blocks.join('\n\n'), '--force');
    expect(forced).toMatchObject({ code: 0, stdout: said(folder, 'fa: 1 translation adopted; 6 unchanged') });
    expect(await catalogue(folder, 'fa')).toContain('امضا کرده‌اند:');
  });

  test('and was outdated is confirmed; a review that holds stays', async () => {
    const folder = await copyOfTheReal();
    await publish(['-C', folder, 'sync']);
    await publish(['-C', folder, 'review', 'fa', '--all', '--by', 'Jane Doe']);
    const statement = await read(folder, 'locales/en/statement.md');
    await writeFile(
      join(folder, 'locales/en/statement.md'),
      statement.replace('affecting millions', 'affecting many millions'),
    );
    const ran = await adopted(folder, 'fa', 'whole.md', (await asMarkdown('fa')).join('\n\n'));
    expect(ran).toMatchObject({
      code: 0,
      stdout: said(folder, 'fa: 0 translations adopted; 1 confirmed; 6 unchanged'),
    });
    const states = await read(folder, 'locales/fa/state.json');
    expect(states.match(/Jane Doe/gu)).toHaveLength(6);
    expect((await publish(['-C', folder, 'check', '--locale', 'fa'])).code).toBe(0);
  });
});

describe('names', () => {
  const other = async () =>
    (await asMarkdown('fa-AF'))
      .join('\n\n')
      .replace('*Rawadari*', '*رواداری*')
      .replace('22. *GAMCOTRAP*\n', '')
      .replace("Women's UN Report", 'Women’s UN Report');

  test('in another form are told and left out', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', await other());
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('The name “Rawadari” is written “رواداری”; it was left out.');
    expect(ran.stderr).toContain('The name “GAMCOTRAP” is not in the file.');
    expect(ran.stderr.match(/adopt-names/gu)).toHaveLength(2);
    await expect(read(folder, 'locales/fa-AF/signatories.json')).rejects.toThrow();
  });

  test('are taken with --names, but for those that another form stands for', async () => {
    const folder = await untranslated('fa-AF');
    const ran = await adopted(folder, 'fa-AF', 'whole.md', await other(), '--names');
    expect(ran).toMatchObject({
      code: 0,
      stdout: said(folder, 'fa-AF: 7 translations adopted; 1 name in this language’s own form'),
    });
    expect(JSON.parse(await read(folder, 'locales/fa-AF/signatories.json'))).toEqual({ Rawadari: 'رواداری' });
    const again = await adopted(
      folder,
      'fa-AF',
      'whole.md',
      (await other()).replace('رواداری', 'روا'),
      '--names',
    );
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/here: +رواداری\n +there: روا/u);
  });

  test('without numbers, in plain text, are found by those that are known', async () => {
    const folder = await publicationOf({
      'publish.config.yaml': 'dateFormat: d MMMM yyyy\nlocales: [en, fa]\n',
      'locales/en/statement.md':
        '1 May 2026\n\n# Keep it open\n\nThe council plans to close it.\n\nSignatories:\n\n1. Harbour Readers\n2. Quay Street\n3. Bookworms\n\nEnd\n',
      'locales/fa/statement.json': '{}',
    });
    const text =
      '۱ مهٔ ۲۰۲۶\n\nباز بماند\n\nشورا می‌خواهد آن را ببندد.\n\nامضاکنندگان:\nخوانندگان بندر\nQuay Street\nBookworms\n\nپایان\n';
    const ran = await adopted(folder, 'fa', 'whole.txt', text, '--names');
    expect(ran).toMatchObject({
      code: 0,
      stdout: said(folder, 'fa: 3 translations adopted; 1 name in this language’s own form'),
    });
    expect(JSON.parse(await read(folder, 'locales/fa/signatories.json'))).toEqual({
      'Harbour Readers': 'خوانندگان بندر',
    });
  });
});

test('refuses what it cannot adopt with a message and a code', async () => {
  const folder = await copyOfTheReal();
  await mkdir(join(folder, 'more'));
  const call = (...args: string[]) => publish(['-C', folder, 'adopt', ...args]);
  expect(await call('fa', 'a.pdf')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('.docx, .odt, .md, .txt, and the .json of an edition') as string,
  });
  expect(await call('fa', join(folder, 'a.md'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no file') as string,
  });
  expect(await adopted(folder, 'en', 'a.md', 'x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('original') as string,
  });
  expect(await adopted(folder, 'de', 'a.md', 'x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no locale') as string,
  });
  const broken = await adopted(folder, 'fa', 'a.docx', 'hello');
  expect(broken).toMatchObject({ code: 1, stdout: '' });
  expect(broken.stderr).toMatch(/This is not a Word file \(\.docx\)\.[^]*Nothing was changed/u);
  expect(await adopted(folder, 'fa', 'b.docx', Buffer.alloc(16_000_001))).toMatchObject({ code: 2 });
  const endless = await adopted(folder, 'fa', 'c.txt', `عنوان\n\n${']*<'.repeat(100_000)}\n`);
  expect(endless).toMatchObject({ code: 1, stderr: expect.stringContaining('3:-  error') as string });
});
