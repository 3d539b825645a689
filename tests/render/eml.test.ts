import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import { expectGolden } from '../golden.js';
import { elements } from '../html.js';
import { onePixel } from '../pictures.js';
import { ANOTHER_DAY, publicationOf, publish, ROOT, spawnPublish, temporaryFolder } from '../publication.js';
import { warmBrowser } from '../warm-browser.js';

const SLUG = 'zarimel-right-to-water';
const TAGS = ['en', 'fa', 'ar', 'he', 'ur'] as const;
const folder = join(temporaryFolder(), 'river');
const fileOf = (tag: string) => readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.eml`));
const textFile = (tag: string) => readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.txt`), 'utf8');
const read = async (tag: string) => PostalMime.parse(await fileOf(tag));
const header = ({ headers }: Email, key: string) => headers.find((one) => one.key === key)?.value;

/** A made-up publication as an e-mail. */
async function mailOf(statement: string, config = '', more: Readonly<Record<string, string | Buffer>> = {}) {
  const own = await publicationOf({
    'locales/en/statement.md': statement,
    'publish.config.yaml': `date: 2025-01-02\nslug: x\nlocales: [en]\n${config}`,
    ...more,
  });
  const { code, stderr } = await publish(['-C', own, 'build', '--format', 'txt', 'docx', 'eml']);
  expect(code, stderr).toBe(0);
  const bytes = await readFile(join(own, 'dist/en/x.en.eml'));
  return { own, stderr, raw: bytes.toString('latin1'), mail: await PostalMime.parse(bytes) };
}

type Said = readonly [word: string, lang: string, dir: string];

/** Every word with the language and the direction that it has there; numbers of lists and links back left out. */
function saidIn(html: string, accept: (tagName: string, attributes: string) => boolean): Said[] {
  const walk = (node: DefaultTreeAdapterTypes.Node, lang: string, dir: string, isIn: boolean): Said[] => {
    if ('value' in node)
      return isIn
        ? (node.value.match(/[\p{L}\p{N}\p{M}\u200C]+/gu) ?? []).map((word): Said => [word, lang, dir])
        : [];
    if (!('childNodes' in node)) return [];
    const attributes = 'attrs' in node ? node.attrs : [];
    const value = (name: string) => attributes.find((one) => one.name === name)?.value;
    if (value('class') === 'item-number' || value('data-footnote-backref') !== undefined) return [];
    const isHere = isIn || ('tagName' in node && accept(node.tagName, value('class') ?? ''));
    return node.childNodes.flatMap((one) => walk(one, value('lang') ?? lang, value('dir') ?? dir, isHere));
  };
  return walk(parse(html), '', '', false);
}

beforeAll(async () => {
  await cp(join(ROOT, 'tests/fixtures/river'), folder, { recursive: true });
  const ran = await publish(['-C', folder, 'build', '--format', 'html', 'txt', 'eml']);
  expect(ran.code, ran.stderr).toBe(0);
});

