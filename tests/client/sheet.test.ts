import { createRequire } from 'node:module';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LentBrowser } from '../../src/io/browser/browser-keeper.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import type { Sheet } from '../../src/model/sheet.js';
import { publicationOf, publish, temporaryFolder } from '../publication.js';
import { warmBrowser } from '../warm-browser.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Another width or scheme changes nothing but sizes and colours. */
const LOOKS = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];
const VIEWS = [
  ['fa-AF', 1280, 'light', RULES],
  ['fa-AF', 360, 'dark', LOOKS],
  ['fr', 360, 'light', LOOKS],
] as const;

const STATEMENT = `12 March 2026

# Keep the Harbour Library Open

The **city council** plans to close [the library](https://council.example/plan), says A/79/L.100.[^1]

It is open.

Read it.

Signed by:

- Harbour Readers

[^1]: See the minutes.
`;
const PLAN = 'the-city-council-plans-to';
const FARSI = { 'keep-the-harbour-library-open': 'کتابخانۀ بندر را باز نگه دارید', 'it-is-open': 'باز است.' };

/** Words that try to be more than words. */
const HOSTILE = '</script><script>window.taken = 1</script><img src=x onerror="window.taken = 2"><!-- ';

const downloads = temporaryFolder();
let folder: string;
let lent: LentBrowser;
/** The sheets of the publication as it is before anybody works on it. */
const sheets = new Map<string, string>();

beforeAll(async () => {
  folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa-AF, fr]\ntranslators: { fa-AF: { due: 2026-03-20 } }\n',
    'locales/en/statement.md': STATEMENT,
    'locales/fa-AF/statement.json': JSON.stringify(FARSI),
    'locales/fa-AF/glossary.json': '{ "city council": ["شورای شهر"] }',
  });
  for (const tag of ['fa-AF', 'fr']) sheets.set(tag, await exportSheet(tag));
  const machine = thisMachine();
  const found = await locateBrowser(undefined, machine);
  const { signal } = new AbortController();
  lent = await warmBrowser().lend({ found, machine, timeout: 60_000, signal });
});

afterAll(() => {
  lent.giveBack(false);
});

async function exportSheet(tag: string, publication = folder): Promise<string> {
  const file = join(temporaryFolder(), `${tag}.html`);
  const { code, stderr } = await publish([
    '-C',
    publication,
    'export',
    tag,
    '--format',
    'html',
    '--statement-only',
    '-o',
    file,
  ]);
  expect([code, stderr.includes('rror')]).toEqual([0, false]);
  return file;
}

interface Opened {
  readonly page: Page;
  /** What the page asked for beside itself. */
  readonly asked: string[];
  readonly faults: string[];
}

async function open(file: string, width = 1000): Promise<Opened> {
  const page = await lent.browser.newPage();
  await page.setViewport({ width, height: 800 });
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url !== pathToFileURL(file).href && !/^(?:data|blob):/u.test(url)) asked.push(url);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('.surface');
  return { page, asked, faults };
}

/** What the editor of a segment shows: ⟨…⟩ for a chip. */
function shown(page: Page, number: number): Promise<string> {
  return page.evaluate(
    `Array.from(document.querySelector('#segment-${number}-text').childNodes, (node) => node.className?.includes('chip') ? '⟨' + node.getAttribute('aria-label') + '⟩' : node.textContent).join('').replaceAll('\\u200B', '')`,
  ) as Promise<string>;
}

