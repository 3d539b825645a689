import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from '../pdf-js.js';
import { parse as parseHtml } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { layOut } from '../bidi.js';
import { expectGolden } from '../golden.js';
import { elements, textOf } from '../html.js';
import { readingsOf, shareOf } from '../pdf/readers.js';
import { ANOTHER_DAY, publish, ROOT, spawnPublish, temporaryFolder, type Ran } from '../publication.js';

const TAGS = ['en', 'fa-AF', 'ps', 'fa'];
const SLUG = 'call-for-an-immediate-halt-to-the-mass-deportation';
const statement = readFileSync(join(ROOT, 'locales/en/statement.md'), 'utf8');
const NAMES = Array.from(statement.matchAll(/^\d+\. \*(.*)\*$/gmu), ([, name = '']) => name);
const PERSIAN_NAMES = NAMES.slice(48);
const digits = (text: string) => text.replace(/[0-9]/gu, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');

const dist = join(temporaryFolder(), 'dist');
let ran: Ran;
const file = (path: string) => readFile(join(dist, path));
const text = async (path: string) => (await file(path)).toString();

beforeAll(async () => {
  ran = await publish(['-C', ROOT, 'build', '--out-dir', dist]);
});

describe('publish build, on the real statement', () => {
  test('makes twelve variants, the chooser and the manifest', async () => {
    expect(ran.stderr).not.toContain('error');
    expect(ran.code).toBe(0);
    const manifest = JSON.parse(await text('manifest.json')) as Manifest;
    const variants = manifest.files.filter(({ locale }) => locale !== null);
    expect(variants.map(({ path }) => path).sort()).toEqual(
      TAGS.flatMap((tag) => [
        `${tag}/index.html`,
        `${tag}/${SLUG}.${tag}.pdf`,
        `${tag}/${SLUG}.${tag}.txt`,
      ]).sort(),
    );
    expect(manifest.statement).toEqual({
      title:
        'Call for an Immediate Halt to the Mass Deportation of Afghans in Violation of International Law',
      date: '2025-08-12',
      slug: SLUG,
      revision: createHash('sha256').update(statement).digest('hex'),
    });
    expect(manifest.locales).toEqual([
      { locale: 'en', direction: 'ltr', status: 'source' },
      { locale: 'fa-AF', direction: 'rtl', status: 'translated' },
      { locale: 'ps', direction: 'rtl', status: 'translated' },
      { locale: 'fa', direction: 'rtl', status: 'translated' },
    ]);
  });

  test('lists every file with its size and hash, and no other file is there', async () => {
    const manifest = JSON.parse(await text('manifest.json')) as Manifest;
    const entries = await readdir(dist, { recursive: true, withFileTypes: true });
    const there = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));
    expect(there.sort()).toEqual([...manifest.files.map(({ path }) => path), 'manifest.json'].sort());
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = await file(path);
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
    }
  });

  test('gives the same bytes again: in a process of its own with a browser of its own, on another day, one page at a time', async () => {
    const again = join(temporaryFolder(), 'dist');
    const build = ['-C', ROOT, 'build', '--out-dir', again, '--jobs', '1'];
    expect((await spawnPublish(build, ANOTHER_DAY)).code).toBe(0);
    expect((await readFile(join(again, 'manifest.json'))).toString()).toBe(await text('manifest.json'));
  });
});

