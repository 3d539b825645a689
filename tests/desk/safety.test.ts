import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDesk } from '../../src/desk/desk.js';
import { feed } from '../../src/desk/feed.js';
import { createPace } from '../../src/desk/pace.js';
import { lockDesk } from '../../src/io/desk-lock.js';
import { createLiveHost } from '../../src/io/live-host.js';
import { serveLocally } from '../../src/io/local-server.js';
import { createPdfReader } from '../../src/io/pdf-reader.js';
import { createPrinter } from '../../src/io/browser/printer.js';
import { temporaryFolder } from '../publication.js';
import { folderWith } from '../hostile/folder.js';
import { ADDRESS, KEYS, openDesk, OWN, textOf, type OpenDesk } from './open-desk.js';

let open: OpenDesk;
let folder: string;

beforeAll(async () => {
  folder = await folderWith({ 'locales/en/secret.txt': 'not for the edition' });
  open = await openDesk(folder);
});

/** The status of an answer. */
async function status(path: string, change: Record<string, string | undefined> = {}, method = 'GET') {
  const changed: Readonly<Record<string, string | undefined>> = { ...OWN, ...change };
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(changed)) if (value !== undefined) headers[name] = value;
  return (await open.get(path, headers, method)).status;
}

const PATHS = [
  '/',
  '/edition/en/index.html',
  '/live/en',
  '/made/en/the-river-is-ours.en.txt',
  '/mail/en/the-river-is-ours.en.eml',
  '/desk/desk.js',
];

describe('the door', () => {
  test.each(PATHS)('%s is refused to a name that an attacker has pointed at this machine', async (path) => {
    for (const host of [
      'evil.example',
      'evil.example:4321',
      '127.0.0.1',
      '127.0.0.1:1',
      'localhost.evil:4321',
      '',
    ])
      expect([host, await status(path, { host })]).toEqual([host, 403]);
  });

  test.each(PATHS)('%s is refused to pages of other sites and of other ports', async (path) => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost:4321'])
      expect([origin, await status(path, { origin })]).toEqual([origin, 403]);
    for (const site of ['cross-site', 'same-site'])
      expect([site, await status(path, { 'sec-fetch-site': site })]).toEqual([site, 403]);
  });

  test.each(PATHS)('%s is refused without the key', async (path) => {
    for (const cookie of [
      undefined,
      '',
      'communique_desk_4321=',
      'communique_desk_4321=other',
      'communique_desk_1=the-session',
    ])
      expect([cookie, await status(path, { cookie })]).toEqual([cookie, 401]);
  });

  test('no form and no script of another site can post', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect([method, await status('/', { origin: 'https://evil.example' }, method)]).toEqual([method, 403]);
      expect([method, await status('/', { origin: undefined }, method)]).toEqual([method, 403]);
      // Of its own page there is nothing yet that it answers.
      expect([method, await status('/', { origin: ADDRESS }, method)]).toEqual([method, 404]);
    }
  });

  test('a token is taken for a cookie that no script can read and no other site can have sent', async () => {
    const { host } = OWN;
    const answer = await open.get(`/?token=${KEYS.token}`, { host, 'sec-fetch-site': 'none' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    expect(answer.headers.get('set-cookie')).toBe(
      'communique_desk_4321=the-session; Path=/; HttpOnly; SameSite=Strict',
    );
    for (const token of ['', 'other', `${KEYS.token}x`])
      expect((await open.get(`/?token=${token}`, { host })).status).toBe(401);
    expect((await open.get(`/?token=${KEYS.token}`, { host: 'evil.example' })).status).toBe(403);
    expect((await open.get(`/edition/en/index.html?token=${KEYS.token}`, { host })).status).toBe(401);
  });
});

