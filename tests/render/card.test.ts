import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../src/io/host.js';
import type { PosterPage } from '../../src/model/host.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { formatNamed } from '../../src/pipeline/choices.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { expectGolden } from '../golden.js';
import { elements, textOf } from '../html.js';
import { pictures, plainPng } from '../pictures.js';
import { decodePng, type Picture } from '../png.js';
import {
  ANOTHER_DAY,
  copyOfTheReal,
  publicationOf,
  publish,
  ROOT,
  spawnPublish,
  temporaryFolder,
} from '../publication.js';

const RIVER = join(ROOT, 'tests/fixtures/river');
const TAGS = ['en', 'fa', 'ar', 'he', 'ur'];
const RTL = TAGS.filter((tag) => tag !== 'en');
const SLUG = 'zarimel-right-to-water';
const PAPER = '#fcfcfb';
/** What templates/card.css leaves free at each side. */
const MARGIN = 64;

const dist = join(temporaryFolder(), 'dist');
const pathOf = (tag: string, slug = SLUG) => `${tag}/${slug}.${tag}.png`;
const cardOf = async (tag: string) => decodePng(await readFile(join(dist, pathOf(tag))));
const pageOf = async (path: string) => parse(await readFile(join(dist, path), 'utf8'));

/** The columns, counted from one side, that hold anything but paper. */
function inked(
  card: Picture,
  rows: readonly [number, number],
): { readonly first: number; readonly last: number } {
  const columns = Array.from({ length: card.width }, (_, x) => x).filter((x) => {
    for (let y = rows[0]; y < rows[1]; y += 1) if (card.at(x, y) !== PAPER) return true;
    return false;
  });
  return { first: columns[0] ?? -1, last: columns.at(-1) ?? -1 };
}

/** Nothing is cut: around the words the card is empty. */
function expectEmptyEdges(card: Picture): void {
  expect([card.width, card.height]).toEqual([1200, 630]);
  const { first, last } = inked(card, [0, 630]);
  // Some letters reach a little beyond their boxes.
  expect([first > MARGIN - 8, last < 1200 - MARGIN + 8]).toEqual([true, true]);
  for (const rows of [
    [0, 44],
    [594, 630],
  ] as const)
    expect(inked(card, rows)).toEqual({ first: -1, last: -1 });
}

/** The pages whose pictures are the cards of a publication, by language; no picture is taken. */
async function cardPages(folder: string): Promise<Record<string, PosterPage>> {
  const pages: Record<string, PosterPage> = {};
  const printer = {
    print: () => Promise.reject(new Error('nothing is printed here')),
    picture(page: PosterPage) {
      pages[page.path.split('/')[0] ?? ''] = page;
      return Promise.resolve({ png: plainPng(1, 1, [0, 0, 0]), fit: 'whole' as const, refused: [] });
    },
    warm: () => undefined,
    identity: () => Promise.resolve('none'),
    close: () => Promise.resolve(),
  };
  const reader = { warm: () => undefined, pages: () => Promise.reject(new Error('nothing is read here')) };
  const host = createHost(folder, printer, reader);
  const config = (await readConfig(host, undefined)).value;
  if (config === undefined) throw new Error('no configuration');
  const publication = (await readPublication(host, config)).value;
  if (publication === undefined) throw new Error('no publication');
  const documents = localizeAll(publication, publication.tags);
  const { problems } = await renderEdition(host, publication, documents, [formatNamed('card')]);
  expect(problems).toEqual([]);
  return pages;
}

/** A made-up publication with cards, built. */
async function built(files: Readonly<Record<string, string | Uint8Array>>, config = '', formats = ['card']) {
  const folder = await publicationOf({
    'locales/en/statement.md': '# The river is ours\n\nKeep it clean.\n',
    'publish.config.yaml': `locales: [en]\ndate: 2025-01-02\nslug: x\n${config}`,
    ...files,
  });
  const ran = await publish(['-C', folder, 'build', '--format', ...formats]);
  const read = async (path: string) => readFile(join(folder, 'dist', path));
  return { ...ran, folder, read, card: async (tag = 'en') => decodePng(await read(pathOf(tag, 'x'))) };
}

