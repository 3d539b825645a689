import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { layOut } from '../bidi.js';
import { expectGolden } from '../golden.js';
import { elements, textOf, type PageElement } from '../html.js';
import { publish as publishIn, temporaryFolder } from '../publication.js';

// A made-up statement with everything Markdown offers, in four right-to-left languages of two scripts. Its source
// catalogue is older than its statement by one sentence. `UPDATE_GOLDEN=1 npx vitest run tests/pipeline/every-kind-of-block.test.ts`
// renews tests/golden/river/; read the difference before you commit it.

const FIXTURE = join(import.meta.dirname, '../fixtures/river');
const SLUG = 'zarimel-right-to-water';
const TAGS = ['en', 'fa', 'ar', 'he', 'ur'] as const;
type Tag = (typeof TAGS)[number];

const json = (path: string) =>
  JSON.parse(readFileSync(join(FIXTURE, path), 'utf8')) as Record<string, string>;
const statement = readFileSync(join(FIXTURE, 'locales/en/statement.md'), 'utf8');
const NAMES = Array.from(
  statement.slice(statement.indexOf('## Signatories')).matchAll(/^\d+\. (.*)$/gmu),
  ([, name = '']) => name,
);
const ARABIC_NAMES = json('locales/ar/signatories.json');
const shownNames = (tag: Tag) => NAMES.map((name) => (tag === 'ar' ? (ARABIC_NAMES[name] ?? name) : name));

/** Names that read from right to left, and the languages of those that are not in their page's own. */
const LANGUAGES: Readonly<Record<string, string>> = {
  'WASH-جمعية مياه النهر': 'ar',
  'رابطة صيادي دلتا زريمل': 'ar',
  'אגודת הדייגים של אגם אורבש': 'he',
  'انجمن آب پاک اورواش': 'fa',
  'دریا بچاؤ تحریک': 'ur',
  'נשים למען הנהר (NLN)': 'he',
  'شبکهٔ رودخانه‌های زنده': 'fa',
  'هيئة آبار أورفاش (OWB)': 'ar',
  'ועד 12 הכפרים': 'he',
  ...Object.fromEntries(Object.values(ARABIC_NAMES).map((name) => [name, 'ar'])),
};
const isRtlName = (name: string) => name in LANGUAGES;

const DIGITS = { en: '0123456789', he: '0123456789', fa: '۰۱۲۳۴۵۶۷۸۹', ur: '۰۱۲۳۴۵۶۷۸۹', ar: '٠١٢٣٤٥٦٧٨٩' };
const inDigits = (number: number, tag: Tag) =>
  String(number).replace(/\d/gu, (digit) => DIGITS[tag][Number(digit)] ?? '');

const folder = join(temporaryFolder(), 'river');
const inDist = (path: string) => readFile(join(folder, 'dist', path));
const pageOf = async (tag: Tag) => (await inDist(`${tag}/index.html`)).toString();
const textFile = async (tag: Tag) => (await inDist(`${tag}/${SLUG}.${tag}.txt`)).toString();
const linesOf = async (tag: Tag) => (await textFile(tag)).split('\n').filter((line) => line !== '');
const withoutControls = (words: string) => words.replace(/[\u200E\u200F\u061C\u2066-\u2069]/gu, '');
const withoutIsolates = (line: string): string => {
  const less = line.replace(/[\u2066\u2067][^\u2066-\u2069]*\u2069/gu, '');
  return less === line ? line : withoutIsolates(less);
};
const publish = (...args: string[]) => publishIn(['-C', folder, ...args]);
const hasClass = (element: PageElement, name: string) =>
  (element.attributes.class ?? '').split(' ').includes(name);

