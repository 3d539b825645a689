import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Desk } from '../../src/desk/desk.js';
import type { Made } from '../../src/desk/protocol.js';
import { overview } from '../../src/desk/overview.js';
import { updateDesk } from '../../src/desk/update.js';
import { NO_CACHE } from '../../src/model/cache.js';
import { copyOfTheReal, publicationOf, ROOT, publish, temporaryFolder } from '../publication.js';
import { edition } from '../hostile/folder.js';
import { openDesk, textOf } from './open-desk.js';

async function copyOfTheRiver(): Promise<string> {
  const folder = temporaryFolder();
  await cp(join(import.meta.dirname, '../fixtures/river'), folder, { recursive: true });
  return folder;
}

describe.each([
  ['the real statement', copyOfTheReal],
  ['the river', copyOfTheRiver],
])('%s', (_name, copy) => {
  test('is served byte for byte as it is built: every format that is not printed, and what lies beside', async () => {
    const folder = await copy();
    const config = join(folder, 'publish.config.yaml');
    await writeFile(config, (await readFile(config, 'utf8')).replace(/^formats:.*\n(?: +-.*\n)*/mu, ''));
    await appendFile(config, '\nformats: [html, txt, docx, eml, fragment, json]\nstatic: beside\n');
    await mkdir(join(folder, 'beside/.well-known'), { recursive: true });
    await writeFile(join(folder, 'beside/.well-known/security.txt'), 'Contact: mailto:press@example.org\n');
    expect(await publish(['-C', folder, 'build', '--no-cache'])).toMatchObject({ code: 0 });
    const { get } = await openDesk(folder);
    const built = await edition(folder);
    built.delete('manifest.json');
    expect(built.size).toBeGreaterThan(12);
    for (const path of built.keys()) {
      const served = await get(`/edition/${encodeURI(path)}`);
      expect([path, served.status]).toEqual([path, 200]);
      const bytes = new Uint8Array(await served.arrayBuffer());
      expect(Buffer.compare(bytes, await readFile(join(folder, 'dist', path))), path).toBe(0);
    }
  });
});

const STATEMENT = `# The river is ours

We ask for water, and for [a school](#).

![The river](river.svg)

## Demands

- Water for all.
- A school.

Signatories:

1. First Group
2. Second Group
`;

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

function small(): Promise<string> {
  return publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-02\nformats: [html, txt]\n',
    'locales/en/statement.md': STATEMENT,
    'locales/en/river.svg': SVG,
    'locales/fa/statement.json': '{ "the-river-is-ours": "رود از آن ماست" }\n',
  });
}

const OWN_FONTS = `@font-face {
  font-family: Own;
  src: url('fonts/own.woff2') format('woff2');
  unicode-range: U+41-7A;
}
`;
const fontOf = (weight: number) =>
  readFileSync(join(ROOT, `node_modules/@fontsource/vazirmatn/files/vazirmatn-latin-${weight}-normal.woff2`));
const LIGHT_FONT = fontOf(300);
const BOLD_FONT = fontOf(700);

/** Changes of every kind of file, as editors, commands and git make them; `undefined` removes the file. */
const CHANGES: readonly (readonly [path: string, text: string | Uint8Array | undefined])[] = [
  ['locales/fa/statement.json', '{ "the-river-is-ours": "رود مال ماست", "water-for-all": "آب برای همه." }\n'],
  ['locales/en/statement.md', STATEMENT.replace('We ask for water', 'We ask for clean water')],
  ['locales/en/statement.md', STATEMENT.replace('## Demands', 'A new paragraph.\n\n## Demands')],
  ['locales/fa/press.json', '{ "kind": "اعلامیه" }\n'],
  ['locales/fa/signatories.json', '{ "First Group": "گروه نخست" }\n'],
  [
    'publish.config.yaml',
    'locales: [en, fa, ps]\ndate: 2025-01-03\nlinks: { a school: https://example.org/ }\n',
  ],
  ['locales/ps/statement.json', '{ "the-river-is-ours": "سيند زموږ دی" }\n'],
  ['locales/fa/glossary.json', '{ "water": ["آب"] }\n'],
  ['locales/fa/accepted.json', '{ "missing-translation/demands": "Later." }\n'],
  ['templates/page.css', ':root { --paper: #fff; }\nbody { color: #333; }\n'],
  ['locales/en/river.svg', SVG.replace('h9', 'h8')],
  [
    'locales/en/statement.json',
    '{ "the-river-is-ours": "The river is ours", "we-ask": "We ask for water." }\n',
  ],
  ['templates/page.css', undefined],
  ['templates/fonts/own.woff2', LIGHT_FONT],
  ['templates/own-fonts.css', OWN_FONTS],
  ['templates/fonts/own.woff2', BOLD_FONT],
  ['locales/fa/state.json', '{}\n'],
  ['locales/fa/statement.json', undefined],
  ['publish.config.yaml', 'locales: [en, fa]\ndate: 2025-01-02\nslug: river\n'],
];

