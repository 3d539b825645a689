import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Conflicts, DeskWork, Imported, Refused, Saved } from '../../src/desk/protocol.js';
import type { SheetSegment } from '../../src/model/sheet.js';
import { shellWord } from '../../src/text/shell-word.js';
import { publish, publicationOf, spawnPublish, temporaryFolder } from '../publication.js';
import { filesIn as allFilesIn } from '../hostile/folder.js';
import { openDesk, type OpenDesk } from './open-desk.js';

async function folderWith(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa, ps]\ndate: 2025-01-02\nformats: [html]\n',
    'locales/en/statement.md':
      '# The river is ours\n\nWe ask for **clean** water.\n\nA school for all.\n\n- One demand.\n- Two demands.\n',
    'locales/fa/statement.json': '{}\n',
    'locales/ps/statement.json': '{}\n',
    ...more,
  });
  expect(await publish(['-C', folder, 'sync'])).toMatchObject({ code: 0 });
  return folder;
}

/** Translations and state, path → text. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await allFilesIn(join(folder, 'locales'));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function twin(folder: string): Promise<string> {
  const other = temporaryFolder();
  await cp(folder, other, { recursive: true });
  return other;
}

async function workOf({ get }: OpenDesk, tag = 'fa'): Promise<DeskWork> {
  return (await (await get(`/work/${tag}`)).json()) as DeskWork;
}

/** What the page sends: the segments at these places, changed. */
function changed({ sheet }: DeskWork, changes: Readonly<Record<number, Partial<SheetSegment>>>): string {
  const segments = Object.entries(changes).map(([at, change]) => ({
    ...sheet.segments[Number(at)],
    ...change,
  }));
  return JSON.stringify({ ...sheet, segments });
}

const text = (words: string): Partial<SheetSegment> => ({ target: [words], status: 'finished' });

/** Anything that the desk answers to a post. */
type Answer = Saved & Conflicts & Refused & Imported;

async function answer(given: Promise<Response>): Promise<{ status: number; body: Answer }> {
  const response = await given;
  return { status: response.status, body: (await response.json()) as Answer };
}

test('a save leaves the files that `publish import` and `publish review` would have left', async () => {
  const folder = await folderWith();
  const other = await twin(folder);
  const open = await openDesk(folder);
  const work = await workOf(open);
  const [title, , school] = work.sheet.segments;
  const { codes = [] } = work.view.segments[1] ?? {};
  const [strong] = codes;
  const body = changed(work, {
    0: text('رود از آن ماست'),
    1: {
      target: ['ما آب ', { open: strong?.id ?? '' }, 'پاک', { close: strong?.id ?? '' }, ' می‌خواهیم.'],
      status: 'draft',
    },
    2: { target: ['مکتب برای همه.'], status: 'approved', approvedBy: 'Shirin A.' },
  });
  const { status, body: saved } = await answer(open.post('/work/fa', body));
  expect([status, saved]).toEqual([
    200,
    {
      saved: [title?.key, school?.key, work.sheet.segments[1]?.key],
      reviewed: [school?.key],
      left: [],
    },
  ]);
  const file = join(temporaryFolder(), 'work.json');
  await writeFile(file, body);
  expect(await publish(['-C', other, 'import', file])).toMatchObject({ code: 0 });
  expect(await filesIn(folder)).toEqual(await filesIn(other));
  expect(JSON.stringify([...(await filesIn(folder))])).toContain('**پاک**');

  // A review alone is that of the command.
  await open.update('fa');
  const next = await workOf(open);
  expect(next.reviewer).toBe('Shirin A.');
  const approval = { 0: { status: 'approved' as const, approvedBy: 'Omid B.' } };
  expect(await answer(open.post('/work/fa', changed(next, approval)))).toMatchObject({
    status: 200,
    body: { saved: [], reviewed: [title?.key], left: [] },
  });
  const review = ['-C', other, 'review', 'fa', title?.key ?? '', '--by', 'Omid B.'];
  expect(await publish(review)).toMatchObject({ code: 0 });
  expect(await filesIn(folder)).toEqual(await filesIn(other));
});

test('a text that has changed on the disk meanwhile is not overwritten until a person who has seen it says so', async () => {
  const folder = await folderWith();
  const open = await openDesk(folder);
  const work = await workOf(open);
  const key = work.sheet.segments[0]?.key ?? '';
  const path = join(folder, 'locales/fa/statement.json');
  const onDisk = async () => (JSON.parse(await readFile(path, 'utf8')) as Record<string, string>)[key];
  const write = async (words: string) => {
    const all = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    await writeFile(path, JSON.stringify({ ...all, [key]: words }));
  };
  await write('متن دیگر');
  const before = await filesIn(folder);
  const mine = changed(work, { 0: text('متن من'), 2: text('مکتب') });
  // Nobody has seen the text on the disk yet, so no force takes its place.
  const conflict = { conflicts: [{ key, reason: 'changed', here: 'متن دیگر', there: 'متن من' }] };
  const forced = `/work/fa?force=${key}`;
  expect(await answer(open.post(forced, mine))).toEqual({ status: 409, body: conflict });
  expect(await filesIn(folder)).toEqual(before);
  // It changes once more: the person has not seen this one.
  await write('متن سوم');
  expect(await answer(open.post(forced, mine))).toMatchObject({ status: 409 });
  expect(await onDisk()).toBe('متن سوم');
  expect(await answer(open.post('/work/fa', mine))).toMatchObject({ status: 409 });
  expect(await answer(open.post(forced, mine))).toMatchObject({ status: 200 });
  expect(await onDisk()).toBe('متن من');
});