describe('what is served', () => {
  test.each([
    '/edition/../../../etc/passwd',
    '/edition/..%2f..%2f..%2fetc%2fpasswd',
    '/edition/%2e%2e/%2e%2e/publish.config.yaml',
    '/edition/en/..%5c..%5cpublish.config.yaml',
    '/edition//etc/passwd',
    '/edition/%2fetc%2fpasswd',
    '/edition/en/index.html%00.txt',
    '/edition/%ff%fe',
    '/edition/%',
    '/edition/',
    '/edition/__proto__',
    '/edition/locales/en/secret.txt',
    '/edition/en/secret.txt',
    '/desk/../cli.js',
    '/desk/..%2f..%2fpackage.json',
    '/desk/constructor',
    '/made/..%2f..%2fetc%2fpasswd',
    '/made/__proto__',
    '/mail/..%2f..%2fetc%2fpasswd',
    '/mail/en/the-river-is-ours.en.txt',
    '/locales/en/statement.md',
    '/publish.config.yaml',
  ])('%s is nothing', async (path) => {
    const answer = await open.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/root:|not for the edition|locales:/u);
  });

  test('everything has a policy, and nothing is kept, guessed or framed', async () => {
    const paths = ['/', '/nothing', '/edition/en/index.html', '/edition/assets/page.css', '/live/en'];
    for (const path of [
      ...paths,
      ...['made', 'mail'].map((part) => `/${part}/en/the-river-is-ours.en.eml`),
    ]) {
      const { headers, body } = await open.get(path);
      await body?.cancel();
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/u);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors '(?:none|self)'/u);
      expect(headers.get('content-security-policy')).not.toMatch(
        /script-src[^;]*(?:unsafe|\*|data:|https?:)/u,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const page = await open.get('/edition/en/index.html');
    expect(page.headers.get('content-security-policy')).toMatch(/(?:^|; )sandbox allow-same-origin$/u);
  });

  test('a pipe, a device, a way out and a huge file are refused as by every command, and the page stays', async () => {
    const place = await folderWith({});
    const { desk, update, get } = await openDesk(place);
    const page = await textOf(get('/edition/en/index.html'));
    const file = join(place, 'locales/fa/press.json');
    const attempts: readonly (() => unknown)[] = [
      () => execFileSync('mkfifo', [file]),
      () => symlink('/dev/zero', file),
      () => symlink('/etc/passwd', file),
      () => writeFile(file, `"${'x'.repeat(5_000_000)}"`),
    ];
    execFileSync('mkdir', ['-p', join(place, 'locales/fa')]);
    for (const attempt of attempts) {
      await attempt();
      expect((await update())?.message).toBeTypeOf('string');
      expect(await textOf(get('/edition/en/index.html'))).toBe(page);
      execFileSync('rm', [file]);
    }
    expect(await update()).toBeUndefined();
    expect(desk.state.refusal).toBeUndefined();
  });
});

describe('many events and slow readers', () => {
  test('a million events while the desk works are one more look', async () => {
    let runs = 0;
    const pace = createPace(async () => {
      runs += 1;
      if (runs === 1) for (let event = 0; event < 1_000_000; event += 1) pace.wake();
      await delay(5);
    });
    pace.wake();
    await pace.idle();
    expect(runs).toBe(2);
  });

  test('a slow reader gets the newest state, and nothing is kept for it meanwhile', async () => {
    const desk = createDesk();
    const reader = feed(
      desk,
      { version: () => undefined },
      { tag: 'en', isReadOnly: false },
      () => undefined,
    ).getReader();
    await reader.read();
    const refusal = (count: number) => ({ refusal: { message: `fault ${count}`, problems: [] } });
    for (let count = 1; count <= 10_000; count += 1) desk.publish(refusal(count));
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain('"message":"fault 10000"');
    const next = reader.read();
    desk.publish(refusal(10_001));
    expect(new TextDecoder().decode((await next).value)).toContain('fault 10001');
    await reader.cancel();
  });

  test('so many pages may listen, and one that is closed makes room', async () => {
    const answers: Response[] = [];
    // Who asks only for the head does not listen.
    for (let count = 0; count < 40; count += 1) expect(await status('/live/en', {}, 'HEAD')).toBe(200);
    for (let count = 0; count < 32; count += 1) answers.push(await open.get('/live/en'));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from(answers, () => 200));
    expect(await status('/live/en')).toBe(503);
    await answers[0]?.body?.cancel();
    const again = await open.get('/live/en');
    expect(again.status).toBe(200);
    for (const answer of [...answers.slice(1), again]) await answer.body?.cancel();
  });
});

