import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { embeddedEnvironment } from '../../src/io/browser/embedded.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import {
  copyOfTheReal,
  publicationOf,
  publish,
  ROOT,
  spawnPublish,
  temporaryFolder,
} from '../publication.js';
import { onePixel } from '../pictures.js';
import { folderWith, STATEMENT } from '../hostile/folder.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;

// What prints has no network at all; this one reaches the desk.
beforeAll(async () => {
  const { executable, embedded } = await locateBrowser(undefined, thisMachine());
  browser = await puppeteer.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    env: embedded === undefined ? process.env : embeddedEnvironment(embedded, temporaryFolder()),
  });
});

afterAll(() => browser.close());

const ended: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

/** Starts the real command, and gives the address that it prints. */
async function startDesk(
  folder: string,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const bin = join(ROOT, 'bin/publish.js');
  const child = spawn(process.execPath, [bin, '-C', folder, 'preview', '--no-open'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  ended.push(() => Promise.resolve(child.kill('SIGKILL')));
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    const address = /http:\S+/u.exec(said)?.[0];
    if (address !== undefined) return { child, address };
  }
  throw new Error('The desk did not start.');
}

/** A page of the browser, and every address that it has really asked for. */
async function openPage(address: string): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  ended.push(() => context.close());
  const asked: string[] = [];
  const network = await page.createCDPSession();
  const urls = new Map<string, string>();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
    asked.push(request.url);
  });
  network.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
    // What the policy of a page stops does not leave the browser.
    if (blockedReason === 'csp') asked.splice(asked.indexOf(urls.get(requestId) ?? ''), 1);
  });
  await network.send('Network.enable');
  page.on('dialog', (dialog) => {
    asked.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address);
  await page.waitForFunction(
    `document.querySelector('iframe') !== null && ${FRAME}?.readyState === 'complete' && ${FRAME}.querySelector('article h1') !== null`,
  );
  return { page, asked };
}

const FRAME = `document.querySelector('iframe').contentDocument`;

/** Whether the article that is shown is that of the file as it is served, element by element. */
const IS_SERVED = `fetch(${FRAME}.location.href).then((answer) => answer.text()).then((html) => {
  const served = new DOMParser().parseFromString(html, 'text/html');
  return served.querySelector('article').outerHTML === ${FRAME}.querySelector('article').outerHTML;
})`;

