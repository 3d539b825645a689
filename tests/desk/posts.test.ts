import { connect } from 'node:net';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBody } from '../../src/desk/body.js';
import type { DeskWork, Refused } from '../../src/desk/protocol.js';
import { serveLocally } from '../../src/io/local-server.js';
import { filesIn, folderWith } from '../hostile/folder.js';
import { openDesk, OWN, type OpenDesk } from './open-desk.js';

let open: OpenDesk;
let folder: string;
let work: DeskWork;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await folderWith({ 'locales/fa/statement.json': '{ "we-ask-for-water": "آب می‌خواهیم." }\n' });
  open = await openDesk(folder);
  work = (await (await open.get('/work/fa')).json()) as DeskWork;
  before = await filesIn(folder);
});

const BYTES = { 'content-type': 'application/octet-stream' };
const POSTS = ['/work/fa', '/work/fa/accept', '/work/fa/remarks', '/import?name=fa.po'];

function sheetWith(change: object): string {
  return JSON.stringify({ ...work.sheet, segments: [{ ...work.sheet.segments[0], ...change }] });
}

async function expectNothingWritten(): Promise<void> {
  expect(await filesIn(folder)).toEqual(before);
}

describe.each(POSTS)('a post to %s', (path) => {
  const body = () => sheetWith({ target: ['رود'], status: 'finished' });

  test('of another site, of another port, or without an origin is refused', async () => {
    const headers = path.startsWith('/import') ? BYTES : {};
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost:4321'])
      expect([origin, (await open.post(path, body(), { ...headers, origin })).status]).toEqual([origin, 403]);
    expect((await open.get(path, { ...OWN, 'content-type': 'application/json' }, 'POST')).status).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect((await open.post(path, body(), { ...headers, 'sec-fetch-site': site })).status).toBe(403);
    expect((await open.post(path, body(), { ...headers, host: 'evil.example:4321' })).status).toBe(403);
    expect((await open.post(path, body(), { ...headers, cookie: 'communique_desk_4321=x' })).status).toBe(
      401,
    );
    await expectNothingWritten();
  });

  test('of a type that a form of another site can send is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
      '',
    ])
      expect([type, (await open.post(path, body(), { 'content-type': type })).status]).toEqual([type, 415]);
    await expectNothingWritten();
  });

  test('that says it is too large is refused before it is read', async () => {
    const headers = path.startsWith('/import') ? BYTES : {};
    const answer = await open.post(path, 'x', { ...headers, 'content-length': '65000000' });
    expect(answer.status).toBe(413);
    expect(((await answer.json()) as Refused).help).toMatch(/\.$/u);
  });
});

describe('a body', () => {
  const stream = (chunks: number, size: number) => {
    let sent = 0;
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (sent === chunks) controller.close();
        else controller.enqueue(new Uint8Array(size));
        sent += 1;
      },
    });
  };

  test('that is larger than it said is read no further than the limit', async () => {
    expect(
      await readBody({ headers: new Headers({ 'content-length': '1' }), body: stream(1e9, 100) }, 1_000),
    ).toBe('too-large');
    expect((await readBody({ headers: new Headers(), body: stream(10, 100) }, 1_000)).length).toBe(1_000);
  });

  test('that never ends is given up, and one that is cut off is no body', async () => {
    const never = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: () => new Promise(() => undefined) });
    expect(await readBody({ headers: new Headers(), body: never }, 1_000, 20)).toBe('too-slow');
    const cut = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    expect(await readBody({ headers: new Headers(), body: cut }, 1_000)).toBe('cut-off');
  });

  test('that comes drop by drop over a socket keeps nobody waiting', async () => {
    const server = await serveLocally([0], async (request) => {
      if (request.method === 'GET') return new Response('here');
      const body = await readBody(request, 1_000, 50);
      return new Response(typeof body === 'string' ? body : 'whole');
    });
    const client = connect(server.port, '127.0.0.1');
    client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nx');
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('here');
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toContain('too-slow');
    client.destroy();
    await server.close();
  });
});