describe.each(TAGS)('%s', (tag) => {
  const isRtl = tag !== 'en';
  const lines = async () => (await text(`${tag}/${SLUG}.${tag}.txt`)).split('\n');

  test('text and page are those that were read and approved', async () => {
    await expectGolden(`real/${tag}.txt`, await text(`${tag}/${SLUG}.${tag}.txt`));
    await expectGolden(`real/${tag}.html`, await text(`${tag}/index.html`));
  });

  test('text: all 51 names in order, to the letter, in the exact lines', async () => {
    const expected = NAMES.map((name, at) => {
      const isPersian = PERSIAN_NAMES.includes(name);
      const number = String(at + 1);
      if (isRtl) return `\u200F${digits(number)}. ${isPersian ? '\u2067' : '\u2066'}${name}\u2069`;
      return isPersian ? `\u200E${number}. \u2067${name}\u2069` : `${number}. ${name}`;
    });
    expect((await lines()).filter((line) => /^[\u200E\u200F]?[0-9۰-۹]+\. /u.test(line))).toEqual(expected);
  });

  test('text: every line has the base direction of its language, every name is contiguous', async () => {
    for (const line of await lines()) {
      if (line === '') continue;
      const { level, visual } = layOut(line);
      expect([line, level]).toEqual([line, isRtl ? 1 : 0]);
      const name = NAMES.find((one) => line.includes(one));
      if (name === undefined) continue;
      // A right-to-left name reads backwards from the left, its Latin letters forwards.
      const isPersian = PERSIAN_NAMES.includes(name);
      const shown = isPersian ? layOut(`\u200F${name}`).visual : name;
      expect(visual).toContain(shown);
    }
  });

  test('page: all 51 names in order, each with its language and direction', async () => {
    const document = parseHtml(await text(`${tag}/index.html`));
    const [list] = elements(
      document,
      (node) => node.tagName === 'ol' && node.attributes.class === 'signatories',
    );
    const items = elements(list, (node) => node.tagName === 'li');
    expect(items.map(textOf)).toEqual(NAMES);
    for (const item of items) {
      const name = textOf(item);
      const [bdi] = elements(item, (node) => node.tagName === 'bdi');
      const isPersian = PERSIAN_NAMES.includes(name);
      const lang = isPersian ? (name.startsWith('VPO') ? 'fa' : 'fa-AF') : 'en';
      expect([name, item.attributes.lang]).toEqual([name, lang === tag ? undefined : lang]);
      expect([name, bdi?.attributes.dir]).toEqual([name, isPersian ? 'rtl' : isRtl ? 'ltr' : undefined]);
    }
    expect(elements(document, (node) => node.attributes.dir === 'auto')).toEqual([]);
  });

  test('page: language and direction, one heading, a time, and a word on the missing review', async () => {
    const document = parseHtml(await text(`${tag}/index.html`));
    const [html] = elements(document, (node) => node.tagName === 'html');
    expect([html?.attributes.lang, html?.attributes.dir]).toEqual([tag, isRtl ? 'rtl' : 'ltr']);
    expect(elements(document, (node) => node.tagName === 'h1')).toHaveLength(1);
    const dates = {
      en: '12 August 2025',
      'fa-AF': '۱۲ اگست ۲۰۲۵ (۲۱ اسد ۱۴۰۴)',
      ps: '۱۲ اګست ۲۰۲۵ (۲۱ زمری ۱۴۰۴)',
      fa: '۱۲ اوت ۲۰۲۵ (۲۱ مرداد ۱۴۰۴)',
    };
    const [time] = elements(document, (node) => node.tagName === 'time');
    expect([time?.attributes.datetime, time && textOf(time)]).toEqual([
      '2025-08-12',
      dates[tag as keyof typeof dates],
    ]);
    expect(elements(document, (node) => node.attributes.class === 'notice')).toHaveLength(isRtl ? 1 : 0);
    expect(
      elements(document, (node) => node.tagName === 'a' && ['', '#'].includes(node.attributes.href ?? 'x')),
    ).toEqual([]);
  });

  test('page: asks for nothing but the files of the edition, and holds no script', async () => {
    const page = await text(`${tag}/index.html`);
    const document = parseHtml(page);
    const addresses = elements(document, () => true)
      .flatMap((node) => [
        node.attributes.src,
        node.tagName === 'a' || node.tagName === 'link' ? node.attributes.href : undefined,
      ])
      .filter((one) => one !== undefined);
    for (const address of addresses.filter((one) => !one.startsWith('#'))) {
      expect(address).not.toMatch(/^[a-z]+:|^\//u);
      await file(join(tag, address));
    }
    const scripts = elements(document, (node) => node.tagName === 'script');
    expect(scripts.map((node) => node.attributes.type)).toEqual(['application/ld+json']);
    expect(JSON.parse(scripts.map(textOf).join(''))).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: tag,
      datePublished: '2025-08-12',
    });
  });

  test('PDF: tagged, with title, language, direction, outline, and every name in it', async () => {
    const data = new Uint8Array(await file(`${tag}/${SLUG}.${tag}.pdf`));
    const raw = Buffer.from(data).toString('latin1');
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const { info } = await pdf.getMetadata();
    const catalogue = JSON.parse(
      await readFile(join(ROOT, `locales/${tag}/statement.json`), 'utf8'),
    ) as Record<string, string>;
    expect(info).toMatchObject({
      Language: tag,
      Title: catalogue['call-for-an-immediate-halt'],
      CreationDate: 'D:20250812000000Z',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getOutline()).length).toBeGreaterThan(0);
    const [root = ''] = /\/S \/Document\b[^>]*(?:<<[^>]*>>[^>]*)?>>/u.exec(raw) ?? [];
    expect(root.includes('/WritingMode /RlTb')).toBe(isRtl);
    let found = '';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      // A4 to a thousandth of a point.
      expect(page.view.map((side) => Number(side.toFixed(3)))).toEqual([0, 0, 595.276, 841.89]);
      for (const item of (await page.getTextContent()).items) if ('str' in item) found += item.str;
    }
    await pdf.destroy();
    const squeeze = (words: string) =>
      words.normalize('NFKC').replace(/[\s\u200B-\u200F\u2066-\u2069]/gu, '');
    for (const name of NAMES.slice(0, 48)) expect(squeeze(found)).toContain(squeeze(name));
    expect(
      new Set(
        Array.from(raw.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/gu), ([, font]) => font?.split('-')[0]),
      ),
    ).toEqual(new Set(isRtl ? ['Vazirmatn'] : ['SourceSerif4', 'Vazirmatn']));
  });
});