/** What a locale shows of every segment, cut into pieces of plain words at marks, links and line ends. */
function pieces(tag: Tag): Map<string, number> {
  const source = json('locales/en/statement.json');
  const target = tag === 'en' ? {} : json(`locales/${tag}/statement.json`);
  const counts = new Map<string, number>();
  for (const [key, original] of Object.entries(source)) {
    const now = original.replace('within nine days', 'within eleven days');
    const inline = target[key] === undefined || target[key] === '' ? now : target[key];
    const plain = inline
      .replace(/\[\^\w+\]|\\\n/gu, '\n')
      .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, '\n$1\n')
      .replace(/<([^>]+)>/gu, '$1')
      .replace(/~~/gu, '\n')
      .replace(/[*`]/gu, '');
    for (const piece of plain.split('\n')) {
      const words = piece.trim();
      if (/[\p{L}\p{N}]/u.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return counts;
}

function missingPieces(tag: Tag, shown: string): string[] {
  const whole = withoutControls(shown).replace(/\s+/gu, ' ');
  return [...pieces(tag)].flatMap(([words, count]) => (whole.split(words).length > count ? [] : [words]));
}

let built: Awaited<ReturnType<typeof publish>>;

beforeAll(async () => {
  await cp(FIXTURE, folder, { recursive: true });
  built = await publish('build', '--format', 'html', 'txt', '--json');
});

describe('the river edition', () => {
  test('is built although two languages are not complete', async () => {
    expect(built.code).toBe(0);
    const { timings, ...manifest } = JSON.parse(built.stdout) as Manifest & { timings: object };
    expect(timings).toBeTypeOf('object');
    expect(manifest).toEqual(JSON.parse((await inDist('manifest.json')).toString()));
    expect(manifest.statement).toEqual({
      title: 'The Zarimel Must Keep Flowing: A Joint Statement on the Right to Water',
      date: '2026-03-22',
      slug: SLUG,
      revision: createHash('sha256').update(statement).digest('hex'),
    });
    expect(manifest.locales).toEqual(
      TAGS.map((tag) => ({
        locale: tag,
        direction: tag === 'en' ? 'ltr' : 'rtl',
        status: tag === 'en' ? 'source' : 'incomplete',
      })),
    );
  });

  test('has the files of its manifest and no other, to the byte', async () => {
    const { files } = JSON.parse((await inDist('manifest.json')).toString()) as Manifest;
    const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
    const there = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'dist').length + 1));
    expect(there.sort()).toEqual([...files.map(({ path }) => path), 'manifest.json'].sort());
    for (const { path, bytes, sha256 } of files) {
      const content = await inDist(path);
      expect({
        path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      }).toEqual({ path, bytes, sha256 });
    }
    const images = files.filter(({ path }) => path.endsWith('.png'));
    expect(images).toHaveLength(1);
    expect(await inDist(images[0]?.path ?? '')).toEqual(
      await readFile(join(FIXTURE, 'locales/en/images/flow.png')),
    );
  });

  test('leaves the statement and its translations as they are', async () => {
    const before = (await readdir(FIXTURE, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(before.length).toBeGreaterThan(15);
    for (const { parentPath, name } of before) {
      const path = join(parentPath, name);
      expect(await readFile(join(folder, path.slice(FIXTURE.length)))).toEqual(await readFile(path));
    }
  });

  test('is refused by --strict', async () => {
    const { code } = await publish(
      'build',
      '--format',
      'txt',
      '--strict',
      '--locale',
      'he',
      '--out-dir',
      'strict',
    );
    expect(code).toBe(1);
    await expect(readdir(join(folder, 'strict'))).rejects.toThrow('ENOENT');
  });
});

test('check counts every segment', async () => {
  const { code, stdout } = await publish('check', '--json');
  const report = JSON.parse(stdout) as {
    segments: number;
    ok: boolean;
    locales: unknown[];
    problems: { rule: string; severity: string; locale: string; key: string }[];
  };
  const counts = (tag: Tag, missing: number, outdated: number, percent: number) => ({
    locale: tag,
    direction: tag === 'en' ? 'ltr' : 'rtl',
    total: 54,
    missing,
    outdated,
    translated: 54 - missing - outdated,
    reviewed: 0,
    percent,
    status: tag === 'en' ? 'source' : 'incomplete',
  });
  expect({ code, segments: report.segments, ok: report.ok }).toEqual({ code: 1, segments: 54, ok: false });
  expect(report.locales).toMatchObject([
    counts('en', 0, 0, 100),
    counts('fa', 0, 1, 98),
    counts('ar', 0, 1, 98),
    counts('he', 1, 1, 96),
    counts('ur', 3, 1, 92),
  ]);
  const found = report.problems.filter(({ rule }) => rule.endsWith('-translation'));
  expect(found.map(({ rule, locale, key }) => `${locale} ${rule} ${key}`).sort()).toEqual([
    'ar outdated-translation we-organisations-of-the-communities',
    'fa outdated-translation we-organisations-of-the-communities',
    'he missing-translation from-both-banks',
    'he outdated-translation we-organisations-of-the-communities',
    'ur missing-translation the-gates-of-the-orvash',
    'ur missing-translation the-signatories-work-in-all',
    'ur missing-translation we-counted-the-days-by',
    'ur outdated-translation we-organisations-of-the-communities',
  ]);
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe.each(TAGS)('%s', (tag) => {
  const isRtl = tag !== 'en';

  test('page and text are those that were read and approved', async () => {
    await expectGolden(`river/${tag}.txt`, await textFile(tag));
    await expectGolden(`river/${tag}.html`, await pageOf(tag));
  });

  test('nothing of the text is lost', async () => {
    expect(NAMES).toHaveLength(20);
    expect(pieces(tag).size).toBeGreaterThan(50);
    const main = elements(parseHtml(await pageOf(tag)), (node) => node.tagName === 'main');
    const alts = elements(main[0], (node) => node.tagName === 'img').map((node) => node.attributes.alt);
    const shown = [...main.map(textOf), ...alts].join('\n');
    expect(missingPieces(tag, shown)).toEqual([]);
    expect(missingPieces(tag, await textFile(tag))).toEqual([]);
    for (const name of shownNames(tag)) {
      expect(shown).toContain(name);
      expect(await textFile(tag)).toContain(name);
    }
    expect(shown).toContain(
      'station=orvash-gate flow=17.2 unit=m3/s\nstation=lower-bridge flow=12.8 unit=m3/s',
    );
  });

  test('page: the names in order, each with its language and direction', async () => {
    const [list] = elements(
      parseHtml(await pageOf(tag)),
      (node) => node.tagName === 'ol' && hasClass(node, 'signatories'),
    );
    const items = elements(list, (node) => node.tagName === 'li');
    const seen = items.map((item) => {
      const [bdi] = elements(item, (node) => node.tagName === 'bdi');
      return [textOf(item), item.attributes.lang, item.attributes.dir, bdi?.attributes.dir];
    });
    expect(seen).toEqual(
      shownNames(tag).map((name) => {
        const lang = LANGUAGES[name] ?? (name === 'Río Claro Vecinos' ? 'es' : 'en');
        const dir = isRtlName(name) ? 'rtl' : isRtl ? 'ltr' : undefined;
        return [name, lang === tag ? undefined : lang, undefined, dir];
      }),
    );
  });

  test('page: what is not translated is marked with its own language and direction', async () => {
    const page = parseHtml(await pageOf(tag));
    const marked = elements(page, (node) => hasClass(node, 'fallback'));
    expect(marked.map((node) => [node.tagName, node.attributes.lang])).toEqual(
      tag === 'he'
        ? [['li', 'en']]
        : tag === 'ur'
          ? [
              ['p', 'en'],
              ['p', 'en'],
              ['p', 'en'],
            ]
          : [],
    );
    for (const node of marked) {
      const own = elements(node, ({ attributes }) => attributes.dir === 'ltr');
      expect(node.attributes.dir ?? own[0]?.attributes.dir).toBe('ltr');
    }
    expect(elements(page, (node) => hasClass(node, 'outdated'))).toHaveLength(isRtl ? 1 : 0);
  });

  test('page: headings skip no level, lists nest, code is left-to-right, notes are linked both ways', async () => {
    const page = parseHtml(await pageOf(tag));
    const [body] = elements(page, (node) => hasClass(node, 'body'));
    const names = (root: PageElement | undefined, pattern: RegExp) =>
      elements(root, (node) => pattern.test(node.tagName)).map((node) => node.tagName);
    expect(names(body, /^h\d$/u)).toEqual(['h2', 'h3', 'h3', 'h2', 'h3', 'h3']);
    expect(names(body, /^[uo]l$/u)).toEqual(['ol', 'ul', 'ol', 'ul', 'ol', 'ul']);
    expect(names(body, /^(?:th|td)$/u)).toHaveLength(16);
    expect(names(body, /^(?:del|hr|br|blockquote|pre|img)$/u)).toEqual([
      'del',
      'img',
      'pre',
      'blockquote',
      'br',
      'hr',
    ]);
    for (const code of elements(page, (node) => node.tagName === 'pre' || node.tagName === 'code')) {
      const isInside = code.tagName === 'code' && textOf(code).includes('station=');
      expect([textOf(code), isInside ? 'ltr' : code.attributes.dir]).toEqual([textOf(code), 'ltr']);
    }
    const references = elements(page, ({ attributes }) => attributes['data-footnote-ref'] !== undefined);
    expect(references.map(textOf)).toEqual([1, 2, 1].map((number) => inDigits(number, tag)));
    const ids = elements(page, ({ attributes }) => attributes.id !== undefined).map(
      ({ attributes }) => attributes.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements(page, ({ attributes }) => attributes.href?.startsWith('#') ?? false);
    expect(targets).toHaveLength(7);
    for (const { attributes } of targets) expect(ids).toContain(attributes.href?.slice(1));
  });

  test('text: the names in exact lines', async () => {
    const expected = shownNames(tag).map((name, at) => {
      const number = inDigits(at + 1, tag);
      if (isRtl) return `\u200F${number}. ${isRtlName(name) ? '\u2067' : '\u2066'}${name}\u2069`;
      return isRtlName(name) ? `\u200E${number}. \u2067${name}\u2069` : `${number}. ${name}`;
    });
    const lines = await linesOf(tag);
    const first = lines.indexOf(expected[0] ?? '');
    expect(lines.slice(first, first + 20)).toEqual(expected);
  });

  test('text: every line runs its own way, isolates are balanced, every name is contiguous', async () => {
    const lines = await linesOf(tag);
    expect(lines.length).toBeGreaterThan(70);
    for (const line of lines) {
      const { level, visual } = layOut(line);
      expect([line, level]).toEqual([line, isRtl ? 1 : 0]);
      if (isRtl) expect(line.startsWith('\u200F')).toBe(true);
      expect(withoutIsolates(line)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      for (const name of shownNames(tag).filter((one) => line.includes(one))) {
        // A right-to-left name reads backwards from the left, its Latin letters forwards.
        expect(visual).toContain(isRtlName(name) ? layOut(`\u200F${name}`).visual : name);
      }
    }
  });

  test('text: numbers outside of addresses, codes and names are in the digits of the language', async () => {
    const prose = (await linesOf(tag)).map(withoutIsolates).join('\n');
    const found = new Set(prose.match(/\p{Nd}/gu) ?? []);
    expect([...found].filter((digit) => !DIGITS[tag].includes(digit))).toEqual([]);
    expect(found.size).toBe(10);
  });
});

describe('what a reader of every line once found', () => {
  const shownAs = async (tag: Tag, words: string) => {
    const line = (await linesOf(tag)).find((one) => withoutControls(one).includes(words));
    return layOut(line ?? '').visual;
  };
  const backwards = (words: string) => layOut(`\u200F${words}`).visual;

  test('a day of the month after a comma stays with its month', async () => {
    expect(await shownAs('he', '(UTC+3)')).toContain(backwards('22 במרץ 2026'));
  });

  test.each(['fa', 'ur'] as const)('%s: a unit with a raised figure stays in one piece', async (tag) => {
    expect(await shownAs(tag, '(m³/s)')).toContain('(m³/s)');
  });

  test.each(['fa', 'ur'] as const)('%s: a percentage shows its sign on its left', async (tag) => {
    expect(await shownAs(tag, '- ۵۰٪')).toContain('٪۵۰');
  });

  test.each(['fa', 'ur'] as const)(
    '%s: so it does on the page, where an element begins with it',
    async (tag) => {
      const page = parseHtml(await pageOf(tag));
      const first = elements(page, (node) => ['li', 'td'].includes(node.tagName)).map(textOf);
      expect(first.filter((words) => /^[۰-۹]+٪/u.test(words))).toEqual([]);
    },
  );

  test('English text holds controls only where a right-to-left name or phrase stands', async () => {
    const lines = (await linesOf('en')).filter((line) => withoutControls(line) !== line);
    expect(lines.filter((line) => !/[\p{sc=Arab}\p{sc=Hebr}]/u.test(line))).toEqual([]);
  });

  test.each(TAGS)('%s: the lines of a contact stay lines in the text', async (tag) => {
    expect((await linesOf(tag)).map(withoutControls)).toContain('press@zarimel.example');
  });

  test('what is struck out does not read as said', async () => {
    expect(await textFile('en')).not.toContain('temporary lasting');
  });

  test('the class of the end mark is on the end mark only', async () => {
    const ends = elements(parseHtml(await pageOf('en')), (node) => hasClass(node, 'end'));
    expect(ends.map(({ tagName }) => tagName)).toEqual(['p']);
  });

  test('each way back from a note has a name of its own', async () => {
    const page = parseHtml(await pageOf('en'));
    const back = elements(page, ({ attributes }) => attributes['data-footnote-backref'] !== undefined);
    expect(back).toHaveLength(3);
    expect(new Set(back.map(({ attributes }) => attributes['aria-label'])).size).toBe(3);
  });
});