describe('what a hostile page could send', () => {
  const refused = async (path: string, body: string | Uint8Array<ArrayBuffer>, status: number, type = {}) => {
    const answer = await open.post(path, body, type);
    const text = await answer.text();
    expect([path, answer.status, text]).toEqual([path, status, text]);
    if (status === 422)
      expect(JSON.parse(text)).toMatchObject({ message: expect.stringMatching(/\.$/u) as string });
    expect(text).not.toMatch(/\bat \S+:\d+:\d+|node_modules|\/tmp\//u);
  };

  test.each([
    '..%2F..%2Fen',
    '%2e%2e',
    '__proto__',
    'constructor',
    'en',
    'xx',
    '%00',
    'fa%00',
    'FA',
    '%ff',
    'fa.json',
  ])('a language called %s is nothing', async (tag) => {
    await refused(`/work/${tag}`, sheetWith({}), 404);
    if (tag !== 'en')
      await refused(`/work/${tag}/accept`, JSON.stringify({ rule: 'a', key: 'b', reason: 'c' }), 404);
    await expectNothingWritten();
  });

  test('no body that is no sheet is taken', async () => {
    for (const body of [
      '',
      'null',
      '[]',
      '{',
      '"sheet"',
      '<!doctype html>',
      '{"__proto__":{"segments":[]}}',
      JSON.stringify({ ...work.sheet, segments: [null] }),
      JSON.stringify({ ...work.sheet, segments: [] }),
      JSON.stringify({ ...work.sheet, version: 2 }),
      JSON.stringify({ ...work.sheet, locale: 'en' }),
      JSON.stringify({ ...work.sheet, sourceLocale: 'fa' }),
      JSON.stringify({ ...work.sheet, locale: '../../en' }),
      sheetWith({ source: 'Another original.' }),
      sheetWith({ target: [{ open: '99999' }] }),
      sheetWith({ target: ['x'.repeat(60_000)] }),
      sheetWith({ target: ['<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs'], status: 'finished' }),
      sheetWith({ target: ['رود'], status: 'approved' }),
      sheetWith({ target: ['رود'], status: 'approved', approvedBy: '  ' }),
      sheetWith({ target: ['رود'], status: 'approved', approvedBy: 'A\u202EB' }),
      sheetWith({ target: ['رود'], status: 'approved', approvedBy: 'A\nB' }),
      sheetWith({ target: ['رود'], status: 'approved', approvedBy: 'A\u001B[2J' }),
      sheetWith({ target: ['رود'], status: 'approved', approvedBy: 'x'.repeat(201) }),
      '['.repeat(100_000),
    ])
      await refused('/work/fa', body, 422);
    await refused('/work/fa', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 422);
    await expectNothingWritten();
  });

  test('keys of prototypes are segments that there are not, and force gives them nothing', async () => {
    for (const key of [
      '__proto__',
      'constructor',
      'toString',
      '../../../etc/passwd',
      'press.json/__proto__',
    ]) {
      const body = JSON.stringify({
        ...work.sheet,
        segments: [
          { ...work.sheet.segments[0], key, source: 'x', sourcePrint: '2d711642b726b044', target: ['رود'] },
        ],
      });
      for (let count = 0; count < 2; count += 1)
        await refused(`/work/fa?force=${encodeURIComponent(key)}`, body, 409);
    }
    expect(({} as Record<string, unknown>).segments).toBeUndefined();
    await expectNothingWritten();
  });

  test.each([
    '',
    '..',
    '../fa.po',
    'a/b.po',
    'a\\b.po',
    'a.exe',
    'fa',
    '.po/',
    'a\u0000.po',
    'a\u202E.po',
    'a\n.po',
    '__proto__',
    `${'x'.repeat(256)}.po`,
  ])('a file called %j is not imported', async (name) => {
    await refused(`/import?name=${encodeURIComponent(name)}`, 'msgid ""', 422, BYTES);
    await expectNothingWritten();
  });

  test('an answer has the policy of the desk, and a file is never shown', async () => {
    const answers = [
      await open.get('/work/fa'),
      await open.post('/work/fa', '{}'),
      await open.get('/export/fa/html'),
      await open.get('/export/fa/nothing'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 200, 404]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/u);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const { headers } = answers[2] ?? new Response();
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/u,
    );
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });
});