/** No violation of WCAG 2.2 AA in both directions and schemes, nothing to scroll sideways. */
async function expectUsable(page: Page) {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(await readFile(axe, 'utf8'));
  for (const [language, width, scheme] of [
    ['fa-AF', 1280, 'light'],
    ['en', 360, 'dark'],
  ] as const) {
    await page.setViewport({ width, height: 800 });
    await page.select('.language', language);
    await page.click(`button[data-value=${scheme}]`);
    const found =
      await page.evaluate(`axe.run({ exclude: ['iframe'] }, ${JSON.stringify({ runOnly: RULES, iframes: false })})
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
    expect([language, found]).toEqual([language, []]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate('document.documentElement.dir')).toBe(language === 'en' ? 'ltr' : 'rtl');
  }
}

test('a saved file is on the page where the reader was; a fault keeps the last good page; it is usable by all', async () => {
  const folder = await copyOfTheReal();
  const { child, address } = await startDesk(folder);
  const { page } = await openPage(address);
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(IS_SERVED)).toBe(true);

  const last = `${FRAME}.querySelector('.signatories li:last-child')`;
  await page.evaluate(`${last}.scrollIntoView({ block: 'center' })`);
  const place = `Math.round(${last}.getBoundingClientRect().top)`;
  const before = await page.evaluate(place);
  await page.evaluate(`${FRAME}.querySelector('article').isTheSame = true`);
  const file = join(folder, 'locales/en/statement.md');
  const original = await readFile(file, 'utf8');
  await writeFile(
    file,
    original.replace('In recent weeks', 'A paragraph before all others.\n\nIn recent weeks'),
  );
  await page.waitForFunction(`${FRAME}.body.textContent.includes('A paragraph before all others.')`);
  expect(await page.evaluate(place)).toBe(before);
  expect(await page.evaluate(`${FRAME}.querySelector('article').isTheSame`)).toBe(true);
  expect(await page.evaluate(IS_SERVED)).toBe(true);

  await writeFile(join(folder, 'locales/fa/statement.json'), '{ "cut o');
  await page.waitForSelector('.refusal');
  expect(await page.evaluate(`document.querySelector('.refusal').textContent`)).toContain(
    'locales/fa/statement.json:1',
  );
  expect(await page.evaluate(`${FRAME}.querySelector('article h1') !== null`)).toBe(true);

  await expectUsable(page);
  for (const view of ['eml', 'card', 'docx', 'fragment']) {
    await openFile(page, view);
    await expectUsable(page);
  }

  await seesWhatFails(page);

  const second = await spawnPublish(['-C', folder, 'preview', '--no-open']);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain('A desk is already open on this publication, at http://127.0.0.1:');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

/** Chooses a format that the edition does not have, and waits for its file. */
async function openFile(page: Page, format: string): Promise<void> {
  await page.select('.more', format);
  const name = `document.querySelector('.stage.made .place')?.textContent`;
  const ending = { card: 'png', fragment: 'html' }[format] ?? format;
  await page.waitForFunction(`${name}?.endsWith('.${ending}')`);
  expect(await page.evaluate(`document.querySelector('.made a[download]').download === ${name}`)).toBe(true);
}

/** What the views of texts and PDFs say if the server refuses, and of a PDF that is made from an earlier text. */
async function seesWhatFails(page: Page): Promise<void> {
  const answers: Readonly<Record<string, readonly [status: number, body: string]>> = {
    txt: [500, 'The text is broken.'],
    pdf: [503, 'The desk is busy.'],
  };
  const early = JSON.stringify({ title: '', bytes: 1, problems: [], version: -1 });
  let isEarly = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const [status = 200, body] = answers[pathname.split('.').at(-1) ?? ''] ?? [];
    if (isEarly && pathname.startsWith('/made/')) void request.respond({ status: 200, body: early });
    else if (body === undefined) void request.continue();
    else void request.respond({ status, body });
  });
  for (const [view, said] of [
    ['txt', 'The text is broken.'],
    ['pdf', 'The desk is busy.'],
  ] as const) {
    await page.click(`button[data-value=${view}]`);
    await page.waitForFunction(
      `document.querySelector('.stage[role=alert]')?.textContent.includes(${JSON.stringify(said)})`,
    );
  }
  expect(await page.$('.about .stale')).toBeNull();
  isEarly = true;
  await page.click('.stage[role=alert] button');
  await page.waitForSelector('.about .stale + button');
}

const LIBRARY = `12 March 2026

# Keep the Harbour Library Open

The **city council** plans to close the library.

It is open on Mondays.

Signed by:

- Harbour Readers
`;
const PASHTO = {
  'keep-the-harbour-library-open': 'د بندر کتابتون خلاص وساتئ',
  'the-city-council-plans-to': '**ښاري شورا** پلان لري چې کتابتون وتړي.',
  'it-is-open-on-mondays': 'د دوشنبې په ورځ خلاص دی.',
  'signed-by': 'لاسلیک کوونکي:',
};
const KEY = 'it-is-open-on-mondays';

async function press(page: Page, ...keys: readonly ('Control' | 'Shift' | 'Enter' | 'a' | 's')[]) {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of [...keys].reverse()) await page.keyboard.up(key);
}

test('a volunteer’s day: a sentence changes, is translated again, fixed, remarked on, reviewed, and released', async () => {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, ps]\nformats: [html]\n',
    'locales/en/statement.md': LIBRARY,
    'locales/ps/statement.json': JSON.stringify(PASHTO),
  });
  await publish(['-C', folder, 'sync']);
  await publish(['-C', folder, 'review', 'ps', '--all', '--by', 'Zarmina Khan']);
  const { address } = await startDesk(folder);
  const { page } = await openPage(address);
  await page.select('.language', 'en');
  await page.click('.languages button:nth-of-type(2)');
  await page.click('button[data-value=work]');
  await page.waitForSelector('#segment-3-text');

  // The sentence changes in the file; the translation is outdated, its words are marked.
  await writeFile(join(folder, 'locales/en/statement.md'), LIBRARY.replace('Mondays', 'Fridays'));
  await page.waitForSelector('article:nth-of-type(3) .changes ins');
  const words = (selector: string) =>
    page.evaluate(`document.querySelector('article:nth-of-type(3) ${selector}').textContent.trim()`);
  expect([await words('ins'), await words('del')]).toEqual(['Fridays.', 'Mondays.']);

  await page.focus('#segment-3-text');
  await press(page, 'Control', 'a');
  await page.keyboard.type('د جمعې په ورځ د خل');
  const top = `document.querySelector('#segment-3-text').getBoundingClientRect().top`;
  const before = await page.evaluate(top);
  await page.keyboard.type('كو لپاره خلاص دی.');
  await page.waitForSelector('article:nth-of-type(3) .fix');
  expect(await page.evaluate(top)).toBe(before);
  await page.click('article:nth-of-type(3) .fix');
  await page.waitForFunction(`document.querySelector('article:nth-of-type(3) .fix') === null`);
  expect(await words('.surface')).toBe('د جمعې په ورځ د خلکو لپاره خلاص دی.');
  expect(await words('.rendered p')).toBe('د جمعې په ورځ د خلکو لپاره خلاص دی.');

  // Another language and back: nothing is lost.
  await page.click('.languages button:nth-of-type(1)');
  await page.waitForFunction(`document.querySelector('.surface') === null`);
  await page.click('.languages button:nth-of-type(2)');
  await page.waitForSelector('#segment-3-text');
  expect(await words('.surface')).toBe('د جمعې په ورځ د خلکو لپاره خلاص دی.');

  await expectUsable(page);
  await page.click('.menu:has(.keys) summary');
  await expectUsable(page);
  expect(await page.$('.menu[open] .keys')).not.toBeNull();
  await page.focus('.menu .keys');
  await page.keyboard.press('Escape');
  expect(await page.$('.menu[open]')).toBeNull();
  await page.setViewport({ width: 1500, height: 900 });
  // A remark, under a name that is asked once; settled.
  await page.focus('article:nth-of-type(3) .remarks summary');
  await press(page, 'Enter');
  await page.focus('article:nth-of-type(3) textarea');
  await page.keyboard.type('جمعه رخصتي ده؟');
  await page.focus('article:nth-of-type(3) .remarks form button');
  await press(page, 'Enter');
  await page.waitForSelector('.name-form input');
  await page.type('.name-form input', 'Leyla Rahimi');
  await press(page, 'Enter');
  await page.waitForSelector('article:nth-of-type(3) .remarks li.open');
  expect(await readFile(join(folder, 'locales/ps/remarks.json'), 'utf8')).toContain('جمعه رخصتي ده؟');
  expect(await words('textarea')).toBe('');
  await page.focus('article:nth-of-type(3) .remarks li.open button');
  await press(page, 'Enter');
  await page.waitForSelector('article:nth-of-type(3) .remarks li.settled');

  // Approved under that name, and saved by the keyboard.
  const twin = temporaryFolder();
  await cp(folder, twin, { recursive: true });
  await page.focus('#segment-3-text');
  await press(page, 'Control', 'Shift', 'Enter');
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await press(page, 'Control', 's');
  const sheet = (await (await posted).fetchPostData()) ?? '';
  await page.waitForSelector('.note.saved');
  await page.waitForFunction(`${FRAME}.body.textContent.includes('د جمعې')`);
  expect(await words('.status')).toContain('Leyla Rahimi');

  // The commands write the same.
  await writeFile(join(twin, 'saved.json'), sheet);
  expect(await publish(['-C', twin, 'import', join(twin, 'saved.json')])).toMatchObject({ code: 0 });
  for (const name of await readdir(join(folder, 'locales/ps')))
    expect([name, await readFile(join(folder, 'locales/ps', name), 'utf8')]).toEqual([
      name,
      await readFile(join(twin, 'locales/ps', name), 'utf8'),
    ]);
  const state = await readFile(join(folder, 'locales/ps/state.json'), 'utf8');
  expect(state.split('\n').find((line) => line.includes(KEY))).toContain('Leyla Rahimi');
  const released = await publish(['-C', folder, 'build', '--release']);
  expect([released.code, released.stderr]).toEqual([0, expect.not.stringContaining('warning')]);
});

test('a desk that is started again has the same address, and all that the browser has kept for it', async () => {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, ps]\nformats: [html]\n',
    'locales/en/statement.md': LIBRARY,
    'locales/ps/statement.json': JSON.stringify(PASHTO),
  });
  await publish(['-C', folder, 'sync']);
  const first = await startDesk(folder);
  const { page } = await openPage(first.address);
  await page.select('.language', 'ps');
  for (const choice of ['dark', 'phone']) await page.click(`button[data-value=${choice}]`);
  await page.click('.languages button:nth-of-type(2)');
  await page.click('button[data-value=work]');
  await page.waitForSelector('#segment-3-text');
  await page.focus('#segment-3-text');
  await page.keyboard.type('تر اوسه ');
  await page.waitForFunction(`Object.values(localStorage).join(' ').includes('تر اوسه')`);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await startDesk(folder);
  expect(new URL(second.address).origin).toBe(new URL(first.address).origin);
  const token = (address: string) => new URL(address).searchParams.get('token');
  expect(token(second.address)).not.toBe(token(first.address));
  // What the first one has let in is a stranger to the second.
  expect((await page.goto(new URL('/', first.address).href))?.status()).toBe(401);
  await page.goto(second.address);
  await page.waitForSelector('.languages button:nth-of-type(2)');
  const pressed = `[...document.querySelectorAll('.settings [aria-pressed=true]')].map(({ dataset }) => dataset.value)`;
  expect(await page.evaluate(pressed)).toEqual(['page', 'phone', 'dark']);
  expect(await page.evaluate('document.documentElement.lang')).toBe('ps');
  await page.click('.languages button:nth-of-type(2)');
  await page.click('button[data-value=work]');
  await page.waitForFunction(
    `document.querySelector('#segment-3-text')?.textContent.includes('تر اوسه') === true`,
  );
});

test('a page shows what lies in static, and shows it again after a change', async () => {
  const folder = await folderWith({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-02\nformats: [html]\nstatic: beside\n',
    'templates/page.mustache': `<!doctype html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}}</title>
<link rel="stylesheet" href="../look/own.css"></head>
<body><img src="../pictures/map.png" alt=""><main><article><h1>{{{heading.html}}}</h1>{{{body}}}</article></main></body></html>`,
    'beside/pictures/map.png': onePixel(),
    'beside/look/own.css': 'h1 { color: rgb(1, 2, 3); background: url(../pictures/map.png) }',
  });
  const { address } = await startDesk(folder);
  const { page, asked } = await openPage(address);
  const isShown = `[...${FRAME}.images].every(({ complete, naturalWidth }) => complete && naturalWidth === 1)`;
  const colour = `${FRAME}.defaultView.getComputedStyle(${FRAME}.querySelector('h1')).color`;
  expect(await page.evaluate(`${FRAME}.images.length === 1 && ${isShown}`)).toBe(true);
  expect(await page.evaluate(colour)).toBe('rgb(1, 2, 3)');
  const origin = new URL(address).origin;
  expect(asked.filter((url) => url === `${origin}/edition/pictures/map.png`)).not.toEqual([]);
  await writeFile(join(folder, 'beside/look/own.css'), 'h1 { color: rgb(4, 5, 6) }');
  await page.waitForFunction(`${FRAME}?.querySelector('h1') && ${colour} === 'rgb(4, 5, 6)'`);
  await page.click('.languages button:nth-of-type(2)');
  await page.waitForFunction(
    `${FRAME}?.documentElement?.lang === 'fa' && ${FRAME}.images.length === 1 && ${isShown} && ${colour} === 'rgb(4, 5, 6)'`,
  );
});

const RUN = 'fetch("https://evil.example/run"),alert("run")';

test('nothing in a hostile publication runs, leaves the desk or asks another host', async () => {
  const page_ = `<!doctype html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}}</title>