/** The pages of the cards of the second publication: laid out once, for all tests. */
let riverPages: Promise<Record<string, PosterPage>>;

beforeAll(async () => {
  riverPages = cardPages(RIVER);
  const folder = join(temporaryFolder(), 'river');
  await cp(RIVER, folder, { recursive: true });
  const { code, stderr } = await publish([
    '-C',
    folder,
    'build',
    '--no-cache',
    '--format',
    'html',
    'card',
    '--out-dir',
    dist,
  ]);
  expect([code, stderr]).toEqual([0, stderr]);
});

test('is the same, pixel by pixel, from another browser on another day', async () => {
  const again = join(temporaryFolder(), 'dist');
  const { code, stderr } = await spawnPublish(
    ['-C', RIVER, 'build', '--no-cache', '--format', 'card', '--out-dir', again],
    ANOTHER_DAY,
  );
  expect(code, stderr).toBe(0);
  for (const tag of TAGS) {
    const [before, after] = [dist, again].map((folder) => readFile(join(folder, pathOf(tag))));
    expect([tag, (await after)?.equals((await before) ?? Buffer.of())]).toEqual([tag, true]);
  }
});

describe.each(TAGS)('the card of %s', (tag) => {
  test('has the size that sites show, and nothing at its edges', async () => {
    expectEmptyEdges(await cardOf(tag));
  });

  test('says what the page says, each run with its language and direction', async () => {
    const { [tag]: poster } = await riverPages;
    const [card, page] = [parse(poster?.html ?? ''), await pageOf(`${tag}/index.html`)];
    const runs = (root: typeof card, name: string) =>
      elements(root, ({ tagName }) => tagName === name)
        .slice(0, 1)
        .flatMap((one) => [one, ...elements(one, ({ attributes }) => attributes.dir !== undefined)])
        .map((one) => [one.attributes.lang, one.attributes.dir, textOf(one)]);
    for (const name of ['h1', 'time']) {
      expect(runs(card, name)).toEqual(runs(page, name));
      expect(runs(card, name)[0]?.[2]).toMatch(/\p{L}/u);
    }
    const [root] = elements(card, ({ tagName }) => tagName === 'html');
    expect([root?.attributes.lang, root?.attributes.dir]).toEqual([tag, tag === 'en' ? 'ltr' : 'rtl']);
    await expectGolden(`river/${tag}.card.html`, poster?.html ?? '');
  });

  test('is named by the page, with its size and its words', async () => {
    const page = await pageOf(`${tag}/index.html`);
    const { [tag]: poster } = await riverPages;
    const metas = elements(page, ({ tagName }) => tagName === 'meta').map(({ attributes }) => attributes);
    const content = (name: string) =>
      metas.flatMap((one) => (one.property === name || one.name === name ? [one.content ?? ''] : []));
    expect(content('og:image')).toEqual([`https://zarimel.example/statement/${pathOf(tag)}`]);
    expect([content('og:image:width'), content('og:image:height')]).toEqual([['1200'], ['630']]);
    expect(content('twitter:card')).toEqual(['summary_large_image']);
    const plain = (text: string) => text.replace(/[\u2066-\u2069\u200E\u200F]/gu, '').replace(/\s+/gu, ' ');
    const shown = elements(parse(poster?.html ?? ''), ({ tagName }) => /^(?:p|h1|time)$/u.test(tagName));
    const [words = ''] = content('og:image:alt');
    expect(plain(words)).toBe(shown.map((one) => plain(textOf(one)).trim()).join(' · '));
  });
});

test.each(RTL)('the card of %s is mirrored: its words begin at the right', async (tag) => {
  /** The line of the embargo, which is shorter than the card is wide. */
  const rows = [145, 200] as const;
  const [mirrored, english] = [inked(await cardOf(tag), rows), inked(await cardOf('en'), rows)];
  expect([mirrored.last > 1200 - MARGIN - 12, mirrored.first > 2 * MARGIN]).toEqual([true, true]);
  expect([english.first < MARGIN + 12, english.last < 1200 - 2 * MARGIN]).toEqual([true, true]);
});