/** The words of an element. */
function textIn(page: Page, selector: string): Promise<string> {
  return page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`) as Promise<string>;
}

const status = (page: Page, number: number) => textIn(page, `article:nth-of-type(${number}) .status`);

async function press(
  page: Page,
  ...keys: readonly ('Control' | 'Alt' | 'Shift' | 'Enter' | 'F8' | 'ArrowDown' | 'z' | 'b' | 's')[]
) {
  const last = keys.at(-1);
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  if (last !== undefined) await page.keyboard.press(last);
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

/** Saves by the keyboard, and reads the file. */
async function save(page: Page, name: string): Promise<{ file: string; sheet: Sheet }> {
  await rm(downloads, { recursive: true, force: true });
  await mkdir(downloads, { recursive: true });
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await press(page, 'Control', 's');
  const file = join(downloads, name);
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('}\n')) return { file, sheet: JSON.parse(text) as Sheet };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nothing was saved');
}

describe('a translator with a keyboard', () => {
  test('writes, places marks, undoes, finishes, saves; the file is imported; a reviewer approves', async () => {
    const file = sheets.get('fa-AF') ?? '';
    const first = await open(file);
    const { page } = first;
    await page.focus('#segment-1-text');
    await press(page, 'Alt', 'ArrowDown');
    await page.keyboard.type('شورا');
    for (let letter = 0; letter < 4; letter += 1) await press(page, 'Shift', 'ArrowRight' as 'Enter');
    await press(page, 'Control', 'b');
    expect(await shown(page, 2)).toBe('⟨آغاز پررنگ ۱⟩شورا⟨پایان پررنگ ۱⟩');
    await page.keyboard.type(' کتابخانه را می‌بندد، قطعنامۀ ');
    await page.click('article:nth-of-type(2) .mark.word');
    await page.keyboard.type('.');
    await press(page, 'Alt', 'Enter');
    await page.keyboard.type('متن');
    expect(await shown(page, 2)).toContain('A/79/L.100.⟨آغاز پیوند ۲⟩متن⟨پایان پیوند ۲⟩');
    await press(page, 'Control', 'z');
    expect(await shown(page, 2)).toContain('⟨آغاز پیوند ۲⟩⟨پایان پیوند ۲⟩');
    // Half of a mark is none: one key takes both away, and the words stay.
    await press(page, 'Backspace' as 'Enter');
    expect(await shown(page, 2)).toMatch(/A\/79\/L\.100\.$/u);
    await page.waitForSelector('#segment-2-text-findings .error');
    expect(await textIn(page, '#segment-2-text-findings')).toContain('پیوند ۲');
    await press(page, 'Alt', 'Enter');
    await page.keyboard.type('متن');
    await press(page, 'Control', 'Shift', 'z');
    await press(page, 'End' as 'Enter');
    await press(page, 'Alt', 'Enter');
    expect(await status(page, 2)).toBe('پیش‌نویس');
    await press(page, 'Control', 'Enter');
    expect(await status(page, 2)).toBe('تمام‌شده');
    expect(await page.evaluate('document.activeElement.id')).toBe('segment-4-text');

    const { file: saved, sheet } = await save(page, 'keep-the-harbour-library-open.fa-AF.json');
    expect(sheet.segments[1]?.target).toEqual([
      ...[{ open: '1' }, 'شورا', { close: '1' }, ' کتابخانه را می‌بندد، قطعنامۀ A/79/L.100.'],
      ...[{ open: '2' }, 'متن', { close: '2' }, { code: '3' }],
    ]);
    const imported = await publish(['-C', folder, 'import', saved]);
    expect([imported.code, imported.stderr]).toEqual([0, expect.not.stringContaining('warning')]);
    const catalogue = JSON.parse(
      await readFile(join(folder, 'locales/fa-AF/statement.json'), 'utf8'),
    ) as object;
    expect(catalogue).toMatchObject({
      ...FARSI,
      [PLAN]: '**شورا** کتابخانه را می‌بندد، قطعنامۀ A/79/L.100.[متن](https://council.example/plan)[^1]',
    });
    expect([first.asked, first.faults]).toEqual([[], []]);

    await page.type('#reviewer', 'Leyla Rahimi');
    await page.focus('#segment-2-text');
    await press(page, 'Control', 'Shift', 'Enter');
    expect(await status(page, 2)).toBe('تأیید از Leyla Rahimi');
    // By keyboard: findings that come meanwhile move what a click is aimed at.
    await page.focus('article:nth-of-type(2) .remarks summary');
    await press(page, 'Enter');
    await page.locator('article:nth-of-type(2) textarea').fill('به جای متن: کتابخانه؟');
    await page.focus('article:nth-of-type(2) form button');
    await press(page, 'Enter');
    await page.waitForSelector('article:nth-of-type(2) .remarks li');
    const reviewed = await save(page, 'keep-the-harbour-library-open.fa-AF.json');
    const { code, stdout, stderr } = await publish(['-C', folder, 'import', reviewed.file]);
    expect(stderr).toContain('Leyla Rahimi remarks on “the-city-council-plans-to”: به جای متن: کتابخانه؟');
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 reviewed by Leyla Rahimi')]);
    const state = await readFile(join(folder, 'locales/fa-AF/state.json'), 'utf8');
    expect(state.split('\n').find((line) => line.includes(PLAN))).toContain('Leyla Rahimi');
    await page.close();

    // Closed and opened again, in the same browser.
    const again = await open(file);
    expect(await status(again.page, 2)).toBe('تأیید از Leyla Rahimi');
    expect(await textIn(again.page, 'article:nth-of-type(2) .remarks li')).toContain('کتابخانه؟');
    expect(await textIn(again.page, '.notices')).toContain('کار دیدار پیشین');
    await again.page.close();
  });
});

describe('what a sheet looks like', () => {
  test('has no violation of WCAG 2.2 AA in both directions and schemes, keys of 44 px, nothing to scroll sideways', async () => {
    for (const [tag, width, scheme, rules] of VIEWS) {
      const { page, faults } = await open(sheets.get(tag) ?? '', width);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
      await page.evaluate(await readFile(axe, 'utf8')).catch(() => undefined);
      const found = await page.evaluate(`axe.run(${JSON.stringify({ runOnly: rules })})
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
      expect([tag, width, found]).toEqual([tag, width, []]);
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(beyond)).toBe(0);
      const small =
        await page.evaluate(`Array.from(document.querySelectorAll('button, select, input, summary, .surface'))
        .filter((one) => one.offsetParent !== null && !one.matches('.to-words') && one.getBoundingClientRect().height < 43.5)
        .map((one) => one.outerHTML)`);
      expect([tag, width, small]).toEqual([tag, width, []]);
      expect(faults).toEqual([]);
      await page.close();
    }
  });
});