describe.each(TAGS)('the PDF of %s is read back', (tag) => {
  const written = async () => {
    const catalogue = await readFile(join(ROOT, `locales/${tag}/statement.json`), 'utf8');
    const texts = Object.values(JSON.parse(catalogue) as Record<string, string>);
    return [...texts, ...NAMES].join('\n').replace(/\]\([^)]*\)/gu, '');
  };
  const { pdfium, pdfJs } = readingsOf(async () => new Uint8Array(await file(`${tag}/${SLUG}.${tag}.pdf`)));

  test('by PDFium: every word and every ZERO WIDTH NON-JOINER, in order', async () => {
    const { words, lost, inOrder } = shareOf(await written(), await pdfium());
    expect(words).toBeGreaterThan(850);
    expect(lost).toEqual([]);
    // It turns round the parts of “A/79/L.100” and “Watch65” in right-to-left text.
    expect(words - inOrder).toBeLessThanOrEqual(tag === 'en' ? 0 : 4);
  });

  test('by PDFium: every page has its number, of how many, in the digits of the language', async () => {
    const words: Readonly<Record<string, string>> = { en: 'Page', ps: 'مخ' };
    const page = words[tag] ?? 'صفح';
    const pages = tag === 'en' ? '123' : '۱۲۳';
    const lines = (await pdfium()).split(/\r?\n/u).map((line) => line.replace(/\u200F/gu, ''));
    const numbers = lines
      .filter((line) => line.includes(page))
      .map((line) => line.match(/\p{Nd}/gu)?.join(''));
    const last = pages[2] ?? '';
    for (const number of pages) expect(numbers).toContain(`${number}${last}`);
  });

  test('by pdf.js: 99 % of the words, in order', async () => {
    const { words, lost, inOrder } = shareOf(await written(), await pdfJs(), false);
    expect(lost.length / words).toBeLessThanOrEqual(0.01);
    expect(inOrder / words).toBeGreaterThanOrEqual(0.99);
  });
});

test('the chooser names each language in itself', async () => {
  const document = parseHtml(await text('index.html'));
  const links = elements(document, (node) => node.tagName === 'a' && node.attributes.hreflang !== undefined);
  expect(links.map(({ attributes }) => [attributes.href, attributes.lang, attributes.dir])).toEqual(
    TAGS.map((tag) => [`${tag}/index.html`, tag, tag === 'en' ? 'ltr' : 'rtl']),
  );
  expect(links.map((link) => textOf(link).trim().split(/\s+/u)[0])).toEqual([
    'English',
    'دری',
    'پښتو',
    'فارسی',
  ]);
});

test('with --debug, the stack of a failure points into src/', async () => {
  const { code, stderr } = await spawnPublish(['-C', join(temporaryFolder(), 'nowhere'), '--debug', 'check']);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/\(\S*src[/\\]commands[/\\]check\.ts:\d+:\d+\)/u),
  ]);
});