describe.each(TAGS)('the e-mail in %s, read by a program of others', (tag) => {
  test('has the text file, word for word and mark for mark', async () => {
    const { text = '' } = await read(tag);
    expect(text.replaceAll('\r\n', '\n').trim()).toBe((await textFile(tag)).trim());
  });

  test('is the one that was read and approved', async () => {
    if (tag !== 'en' && tag !== 'ar') return;
    const bytes = await readFile(join(folder, 'dist', tag, `zarimel-right-to-water.${tag}.eml`));
    await expectGolden(`river/${tag}.eml`, bytes.toString().replaceAll('\r\n', '\n'));
  });

  test('has the words of the page in their order, each in its language and direction', async () => {
    const { html = '' } = await read(tag);
    const page = await readFile(join(folder, 'dist', tag, 'index.html'), 'utf8');
    const of = (html: string, ...names: readonly string[]) =>
      saidIn(html, (tagName, classes) =>
        names.some((name) => [tagName, ...classes.split(' ')].includes(name)),
      );
    const [kind, original] = [of(html, 'kind'), of(html, 'original')];
    const inMail = of(html, 'article');
    // On the page, these two are not in the article, and the embargo is that of a page.
    const inMain = of(page, 'main').map(String);
    const onPage = of(page, 'embargo').map(String);
    const at = inMain.findIndex((_, place) => onPage.every((word, more) => inMain[place + more] === word));
    inMain.splice(at, onPage.length, ...of(html, 'embargo').map(String));
    expect(inMail.map(String)).toEqual([...kind.map(String), ...inMain, ...original.map(String)]);
    expect(of(html, 'embargo')).not.toEqual(of(page, 'embargo'));
    expect([kind.length > 0, original.length > 0]).toEqual([true, tag !== 'en']);
    expect(inMail.length).toBeGreaterThan(250);
    const names = new Map(inMail.map(([word, lang, dir]) => [word, `${lang} ${dir}`]));
    expect([names.get('CANAL') ?? names.get('Inc'), names.get('الدייגים') ?? names.get('הדייגים')]).toEqual([
      'en ltr',
      'he rtl',
    ]);
  });

  test('says language and direction on every outer block, and numbers in the digits of the locale', async () => {
    const { html = '' } = await read(tag);
    const tree = parse(html);
    const blocks = elements(tree, ({ tagName }) => /^(?:p|h\d|[ou]l|table|blockquote|pre)$/u.test(tagName));
    const inner = new Set(blocks.flatMap((block) => elements(block, () => true).map(({ node }) => node)));
    // The cell of the layout is around all of them, and says its own.
    const outer = blocks.filter(({ tagName, node }) => tagName !== 'table' && !inner.has(node));
    const bare = [...blocks.filter(({ tagName }) => /^(?:h\d|table|blockquote)$/u.test(tagName)), ...outer];
    expect(bare.length).toBeGreaterThan(15);
    expect(bare.filter(({ attributes: { lang, dir } }) => lang === undefined || dir === undefined)).toEqual(
      [],
    );
    const numbers = Array.from(html.matchAll(/class="item-number"[^>]*>([^<]+)</gu), ([, text = '']) => text);
    expect(numbers).toContain({ en: '20.', fa: '۲۰.', ar: '٢٠.', he: '20.', ur: '۲۰.' }[tag]);
  });

  test('has headers that say what it is, in ASCII and short lines', async () => {
    const mail = await read(tag);
    const [first = ''] = (await textFile(tag)).split('\n');
    const plain = (text = '') => text.replace(/[\u200E\u200F\u2066-\u2069]/gu, '');
    expect(plain(mail.subject).startsWith(`${plain(first)} – `)).toBe(true);
    expect([header(mail, 'content-language'), header(mail, 'x-unsent'), mail.from, mail.to]).toEqual([
      ...[tag, '1', undefined, undefined],
    ]);
    expect([mail.date, mail.messageId]).toEqual([
      '2026-03-22T00:00:00.000Z',
      expect.stringMatching(new RegExp(`^<[0-9a-f]{32}\\.${tag}@zarimel\\.example>$`, 'u')),
    ]);
    const raw = (await fileOf(tag)).toString('latin1');
    expect([/[^\x00-\x7F]/u.test(raw), /(?<!\r)\n|\r(?!\n)/u.test(raw)]).toEqual([false, false]);
    expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  test('asks nobody for anything', async () => {
    const { html = '', attachments } = await read(tag);
    expect(html).not.toMatch(/<(?:script|link|form|iframe|input|base)\b|url\(|@import|@font-face|\son\w+=/iu);
    const sources = elements(parse(html), ({ attributes }) => 'src' in attributes);
    expect(sources.map(({ attributes }) => attributes.src)).toEqual(
      attachments.map(({ contentId = '' }) => `cid:${contentId.slice(1, -1)}`),
    );
    expect(attachments.map(({ mimeType, related }) => [mimeType, related])).toEqual([['image/png', true]]);
  });
});

test('is the same on another day, in another time zone', async () => {
  const out = join(temporaryFolder(), 'later');
  const ran = await spawnPublish(['-C', folder, 'build', '--format', 'eml', '--out-dir', out], ANOTHER_DAY);
  expect(ran.code, ran.stderr).toBe(0);
  // The rest of the edition is no part of it.
  expect((await readFile(join(out, 'fa', `${SLUG}.fa.eml`))).equals(await fileOf('fa'))).toBe(true);
});

test('in a browser, nothing is wider than the screen, and text is legible in light and dark', async () => {
  const machine = thisMachine();
  const found = await locateBrowser(undefined, machine);
  const { signal } = new AbortController();
  const lent = await warmBrowser().lend({ found, machine, timeout: 60_000, signal });
  const page = await lent.browser.newPage();
  try {
    const seen = [];
    for (const tag of ['en', 'fa', 'he', 'ur']) {
      const { html = '' } = await read(tag);
      await page.setContent(html);
      for (const width of [320, 600])
        for (const scheme of ['light', 'dark']) {
          await page.setViewport({ width, height: 800 });
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          const { wide, turned, ...colours } = (await page.evaluate(`(() => {
            const style = (one) => getComputedStyle(one);
            const light = (colour) => colour.match(/\\d+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 765;
            const article = document.querySelector('.article');
            return {
              wide: document.documentElement.scrollWidth,
              turned: [...document.querySelectorAll('[dir]')].filter((one) => style(one).direction !== one.dir).length,
              ink: light(style(article).color),
              paper: light(style(article).backgroundColor),
            };
          })()`)) as { wide: number; turned: number; ink: number; paper: number };
          const isDark = colours.paper < 0.2 && colours.ink > 0.8;
          const isLight = colours.paper > 0.9 && colours.ink < 0.2;
          seen.push([tag, width, scheme, wide, turned, isDark ? 'dark' : isLight ? 'light' : 'illegible']);
        }
    }
    expect(seen).toHaveLength(16);
    for (const [tag, width, scheme, ...rest] of seen)
      expect([tag, width, scheme, ...rest]).toEqual([tag, width, scheme, width, 0, scheme]);
  } finally {
    await page.close();
    lent.giveBack(false);
  }
});

test('sender, recipients and attachments are those of the configuration', async () => {
  const { mail, own } = await mailOf(
    '# Title\n\nText.\n',
    'eml: { from: "تحالف, Éva <press@müller.example>", to: [a@b.example, "\\"Doe, J.\\" <d@c.example>"], attach: [docx, txt] }\n',
  );
  expect([mail.from, mail.to, header(mail, 'x-unsent')]).toEqual([
    { name: 'تحالف, Éva', address: 'press@xn--mller-kva.example' },
    [
      { name: '', address: 'a@b.example' },
      { name: 'Doe, J.', address: 'd@c.example' },
    ],
    undefined,
  ]);
  expect(mail.messageId).toMatch(/@xn--mller-kva\.example>$/u);
  expect(mail.attachments.map(({ filename, disposition }) => [filename, disposition])).toEqual([
    ['x.en.docx', 'attachment'],
    ['x.en.txt', 'attachment'],
  ]);
  for (const { filename, content } of mail.attachments)
    expect(
      Buffer.from(content as ArrayBuffer).equals(await readFile(join(own, 'dist/en', filename ?? ''))),
    ).toBe(true);
});

test.each([
  ['a line end in a sender', '{ from: "a\\nBcc: x <a@b.example>" }', '“eml.from” has a character'],
  ['a NUL in a recipient', '{ to: ["a\\0@b.example"] }', '“eml.to[0]” has a character'],
  ['U+2028 in a recipient', '{ to: ["a\\u2028 <a@b.example>"] }', '“eml.to[0]” has a character'],
  ['a word that is no address', '{ from: nobody }', '“eml.from” is “nobody”, not a mail address'],
  ['two addresses in one', '{ to: ["a@b.example, c@d.example"] }', 'not a mail address'],
  ['a bracket alone', '{ to: ["a@b.example>"] }', 'not a mail address'],
  ['a format that is not made', '{ attach: [pdf] }', 'which this build does not make'],
  ['a page as attachment', '{ attach: [html] }', 'cannot be read without those beside it'],
  ['itself as attachment', '{ attach: [eml] }', 'cannot hold itself'],
])('%s is refused with its place', async (_, eml, message) => {
  const own = await publicationOf({
    'locales/en/statement.md': '# Title\n\nText.\n',
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en]\neml: ${eml}\n`,
  });
  const { code, stderr } = await publish(['-C', own, 'build', '--format', 'eml', 'txt']);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^ +3:\d+ +error/mu)]);
  expect(stderr).toContain(message);
});

test('hostile texts stay texts, and headers one line each', async () => {
  const title =
    'A&#10;Bcc: x@evil.example&#13;&#10;&#13;&#10;<script>&#0;&#8232;--_NmP =?UTF-8?Q?=0ABcc:?= {{x}}';
  const { mail, raw } = await mailOf(
    [
      `# ${title}`,
      'A [link](javascript:alert(1)), [good](https://example.org/a?b=1&c=2), <img src=x onerror=alert(1)>.',
      '<script>alert(1)</script>',
      '.',
      `${'word '.repeat(5000)}end`,
    ].join('\n\n'),
  );
  const keys = mail.headers.map(({ key }) => key);
  expect(keys).toEqual([
    ...['content-language', 'x-unsent', 'subject', 'message-id', 'date', 'mime-version', 'content-type'],
  ]);
  expect(mail.subject).toContain('A Bcc: x@evil.example');
  expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect([mail.bcc, mail.cc]).toEqual([undefined, undefined]);
  const { html = '', text = '' } = mail;
  const tree = parse(html);
  expect(elements(tree, ({ tagName }) => ['script', 'img'].includes(tagName))).toEqual([]);
  const links = elements(tree, ({ tagName }) => tagName === 'a').map(({ attributes }) => attributes.href);
  expect(links).toEqual(['mailto:x@evil.example', 'https://example.org/a?b=1&c=2']);
  for (const one of [html, text]) expect(one.match(/\bword\s/gu)).toHaveLength(5000);
  expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
});

test('a hostile release line begins no header', async () => {
  const strings = JSON.parse(await readFile(join(ROOT, 'locales/en/press.json'), 'utf8')) as object;
  const hostile = { ...strings, 'release.immediate': 'Now\r\nBcc: r@evil.example\u2028x\0y' };
  const { mail } = await mailOf('# Title\n\nText.\n', '', {
    'locales/en/press.json': JSON.stringify(hostile),
  });
  expect([mail.subject, mail.bcc]).toEqual(['Now Bcc: r@evil.example xy – Title', undefined]);
});

test('a page that Gmail cuts, and a picture that mail programs do not show, are reported', async () => {
  const { mail, stderr } = await mailOf(
    `# Title\n\n${'A sentence of the text. '.repeat(1500)}\n\n${'Another one of it. '.repeat(2000)}\n\n${'And the last of all. '.repeat(2000)}\n\n![Two people](a.svg) ![A bank](bank.png)\n`,
    'maxParagraph: 80000\n',
    {
      'locales/en/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'locales/en/bank.png': onePixel(),
    },
  );
  expect(stderr).toMatch(/mail-size/u);
  expect(stderr).toMatch(/a\.svg: mail programs need PNG.*mail-picture/u);
  expect(mail.html?.match(/And the last of all/gu)).toHaveLength(2000);
  expect(mail.html).toContain('[Two people]');
  expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png']);
});