test('what an import leaves out in silence, the desk asks about or names', async () => {
  const folder = await folderWith({ 'locales/ps/press.json': '{ "state": "unreviewed" }\n' });
  const open = await openDesk(folder);
  const work = await workOf(open);
  const [title, , school, , last] = work.sheet.segments;
  const body = changed(work, {
    0: text('The river is ours'),
    2: { target: [], status: 'untranslated' },
    4: text('دو خواست.'),
  });
  const statement = join(folder, 'locales/en/statement.md');
  await writeFile(statement, (await readFile(statement, 'utf8')).replace('- Two demands.\n', ''));
  const before = await filesIn(folder);
  expect(await answer(open.post('/work/fa', body))).toEqual({
    status: 409,
    body: {
      conflicts: [
        { key: title?.key, reason: 'copy', here: '', there: 'The river is ours' },
        { key: last?.key, reason: 'gone', here: '', there: 'دو خواست.' },
      ],
    },
  });
  expect(await filesIn(folder)).toEqual(before);
  const rest = changed(work, {
    0: text('The river is ours'),
    2: { target: [], status: 'untranslated' },
    3: { status: 'untranslated' },
  });
  const { status, body: saved } = await answer(open.post(`/work/fa?force=${title?.key ?? ''}`, rest));
  expect([status, saved.saved]).toEqual([200, [title?.key]]);
  expect(saved.left).toContainEqual({ key: school?.key, reason: 'empty' });
});

test('two saves at once and a `publish sync` beside them: one after the other, and nothing is lost', async () => {
  const folder = await folderWith();
  const open = await openDesk(folder);
  const statement = join(folder, 'locales/en/statement.md');
  for (let round = 0; round < 3; round += 1) {
    await open.update('fa');
    const [fa, ps] = [await workOf(open, 'fa'), await workOf(open, 'ps')];
    await writeFile(
      statement,
      (await readFile(statement, 'utf8')).replace(/school\w*/u, `school${'x'.repeat(round)}`),
    );
    const words = `متن ${round}`;
    const answers = await Promise.all([
      open.post('/work/fa', changed(fa, { 0: text(words) })),
      open.post('/work/ps', changed(ps, { 0: text(words) })),
      open.post('/work/fa', changed(fa, { 3: text(words) })),
      spawnPublish(['-C', folder, 'sync']),
    ]);
    const sync = answers.pop() as { code: number; stderr: string };
    expect(answers.map((one) => (one as Response).status)).toEqual([200, 200, 200]);
    // A command that meets a save says so, writes nothing, and can run again.
    if (sync.code !== 0) expect(sync).toMatchObject({ code: 3 });
    await open.update('fa');
    for (const [tag, at] of [
      ['fa', 0],
      ['fa', 3],
      ['ps', 0],
    ] as const)
      expect((await workOf(open, tag)).sheet.segments[at]?.exported).toBe(words);
  }
  expect(await publish(['-C', folder, 'check', '--min', '0'])).toMatchObject({ code: 0 });
  expect([...(await filesIn(folder)).keys()]).not.toContain('locales/.unfinished.json');
});

test('a finding is accepted with a reason, and every character that is in the file already stays', async () => {
  const own = '{\n  "unused-key/x":   "Why not.",\n\n  "placeholder-link/y": "A draft."\n}\n';
  const folder = await folderWith({ 'locales/fa/accepted.json': own });
  const open = await openDesk(folder);
  const { sheet } = await workOf(open);
  const key = sheet.segments[3]?.key ?? '';
  expect(
    await answer(open.post('/work/fa', changed(await workOf(open), { 3: text('یک خواست, دو.') }))),
  ).toMatchObject({
    status: 200,
  });
  await open.update('fa');
  const found = (await workOf(open)).problems.find(
    (one) => one.rule === 'ascii-punctuation' && one.key === key,
  );
  expect(found?.isAcceptable).toBe(true);
  const accept = (change: object) =>
    answer(
      open.post(
        '/work/fa/accept',
        JSON.stringify({ rule: 'ascii-punctuation', key, reason: 'It is a name.', ...change }),
      ),
    );
  const path = join(folder, 'locales/fa/accepted.json');
  for (const change of [
    { reason: '  ' },
    { reason: 'a\nb' },
    { reason: 'a\u202Eb' },
    { reason: 'x'.repeat(1_001) },
    { rule: 'missing-translation' },
    { rule: '__proto__' },
    { key: 'constructor' },
  ]) {
    const { status, body } = await accept(change);
    expect([change, status, typeof body.help]).toEqual([change, 422, 'string']);
  }
  expect(await readFile(path, 'utf8')).toBe(own);
  expect(await accept({})).toEqual({ status: 200, body: {} });
  expect(await readFile(path, 'utf8')).toBe(
    own.replace('"A draft."\n}\n', `"A draft.",\n  "ascii-punctuation/${key}": "It is a name."\n}\n`),
  );
  await open.update('fa');
  expect((await workOf(open)).problems.some((one) => one.rule === 'ascii-punctuation')).toBe(false);
});