describe('a hostile publication', () => {
  test('is words and nothing else', async () => {
    const own = await publicationOf({
      'publish.config.yaml': 'locales: [en, fr]\n',
      'locales/en/statement.md': `12 March 2026\n\n# Title ${HOSTILE}\n\nSee [here](javascript:window.taken=3) and ${HOSTILE}\n\n{{constructor}} \${window.taken=4}\n`,
      'locales/fr/statement.json': JSON.stringify({ 'constructor-window-taken-4': HOSTILE }),
    });
    const { page, asked, faults } = await open(await exportSheet('fr', own));
    await page.type('#segment-2-text', HOSTILE);
    await page.type('#reviewer', HOSTILE);
    await page.click('article:nth-of-type(2) .decisions > button:nth-of-type(2)');
    expect(await page.evaluate('window.taken')).toBeUndefined();
    expect(await page.evaluate(`document.querySelectorAll('#app img, #app script, #app a').length`)).toBe(0);
    expect(await shown(page, 2)).toBe(HOSTILE.trimEnd() + ' ');
    expect([asked, faults]).toEqual([[], []]);
    // What would be put into the page is not run by it.
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.taken = 5' }))`,
    );
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/a.png" onerror="window.taken = 6">')`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await page.evaluate('window.taken')).toBeUndefined();
    await page.close();
  });
});

describe('three hundred segments', () => {
  test('are there at once, and typing stays quick', async () => {
    const paragraphs = Array.from(
      { length: 300 },
      (_, at) => `Paragraph ${at + 1} of **many** says [more](https://a.example/${at}).`,
    );
    const own = await publicationOf({
      'publish.config.yaml': 'locales: [en, ar]\n',
      'locales/en/statement.md': `12 March 2026\n\n# Long\n\n${paragraphs.join('\n\n')}\n`,
    });
    const { page } = await open(await exportSheet('ar', own), 360);
    expect(await page.$$eval('article', (articles) => articles.length)).toBe(301);
    await page.focus('#segment-250-text');
    const start = performance.now();
    await page.keyboard.type('نص '.repeat(10));
    // Thirty letters by a robot, on a machine that does other things too.
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(await shown(page, 250)).toBe('نص '.repeat(10));
    await page.select('select', 'open');
    await page.close();
  });
});

test('a file of other work is brought in, and what does not fit is a draft', async () => {
  const file = sheets.get('fr') ?? '';
  const { page } = await open(file);
  await page.type('#segment-3-text', 'Elle est ouverte.');
  await press(page, 'Control', 'Enter');
  const { sheet } = await save(page, 'keep-the-harbour-library-open.fr.json');
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await page.waitForSelector('.surface');
  const changed = sheet.segments.map((segment, at) =>
    at === 3
      ? {
          ...segment,
          target: ['Lisez-la.'],
          status: 'approved',
          approvedBy: 'A',
          sourcePrint: '0'.repeat(16),
        }
      : segment,
  );
  const other = join(temporaryFolder(), 'work.json');
  await writeFile(other, JSON.stringify({ ...sheet, segments: changed }));
  const input = await page.$('input[type=file]');
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(other);
  await page.waitForFunction(`document.querySelector('#segment-4-text').textContent.includes('Lisez')`);
  expect([await status(page, 3), await status(page, 4)]).toEqual(['Terminé', 'Brouillon']);
  await page.close();
});