describe('after every change of a file', () => {
  test('the desk shows and finds what a desk that has just been opened does', async () => {
    const folder = await small();
    const live = await openDesk(folder);
    for (const [path, text] of CHANGES) {
      if (text === undefined) await rm(join(folder, path));
      else {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      expect(await live.update('fa'), path).toBeUndefined();
      const fresh = await openDesk(folder);
      expect([path, live.desk.state.problems]).toEqual([path, fresh.desk.state.problems]);
      // Fonts as text: compared byte by byte they would take most of the test’s time.
      const files = (desk: typeof live.desk) =>
        Array.from(desk.state.shown?.files ?? [], ([path, content]) => [
          path,
          typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
        ]);
      expect([path, files(live.desk)]).toEqual([path, files(fresh.desk)]);
    }
  });

  test('only what depends on it is made again', async () => {
    const folder = await small();
    const { host, desk, update } = await openDesk(folder);
    const before = desk.state.shown;
    await writeFile(join(folder, 'locales/fa/statement.json'), '{ "the-river-is-ours": "رود" }\n');
    await update('fa');
    const after = desk.state.shown;
    expect(after?.documents[0]).toBe(before?.documents[0]);
    expect(after?.documents[1]).not.toBe(before?.documents[1]);
    expect(after?.publication.plan.document).toBe(before?.publication.plan.document);
    expect(after?.files.get('en/index.html')).toBe(before?.files.get('en/index.html'));
    expect(after?.files.get('fa/index.html')).toContain('>رود<');
    expect(host.cache).toBe(NO_CACHE);
  });

  test('the page that is looked at is published before the others are localized', async () => {
    const folder = await small();
    const { desk, host } = await openDesk(folder);
    const seen: (readonly [boolean, boolean])[] = [];
    const watched = Object.create(desk) as { -readonly [Key in keyof Desk]: Desk[Key] };
    watched.publish = (change) => {
      desk.publish(change);
      const has = (tag: string) =>
        String(desk.state.shown?.files.get(`${tag}/index.html`)).includes('clean water');
      seen.push([has('fa'), has('en')]);
    };
    await writeFile(
      join(folder, 'locales/en/statement.md'),
      STATEMENT.replace('for water', 'for clean water'),
    );
    await host.refresh();
    await updateDesk(host, undefined, watched, 'fa');
    expect(seen.slice(0, 2)).toEqual([
      [true, false],
      [true, true],
    ]);
  });
});

test('a PDF is made when it is asked for, inspected, and made again only after a change', async () => {
  const folder = await small();
  const { desk, get, host, update } = await openDesk(folder);
  const path = 'fa/the-river-is-ours.fa.pdf';
  const print = vi.spyOn(host.printer, 'print');
  const bytes = async () => Buffer.from(await (await get(`/edition/${path}`)).arrayBuffer());
  const made = async () => (await (await get(`/made/${path}`)).json()) as Made;
  const newest = (tag: string) =>
    overview(desk, false).languages.find((language) => language.tag === tag)?.version;
  const { problems, version, ...about } = await made();
  const english = newest('en');
  expect(version).toBe(newest('fa'));
  const first = await bytes();
  expect([problems, about]).toEqual([[], { title: 'رود از آن ماست', bytes: first.length }]);
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
    expect(await update()).toBeUndefined();
    return bytes();
  };
  // What another language says is nothing to this one.
  expect(Buffer.compare(await write('locales/ps/press.json', '{}\n'), first)).toBe(0);
  expect(print).toHaveBeenCalledTimes(1);
  expect(newest('fa')).toBe(version);
  const second = await write('locales/fa/statement.json', '{ "the-river-is-ours": "رود" }\n');
  expect(Buffer.compare(second, first)).not.toBe(0);
  const changed = newest('fa');
  expect([changed === version, newest('en') === english]).toEqual([false, true]);
  // The page is the same after a change of the paper alone, the PDF is not.
  const larger =
    (await readFile(join(ROOT, 'templates/paper.css'), 'utf8')) + 'article { font-size: 150% }\n';
  expect(Buffer.compare(await write('templates/paper.css', larger), second)).not.toBe(0);
  expect(print).toHaveBeenCalledTimes(3);
  expect((await made()).version).toBe(newest('fa'));
  expect(newest('fa')).not.toBe(changed);
});

test.each([
  ['a statement that is gone', 'locales/en/statement.md', undefined, 'There is no canonical statement'],
  ['a catalogue that is cut off', 'locales/fa/statement.json', '{ "the-riv', 'locales/fa/statement.json'],
  ['a configuration with a wrong key', 'publish.config.yaml', 'locale: [en]\n', 'publish.config.yaml'],
  ['an image that is no image', 'locales/en/river.svg', 'no drawing', 'river.svg'],
  ['a template that is broken', 'templates/page.mustache', '{{#open}}', 'page.mustache'],
])('%s leaves the last good pages, with what is wrong', async (_name, path, text, named) => {
  const folder = await small();
  const { desk, get, update } = await openDesk(folder);
  const page = await textOf(get('/edition/fa/index.html'));
  const original = await readFile(join(folder, path)).catch(() => undefined);
  if (text === undefined) await rm(join(folder, path));
  else {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const refusal = await update('fa');
  expect(JSON.stringify(refusal)).toContain(named);
  expect(await textOf(get('/edition/fa/index.html'))).toBe(page);
  if (original === undefined) await rm(join(folder, path));
  else await writeFile(join(folder, path), original);
  expect(await update('fa')).toBeUndefined();
  expect(desk.state.refusal).toBeUndefined();
  expect(await textOf(get('/edition/fa/index.html'))).toBe(page);
});

test('a font that comes late or broken is used once it is there and whole', async () => {
  const folder = await small();
  const { desk, update } = await openDesk(folder);
  const font = join(folder, 'templates/fonts/own.woff2');
  await mkdir(dirname(font), { recursive: true });
  await writeFile(join(folder, 'templates/own-fonts.css'), OWN_FONTS);
  expect((await update())?.message).toBe('The file fonts/own.woff2 is missing.');
  await writeFile(font, LIGHT_FONT.subarray(0, 1000));
  expect((await update())?.message).toBe('templates/fonts/own.woff2 is not a complete font file.');
  for (const bytes of [LIGHT_FONT, BOLD_FONT]) {
    await writeFile(font, bytes);
    expect(await update()).toBeUndefined();
    expect(desk.state.shown?.files.get('assets/fonts/own.woff2')).toEqual(new Uint8Array(bytes));
  }
});