<meta http-equiv="refresh" content="0; url=https://evil.example/refresh"><base href="https://evil.example/base/">
<link rel="stylesheet" href="https://evil.example/page.css"><script src="https://evil.example/a.js"></script>
<style>body { background: url(https://evil.example/b.png) } @import 'https://evil.example/c.css';</style></head>
<body onload='${RUN}'><script>${RUN}</script><img src="https://evil.example/d.png" onerror='${RUN}'>
<iframe src="https://evil.example/e"></iframe><iframe srcdoc="<script>${RUN.replaceAll('"', '&quot;')}</script>"></iframe>
<form action="https://evil.example/f" method="post"><button>send</button></form>
<a id="js" href='javascript:${RUN}'>go</a><a id="top" target="_top" href="https://evil.example/g">go</a>
<a id="out" href="https://evil.example/h">go</a><object data="https://evil.example/i"></object>
<svg><script>${RUN}</script><animate onbegin='${RUN}' /></svg><main><article><h1>{{{heading.html}}}</h1>{{{body}}}</article></main></body></html>`;
  const folder = await folderWith({
    'templates/page.mustache': page_,
    'templates/eml.mustache': page_.replace('{{title}}', '{{subject}}'),
    'templates/fragment.mustache': page_,
    'locales/en/statement.md': STATEMENT.replace(
      'We ask for water.',
      `<script>${RUN}</script> [go](javascript:alert(1)) ![x](x.svg) ![dot](dot.png)`,
    ),
    'locales/en/dot.png': onePixel(),
    'locales/en/x.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`,
    'locales/fa/statement.json': JSON.stringify({ 'the-river-is-ours': `<img src=x onerror='${RUN}'>رود` }),
  });
  const { address } = await startDesk(folder);
  const { page, asked } = await openPage(address);
  for (const link of ['#js', '#top', '#out', 'form button']) {
    await page.evaluate(`${FRAME}?.querySelector('${link}')?.click()`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await writeFile(
    join(folder, 'locales/en/statement.md'),
    STATEMENT.replace('We ask', `<img src=x onerror='${RUN}'> ![dot](dot.png) We ask`),
  );
  await page.waitForSelector('.findings li');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.click('.languages button:nth-of-type(2)');
  for (const view of ['card', 'docx', 'fragment', 'json', 'eml']) {
    await openFile(page, view);
    expect(await page.$('main script, main [onerror], main a:not([href^="/edition/"])')).toBeNull();
  }
  expect(await page.evaluate(`document.querySelector('.facts dd').textContent`)).toContain(
    'img src=x onerror=',
  );
  const mail = await page.waitForFrame((frame) => frame.url().includes('/mail/'));
  await mail.waitForSelector('article h1');
  const isShown = `[...document.images].some(({ src, naturalWidth }) => src.startsWith('data:') && naturalWidth > 0)`;
  await mail.waitForFunction(isShown);
  for (const link of ['#js', '#top', '#out', 'form button']) {
    await (await mail.$(link))?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(mail.url()).toMatch(/\/mail\/fa\/.*\.eml/u);
  await page.click('button[data-value=text]');
  await page.waitForSelector('.prose .line');
  const own = new URL(address).origin;
  expect(new URL(page.url()).origin).toBe(own);
  expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith('data:image/'))).toEqual([]);
});
