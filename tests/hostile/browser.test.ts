import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { hostname } from 'node:os';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { getDocument } from '../pdf-js.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicationOf, publish, ROOT, spawnPublish, type Ran } from '../publication.js';

/** What ends an element, a style, a string of CSS, a text of XML and one of a PDF, and opens each of them. */
const POISON = `"'\\)>>]]></title></style><script>document.body.innerHTML='OWNED'</script>@import url(x);}*{content:"`;
const MARKDOWN = POISON.replace(/[\\<>*[\]]/gu, '\\$&');

/** Everything with which a page asks for something or does something, all pointed at one address. */
const hostileHead = (address: string) => `
<base href="${address}/base/">
<meta http-equiv="refresh" content="0;url=${address}/refresh">
<link rel="stylesheet" href="${address}/sheet.css"><style>@import url(${address}/import.css); @import "file:///etc/passwd";</style>
<link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}">
<link rel="prefetch" href="${address}/prefetch"><link rel="preload" as="image" href="${address}/preload">
<link rel="modulepreload" href="${address}/module.js"><link rel="icon" href="${address}/icon">
<link rel="manifest" href="${address}/manifest"><link rel="prerender" href="${address}/prerender">
<script src="${address}/script.js"></script><script type="module">import '${address}/module.js'</script>
<script>document.title = 'OWNED'; fetch('${address}/fetch'); new WebSocket('${address.replace('http', 'ws')}');
new Image().src = '${address}/image'; navigator.sendBeacon('${address}/beacon'); new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:9'}]});</script>`;

const hostileBody = (address: string) => `
<script>document.body.append('OWNED')</script>
<img src="${address}/img" onerror="document.body.append('OWNED')" srcset="${address}/srcset 2x">
<iframe src="${address}/iframe"></iframe><iframe srcdoc="<script>parent.document.body.append('OWNED')</script><img src='${address}/srcdoc'>"></iframe>
<object data="${address}/object"></object><embed src="${address}/embed"><portal src="${address}/portal"></portal>
<video src="${address}/video" poster="${address}/poster" autoplay></video><audio src="${address}/audio" autoplay></audio>
<svg><image href="${address}/svg"/><use href="${address}/use#a"/><script>document.body.append('OWNED')</script></svg>
<input type="image" src="${address}/input"><details open ontoggle="document.body.append('OWNED')">open</details>
<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object><embed src="file:///etc/hostname">
<img src="file:///etc/passwd"><iframe src="javascript:parent.document.body.append('OWNED')"></iframe>
<iframe src="view-source:file:///etc/passwd"></iframe><iframe src="chrome://version"></iframe>
<a href="${address}/ping" ping="${address}/ping">link</a>
<p style="background: url(${address}/style), url(file:///etc/passwd); list-style: url(${address}/list)">The end.</p>`;

const hostileStyle = (address: string) => `
@font-face { font-family: X; src: url(${address}/font.woff2), url(file:///etc/passwd) }
body { font-family: X, "Source Serif 4"; cursor: url(${address}/cursor), auto }
p::before { content: url(${address}/content) } @page { @top-left { content: url(${address}/page) } }
h1 { background: image-set(url(${address}/set) 1x); mask: url(${address}/mask.svg#m); filter: url(${address}/filter.svg#f) }`;

