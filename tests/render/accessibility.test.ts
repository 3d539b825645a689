import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LentBrowser } from '../../src/io/browser/browser-keeper.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import { threePublications } from '../collection.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';
import { warmBrowser } from '../warm-browser.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const river = join(import.meta.dirname, '../fixtures/river');
const TAGS = { real: ['en', 'fa-AF', 'ps', 'fa'], river: ['en', 'fa', 'ar', 'he', 'ur'] };
/** Pages that lead to many statements. */
const LISTS = ['', 'en', 'fa-AF'].map((tag) => join('lists', tag, 'index.html'));
/** Under embargo, with what docs/templates.md shows for every page; Dari is withdrawn. */
const STATES = ['', 'en', 'fa-AF'].map((tag) => join('states', tag, 'index.html'));
const PAGES = [
  ...Object.entries(TAGS).flatMap(([name, tags]) =>
    ['', ...tags].map((tag) => join(name, tag, 'index.html')),
  ),
  ...LISTS,
  ...STATES,
];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** axe needs a second for a page; pages of one direction have the same elements and styles, in other words. */
const BY_AXE = [
  ...['', 'en', 'fa', 'he'].flatMap((tag) => Object.keys(TAGS).map((name) => join(name, tag, 'index.html'))),
  ...LISTS,
  ...STATES,
];
/** Another width or scheme changes nothing but sizes and colours. */
const VIEWS = [
  [1280, 'light', RULES],
  [320, 'dark', ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']],
] as const;

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // A `bdi` needs a direction that first-strong would get wrong; the rule wants `lang` on every `dir`.
    'no-raw-characters': 'off',
    'long-title': 'off',
    // Short phrases in the margin stay on their line by style.
    'tel-non-breaking': 'off',
  },
});

const folder = temporaryFolder();
let lent: LentBrowser;

beforeAll(async () => {
  for (const [name, publication] of Object.entries({ real: ROOT, river })) {
    const { code } = await publish([
      '-C',
      publication,
      'build',
      '--format',
      'html',
      '--out-dir',
      join(folder, name),
    ]);
    expect(code).toBe(0);
  }
  const templates = await readFile(join(ROOT, 'docs/templates.md'), 'utf8');
  const statements = await threePublications();
  const names = ['library', 'real', 'river'];
  const lists = ['--format', 'html', '--out-dir', join(folder, 'lists')];
  expect(await publish(['-C', statements, 'build', ...names, ...lists])).toMatchObject({ code: 0 });
  const states = await publicationOf({
    'publish.config.yaml':
      'locales: [en, fa]\nrelease: { embargo: 2026-03-12T09:00:00+01:00 }\nwithdrawn: [{ locale: fa-AF, date: 2026-03-14 }]\n',
    'locales/en/statement.md': '# Keep it open\n\n12 March 2026\n\nThe quay stays open.\n',
    'templates/header.html': /```html\n(<nav.*?)```/su.exec(templates)?.[1] ?? '',
    'templates/footer.html': '<aside aria-label="Copyright"><p>All texts may be copied.</p></aside>\n',
  });
  const built = await publish([
    '-C',
    states,
    'build',
    '--format',
    'html',
    '--out-dir',
    join(folder, 'states'),
  ]);
  expect(built).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'states/en/index.html'), 'utf8')).toContain('<nav class="site"');
  const machine = thisMachine();
  const found = await locateBrowser(undefined, machine);
  const { signal } = new AbortController();
  lent = await warmBrowser().lend({ found, machine, timeout: 60_000, signal });
});

afterAll(() => {
  lent.giveBack(false);
});

describe.each(PAGES)('%s', (path) => {
  test('is valid HTML', async () => {
    const report = await validator.validateString(await readFile(join(folder, path), 'utf8'), path);
    const messages = report.results.flatMap(({ messages: found }) => found);
    expect(
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
    ).toEqual([]);
  });

  const byAxe = BY_AXE.includes(path);
  const title = `has ${byAxe ? 'no violation of WCAG 2.2 AA, light and dark, and ' : ''}nothing to scroll sideways at 320 px`;
  test(title, async () => {
    const page = await lent.browser.newPage();
    try {
      await page.goto(pathToFileURL(join(folder, path)).href);
      if (byAxe) await page.addScriptTag({ content: await readFile(axe, 'utf8') });
      for (const [width, scheme, rules] of VIEWS) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        const found = !byAxe
          ? []
          : await page.evaluate(`axe.run(${JSON.stringify({ runOnly: rules })})
          .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
        expect([width, scheme, found]).toEqual([width, scheme, []]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
      }
    } finally {
      await page.close();
    }
  });
});