test('a remark is made, settled and opened again as with the command', async () => {
  const folder = await folderWith();
  const other = await twin(folder);
  const open = await openDesk(folder);
  const key = (await workOf(open)).sheet.segments[2]?.key ?? '';
  const post = (change: object, tag = 'fa') =>
    answer(open.post(`/work/${tag}/remarks`, JSON.stringify(change)));
  const asWith = async (...args: string[]) => {
    expect(await publish(['-C', other, 'remark', 'fa', ...args])).toMatchObject({ code: 0 });
    expect(await filesIn(folder)).toEqual(await filesIn(other));
    await open.update('fa');
    return (await workOf(open)).remarks[key];
  };
  expect(await post({ add: { key, by: 'Shirin A.', text: 'Which school?' } })).toEqual({
    status: 200,
    body: {},
  });
  const [remark] = (await asWith(key, 'Which school?', '--by', 'Shirin A.')) ?? [];
  expect(remark).toMatchObject({ by: 'Shirin A.', text: 'Which school?' });
  const id = remark?.id ?? '';
  expect((await post({ settle: { key, id, by: 'Omid B.' } })).status).toBe(200);
  expect(await asWith('--settle', id, '--by', 'Omid B.')).toMatchObject([{ settledBy: 'Omid B.' }]);
  expect((await workOf(open)).reviewer).toBe('Omid B.');
  expect((await post({ reopen: { key, id } })).status).toBe(200);
  expect((await asWith('--reopen', id))?.[0]?.settledBy).toBeUndefined();

  const before = await filesIn(folder);
  for (const change of [
    {},
    { add: { key, by: 'Shirin A.' } },
    { add: { key, by: '', text: 'x' } },
    { add: { key, by: 'A\u202EB', text: 'x' } },
    { add: { key: '__proto__', by: 'A', text: 'x' } },
    { settle: { key, id: 'other', by: 'A' } },
    { settle: { key, id, by: ' ' } },
    { reopen: { key: 'constructor', id } },
  ])
    expect([change, (await post(change)).status]).toEqual([change, 422]);
  expect((await post({ reopen: { key, id } }, 'en')).status).toBe(404);
  expect(await filesIn(folder)).toEqual(before);
});

test('a translator’s file comes in and goes out as with the commands', async () => {
  const folder = await folderWith();
  const other = await twin(folder);
  const open = await openDesk(folder);
  for (const format of ['po', 'xliff', 'html']) {
    const given = await open.get(`/export/fa/${format}`);
    const name = /filename="([^"]+)"/u.exec(given.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const file = join(temporaryFolder(), name);
    expect(await publish(['-C', other, 'export', 'fa', '--format', format, '-o', file])).toMatchObject({
      code: 0,
    });
    expect(Buffer.compare(Buffer.from(await given.arrayBuffer()), await readFile(file)), format).toBe(0);
  }
  const po = await (await open.get('/export/fa/po')).text();
  const done = po.replace(/(msgid "A school for all\."\nmsgstr )""/u, '$1"مکتب برای همه."');
  const file = join(temporaryFolder(), 'fa.po');
  await writeFile(file, done);
  const { stdout, code } = await publish(['-C', other, 'import', file]);
  expect(code).toBe(0);
  const taken = await answer(
    open.post('/import?name=fa.po', done, { 'content-type': 'application/octet-stream' }),
  );
  expect(taken.status).toBe(200);
  expect(taken.body.lines.join('\n')).toContain(stdout.trimEnd().replaceAll(` -C ${shellWord(other)}`, ''));
  expect(await filesIn(folder)).toEqual(await filesIn(other));
  for (const path of ['/export/fa/exe', '/export/xx/po', '/export/en/po', '/export/fa/__proto__'])
    expect([path, (await open.get(path)).status]).toEqual([path, 404]);
});

test('a desk for showing shows the work, gives files, and writes nothing', async () => {
  const folder = await folderWith();
  const before = await filesIn(folder);
  const open = await openDesk(folder, true);
  const work = await workOf(open);
  for (const path of ['/work/fa', '/work/fa/accept', '/import?name=a.po', '/', '/nothing']) {
    const { status, body } = await answer(open.post(path, changed(work, { 0: text('رود') })));
    expect([path, status, body.message]).toEqual([path, 403, 'This desk is only for showing.']);
  }
  expect((await open.get('/export/fa/po')).status).toBe(200);
  expect(await filesIn(folder)).toEqual(before);
});