describe('the server', () => {
  test('a client that never ends its request, or never reads, keeps nobody waiting', async () => {
    const body = 'x'.repeat(4_000_000);
    const server = await serveLocally([0], () => new Response(body));
    const clients = Array.from({ length: 40 }, (_, at) => {
      const client = connect(server.port, '127.0.0.1');
      client.on('error', () => undefined);
      client.write(
        at % 2 === 0 ? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ' : 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
      );
      return client.pause();
    });
    await delay(50);
    expect((await textOf(fetch(`http://127.0.0.1:${server.port}/`))).length).toBe(body.length);
    // It ends at once, whoever is connected.
    await server.close();
    for (const client of clients) client.destroy();
  });

  test('it listens on this machine alone, and says so where a port is taken', async () => {
    const server = await serveLocally([0], () => new Response('here'));
    await expect(serveLocally([server.port, server.port], () => new Response())).rejects.toThrow(
      `Port ${server.port} is in use by another program.`,
    );
    const second = await serveLocally([server.port, 0], () => new Response('there'));
    expect(second.port).not.toBe(server.port);
    expect(await textOf(fetch(`http://127.0.0.1:${second.port}/`))).toBe('there');
    await second.close();
    const hosts = execFileSync('cat', ['/proc/net/tcp', '/proc/net/tcp6'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(`:${server.port.toString(16).toUpperCase().padStart(4, '0')} `))
      .map((line) => /^\s*\d+: ([0-9A-F]+):[0-9A-F]{4} \S+ 0A/u.exec(line)?.[1])
      .filter((host) => host !== undefined);
    expect(hosts).toEqual(['0100007F']);
    await server.close();
  });
});

describe('a second desk', () => {
  const note = (owner: string) => JSON.stringify({ owner, address: 'http://127.0.0.1:1/' });

  test('says that there is one, and a desk that was killed keeps nobody out', async () => {
    const place = temporaryFolder();
    const lock = await lockDesk(place, 'http://127.0.0.1:1/');
    const notes = join(tmpdir(), `communique-desks-${process.getuid?.() ?? 'user'}`);
    const name = readdirSync(notes).find((one) =>
      readFileSync(join(notes, one), 'utf8').includes('127.0.0.1:1/'),
    );
    const file = join(notes, name ?? '');
    const own = (JSON.parse(readFileSync(file, 'utf8')) as { owner: string }).owner;
    // The parent of this process is alive.
    writeFileSync(file, note(own.replace(/^\d+-\d+/u, `${process.ppid}-0`)));
    await expect(lockDesk(place, 'http://127.0.0.1:2/')).rejects.toThrow(
      'A desk is already open on this publication, at http://127.0.0.1:1/.',
    );
    writeFileSync(file, note(own.replace(/^\d+-\d+/u, '4194303-1')));
    const second = await lockDesk(place, 'http://127.0.0.1:2/');
    await lock.release();
    expect(readFileSync(file, 'utf8')).toContain('127.0.0.1:2/');
    await second.release();
    expect(readdirSync(notes)).not.toContain(name);
  });
});

test('what is read twice is read once, and again after it has changed', async () => {
  const place = await folderWith({});
  const host = createLiveHost(place, createPrinter(), createPdfReader(), {});
  const path = 'locales/en/statement.md';
  const first = await host.read(path);
  expect(await host.read(path)).toBe(first);
  // Written again with the same words: other stamps, the same object.
  await writeFile(join(place, path), first ?? '');
  expect(await host.refresh()).toBe(true);
  expect(await host.read(path)).toBe(first);
  await writeFile(join(place, path), 'Another text.\n');
  await host.refresh();
  expect(new TextDecoder().decode(await host.read(path))).toBe('Another text.\n');
  expect(host.isAsked(join(place, path))).toBe(true);
  expect([...host.folders()]).toContain(join(place, 'locales/en'));
});