test('the real statement says in every language what was approved', async () => {
  const pages = await cardPages(await copyOfTheReal());
  expect(Object.keys(pages).sort()).toEqual(['en', 'fa', 'fa-AF', 'ps']);
  for (const [tag, { html }] of Object.entries(pages)) await expectGolden(`real/${tag}.card.html`, html);
});

test('no words are smaller than can be read on a card 400 pixels wide', async () => {
  const css = await readFile(join(ROOT, 'templates/card.css'), 'utf8');
  const sizes = Array.from(css.matchAll(/font-size:\s*([^;]+);/gu), ([, size]) => size);
  expect(sizes).toEqual(['34px', 'var(--size)']);
  const { en } = await riverPages;
  expect(Math.min(...(en?.sizes ?? [0])) * (400 / 1200)).toBeGreaterThanOrEqual(11);
});

test('pages without cards do not name any, and without an address they say so', async () => {
  const alone = await built({}, 'baseUrl: https://example.org\n', ['html']);
  expect(alone.stderr).not.toContain('card');
  expect(String(await alone.read('en/index.html'))).not.toMatch(/og:image|twitter:card/u);
  const lost = await built({}, '', ['html', 'card']);
  expect(lost.code, lost.stderr).toBe(0);
  expect(lost.stderr.match(/card-address/gu)).toHaveLength(1);
  expect(String(await lost.read('en/index.html'))).not.toMatch(/og:image|twitter:card/u);
  expect(String(await lost.read('en/index.html'))).toContain('href="x.en.png"');
});

test('the chooser names the card of the source language', async () => {
  const metas = elements(await pageOf('index.html'), ({ tagName }) => tagName === 'meta');
  const [image] = metas.filter(({ attributes }) => attributes.property === 'og:image');
  expect(image?.attributes.content).toBe(`https://zarimel.example/statement/${pathOf('en')}`);
  expect(metas.some(({ attributes }) => attributes.content === 'summary_large_image')).toBe(true);
});

describe('a long title', () => {
  const GERMAN =
    'Gemeinsame Erklärung der unterzeichnenden Organisationen zur sofortigen Beendigung der völkerrechtswidrigen Massenabschiebungen afghanischer Staatsangehöriger aus den Nachbarländern und zur Aufnahme besonders gefährdeter Menschenrechtsverteidigerinnen durch die Mitgliedstaaten der Europäischen Union';
  const ARABIC =
    'نداء عاجل من المنظمات الموقعة أدناه إلى جميع حكومات المنطقة وإلى المفوضية السامية للأمم المتحدة لشؤون اللاجئين (UNHCR) من أجل الوقف الفوري لعمليات الترحيل الجماعي للمواطنين الأفغان التي تشكل انتهاكًا صارخًا للقانون الدولي';
  const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

  test('is set smaller; a word that is too long for a line is divided, and a warning says so at its place', async () => {
    expect([GERMAN.length, WORD.length]).toEqual([300, 80]);
    const { code, stderr, card } = await built({
      'publish.config.yaml': `locales: [en, de, ar]\nslug: x\ncard:\n  title:\n    de: ${GERMAN}\n    ar: ${ARABIC}\n    en: ${WORD}\n`,
    });
    expect(code, stderr).toBe(0);
    expect(stderr.match(/card-room/gu)).toHaveLength(1);
    expect(stderr).toMatch(
      /^publish\.config\.yaml\n(?: .*\n)* +7:5 +warning +The title has a word that is too long for the card of “en”/mu,
    );
    for (const tag of ['en', 'de', 'ar']) expectEmptyEdges(await card(tag));
  });

  test('that has no room in the smallest type stops the build at its place', async () => {
    const { code, stderr, read } = await built({
      'locales/en/statement.md': `# ${'The river is ours. '.repeat(526)}\n\nKeep it clean.\n`,
    });
    expect(code, stderr).toBe(1);
    expect(stderr).toMatch(
      /^locales\/en\/statement\.md\n +1:3 +error +The title is too long for the card of “en”/mu,
    );
    expect(stderr).toContain('card: { title: { en: … } }');
    await expect(read(pathOf('en', 'x'))).rejects.toThrow();
  });
});