const serve = async (onConnection: () => void): Promise<Server> => {
  // No HTTP: that somebody connects is enough.
  const server = createServer((socket) => {
    onConnection();
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return server;
};

async function textOfPdf(data: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await document.loadingTask.destroy();
  return text;
}

describe('the browser, given a hostile template and styles around hostile content,', () => {
  let server: Server;
  let connections = 0;
  let folder: string;
  let ran: Ran;
  let printed: Uint8Array;

  beforeAll(async () => {
    server = await serve(() => (connections += 1));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const template = await readFile(join(ROOT, 'templates/paper.mustache'), 'utf8');
    const style = await readFile(join(ROOT, 'templates/paper.css'), 'utf8');
    folder = await publicationOf({
      'publish.config.yaml': 'locales: [en]\ndate: 2025-01-02\nslug: hostile\n',
      'locales/en/statement.md': `# Title\n\n${hostileBody(address)}\n`,
      'templates/paper.mustache': template
        .replace('</head>', () => `${hostileHead(address)}</head>`)
        .replace('</body>', () => `${hostileBody(address)}</body>`),
      'templates/paper.css': hostileStyle(address) + style,
      'templates/own-fonts.css': `@font-face { font-family: Y; src: url(${address}/own.woff2) }`,
    });
    ran = await publish(['-C', folder, 'build', '--format', 'pdf', '--debug']);
    printed = await readFile(join(folder, 'publish-debug/en/hostile.en.raw.pdf'));
  });
  afterAll(() => server.close());

  test('opens no connection', () => {
    expect(connections).toBe(0);
  });

  test('is refused what is no part of the edition, and each address is reported', () => {
    for (const path of ['sheet.css', 'img', 'refresh', 'import.css', 'iframe', 'font.woff2', 'content'])
      expect(ran.stderr).toMatch(
        new RegExp(`asked for http://127\\.0\\.0\\.1:\\d+/${path}, which is not part`, 'u'),
      );
  });

  test('runs no script', async () => {
    const text = await textOfPdf(printed);
    expect(text).toContain('The end.');
    // The scripts in the statement are shown as words; what they would write is not.
    expect(text.replaceAll(/(?:append\(|title = )'OWNED'/gu, '')).not.toContain('OWNED');
  });

  test('reads no file of the machine', async () => {
    const text = await textOfPdf(printed);
    expect(text).not.toContain('root:x:0');
    expect(text).not.toContain(hostname());
  });

  test('makes nothing that is published: what the page has beside the article is refused', async () => {
    expect([ran.code, await readdir(folder)]).toEqual([1, expect.not.arrayContaining(['dist'])]);
  });
});

describe('a PDF of hostile words', () => {
  let folder: string;
  let ran: Ran;
  let pdf: Uint8Array;
  const sockets = new Set<string>();
  // Some containers allow nobody a namespace of his own.
  const mayUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;

  beforeAll(async () => {
    folder = await publicationOf({
      'publish.config.yaml': 'locales: [en]\ndate: 2025-01-02\nslug: hostile\n',
      'locales/en/statement.md': `# Title ${MARKDOWN}\n\nBody ${MARKDOWN} here.\n`,
      'locales/en/press.json': JSON.stringify({ kind: `Kind ${POISON}`, page: `{{page}} ${POISON}` }),
    });
    const args = ['-C', folder, 'build', '--format', 'pdf', '--no-cache'];
    ran = mayUnshare ? await withoutNetwork(args) : await watched(args, sockets);
    pdf = await readFile(join(folder, 'dist/en/hostile.en.pdf'));
  });

  if (mayUnshare) {
    test('is made in a network namespace without interfaces', () => {
      const routes = spawnSync('unshare', ['-rn', 'cat', '/proc/net/route'], { encoding: 'utf8' });
      expect(routes.stdout.trim().split('\n')).toHaveLength(1);
      expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('error')]);
    });
  } else {
    test('is made without a socket of the network, where no namespace is allowed', () => {
      expect(process.platform).toBe('linux');
      expect([ran.code, [...sockets]]).toEqual([0, []]);
    });
  }

  test('has them in metadata, outline, text and page margins as they were written', async () => {
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: `Title ${POISON}`, Subject: `Kind ${POISON}` });
    // Once for every reader, once for those of its language.
    expect(metadata.get('dc:title')).toBe(`Title ${POISON}`.repeat(2));
    // A word longer than a line is broken in the outline, too.
    const squeezed = (words: string) => words.replaceAll(/\s/gu, '');
    expect((await document.getOutline()).map(({ title }) => squeezed(title))).toEqual([
      squeezed(`Title ${POISON}`),
    ]);
    await document.loadingTask.destroy();
    const text = squeezed(await textOfPdf(pdf));
    for (const words of ['Body', 'Kind', 'Title']) expect(text).toContain(squeezed(`${words} ${POISON}`));
    // The page's number stands apart from its words.
    expect(text.split(squeezed(POISON)).length - 1).toBeGreaterThanOrEqual(4);
  });

  test('has metadata of well-formed XML, and no action', () => {
    const [xmp = ''] = /<\?xpacket begin[^]*?<\?xpacket end/u.exec(Buffer.from(pdf).toString('utf8')) ?? [];
    const names: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => expect.fail(error.message));
    parser.on('opentag', ({ name }) => names.push(name));
    parser.write(xmp.replace(/<\?xpacket[^]*?(?:\?>|$)/gu, ''));
    expect(names).toContain('dc:title');
    expect(names.filter((name) => !name.includes(':'))).toEqual([]);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile)\b/u);
  });
});

/** Runs the real command where there is no network, not even the machine’s own. */
function withoutNetwork(args: readonly string[]): Promise<Ran> {
  const command = ['-rn', process.execPath, join(ROOT, 'bin/publish.js'), ...args];
  return new Promise((resolve) => {
    execFile('unshare', command, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}

/** Runs the real command and looks all the while which sockets of the network it and its browser have. */
async function watched(args: readonly string[], seen: Set<string>): Promise<Ran> {
  const end = new AbortController();
  const building = spawnPublish(args).finally(() => {
    end.abort();
  });
  while (!end.signal.aborted) {
    for (const socket of await networkSockets()) seen.add(socket);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return building;
}

/** Sockets of TCP and UDP that a build and its browser have open. */
async function networkSockets(): Promise<string[]> {
  const tables = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const inodes = new Set(
    tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/u)[9] ?? '')),
  );
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/u.test(pid)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('edition.invalid') && !command.includes('publish.js')) continue;
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/u.exec(target)?.[1];
      if (inode !== undefined && inodes.has(inode)) found.push(`${pid} ${inode}`);
    }
  }
  return found;
}