describe('brand.card', () => {
  const SEA = [32, 96, 160] as const;
  const cards = (path: string) => `brand:\n  card: ${path}\n`;

  test('is behind the words, which have a light ground of their own', async () => {
    const files = { 'press/card.png': plainPng(1200, 630, SEA) };
    const { code, stderr, card } = await built(files, cards('press/card.png'));
    expect(code, stderr).toBe(0);
    const made = await card();
    const column = (x: number) => Array.from({ length: 630 }, (_, y) => made.at(x, y));
    expect(column(600).slice(0, 90)).toEqual(Array(90).fill('#2060a0'));
    // Beside the words the picture ends at a rule, and below that there is nothing but paper.
    expect(column(20).filter((colour) => !['#2060a0', '#17191c', PAPER].includes(colour))).toEqual([]);
    expect(column(20).slice(-200)).toEqual(Array(200).fill(PAPER));
  });

  test.each([
    ['of another size', 'card.png', plainPng(1200, 628, SEA), 'has 1200 × 628 pixels; a card has 1200 × 630'],
    ['that is missing', 'card.png', undefined, 'card.png'],
    ['that is none', 'card.jpg', Buffer.from('no picture'), 'card.jpg'],
  ])('a picture %s stops the build at the line that names it', async (_, name, bytes, message) => {
    const { code, stderr } = await built(bytes === undefined ? {} : { [name]: bytes }, cards(name));
    expect(code, stderr).not.toBe(0);
    expect(stderr).toMatch(/^publish\.config\.yaml\n +5:9 +error .*brand-file$/mu);
    expect(stderr).toContain(message);
  });

  test('of another kind, and outside of the publication, is refused', async () => {
    for (const name of ['card.svg', 'card.webp', '../card.png', 'https://example.org/card.png']) {
      const { code, stderr } = await built({}, cards(`'${name}'`));
      expect([name, code, stderr]).toEqual([name, expect.any(Number), expect.stringContaining('brand')]);
      expect([name, code > 0]).toEqual([name, true]);
    }
  });

  test('a JPEG is as good', async () => {
    const [, photo] = (await pictures()).find(([name]) => /\.jpe?g$/u.test(name)) ?? [];
    const { stderr } = await built({ 'a.jpeg': photo ?? '' }, cards('a.jpeg'));
    // Its kind is not what is wrong with it.
    expect(stderr).toMatch(/has \d+ × \d+ pixels; a card has/u);
  });
});

test('a character that no font has stops the build where the title is written', async () => {
  const { code, stderr } = await built({}, 'card:\n  title: The river \u{13080}\n');
  expect(code, stderr).toBe(1);
  expect(stderr).toContain('No font has \u{13080}');
});

test('a hostile title is shown and does nothing', async () => {
  const title =
    '<script>alert(1)</script> & "x" {{{html}}} [a](javascript:alert(1)) ![b](https://evil.example/b.png)';
  const { folder } = await built({}, `card:\n  title: '${title}'\n`);
  const { en } = await cardPages(folder);
  const page = parse(en?.html ?? '');
  expect(elements(page, ({ tagName }) => /^(?:script|a|img|iframe)$/u.test(tagName))).toEqual([]);
  const [heading] = elements(page, ({ tagName }) => tagName === 'h1');
  expect(heading && textOf(heading)).toBe(title);
  const written = await built({ 'locales/en/statement.md': `# ${title.replace(/ !.*$/u, '')}\n\nText.\n` });
  expect(
    elements(parse((await cardPages(written.folder)).en?.html ?? ''), ({ tagName }) =>
      /^(?:script|a)$/u.test(tagName),
    ),
  ).toEqual([]);
});

test('controls of direction in a title are refused', async () => {
  const { code, stderr } = await built({}, 'card:\n  title: "The \u202E river"\n');
  expect(code, stderr).toBe(2);
});
