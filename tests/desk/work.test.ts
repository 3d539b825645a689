import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rangeOf } from '../../src/client/findings/inspect.js';
import type { DeskWork } from '../../src/desk/protocol.js';
import { copyOfTheReal, publicationOf, publish } from '../publication.js';
import { openDesk, type OpenDesk } from './open-desk.js';

async function workOf({ get }: OpenDesk, tag: string): Promise<DeskWork> {
  return (await (await get(`/work/${tag}`)).json()) as DeskWork;
}

/** What a page of `export --format html` holds. */
async function exported(folder: string, tag: string): Promise<Pick<DeskWork, 'sheet' | 'view'>> {
  const file = join(folder, 'out.html');
  const { code, stdout } = await publish(['-C', folder, 'export', tag, '--format', 'html', '-o', file]);
  expect([code, stdout]).toEqual([0, stdout]);
  const page = await readFile(file, 'utf8');
  const json = (id: string): unknown =>
    JSON.parse(new RegExp(`id="${id}">([^<]*)<`, 'u').exec(page)?.[1] ?? '');
  return { sheet: json('sheet'), view: json('view') } as Pick<DeskWork, 'sheet' | 'view'>;
}

test('what there is to translate is what the sheet of `export` holds, with what `check` finds', async () => {
  const folder = await copyOfTheReal();
  const open = await openDesk(folder);
  const { sheet, view, problems, rules } = await workOf(open, 'ps');
  expect(JSON.parse(JSON.stringify({ sheet, view }))).toEqual(await exported(folder, 'ps'));
  expect(sheet.segments.length).toBeGreaterThan(10);
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const found = (JSON.parse(stdout) as { problems: { locale?: string }[] }).problems;
  const own = found.filter(({ locale }) => locale === 'ps');
  expect(problems).toEqual(own.map((one) => ({ ...one, isAcceptable: expect.any(Boolean) as boolean })));
  for (const { rule } of problems) expect(rules[rule]).toMatch(/\.$/u);
});

test('a finding that only the program looks for says at which words of the translation it is', async () => {
  const target = 'می‌گوییم: "اینجا" **آب**{.underline} برای همه ☃ است.';
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-02\n',
    'locales/en/statement.md': '# The river is ours\n\nWe say: “Here **water** is for all.”\n',
    'locales/fa/statement.json': JSON.stringify({
      'the-river-is-ours': 'رود',
      'we-say-here-water-is': target,
    }),
  });
  const { problems, sheet, view } = await workOf(await openDesk(folder), 'fa');
  const [segment, own] = [sheet.segments[1], view.segments[1]];
  const words = (rule: string) => {
    const place = problems.find((one) => one.rule === rule)?.at;
    const range = place && rangeOf(segment?.target ?? [], own?.codes ?? [], place);
    return [place?.words, range && range[1] - range[0]];
  };
  expect(words('glyph-coverage')).toEqual(['☃', 1]);
  expect(words('conversion-leftover')).toEqual(['{.', 2]);
  expect(words('missing-translation')).toEqual([undefined, undefined]);
  // While other words are typed, nothing wrong is underlined.
  expect(rangeOf(['می‌گوییم'], [], { offset: 3, words: '☃' })).toBeUndefined();
});

test('there is no work in the language of the original, nor in one that there is not', async () => {
  const { get } = await openDesk(await copyOfTheReal());
  for (const tag of ['en', 'xx', '__proto__', 'constructor', '..%2Fps', '%00', 'ps/'])
    expect([tag, (await get(`/work/${tag}`)).status]).toEqual([tag, 404]);
});

test('the feed says that the work of its language has changed, and says nothing about another', async () => {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa, ps]\ndate: 2025-01-02\nformats: [html]\n',
    'locales/en/statement.md': '# The river is ours\n\nWe ask for water.\n',
    'locales/fa/statement.json': '{}\n',
    'locales/ps/statement.json': '{}\n',
  });
  const open = await openDesk(folder);
  const { body } = await open.get('/live/fa');
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  const eventsUntil = async (name: string) => {
    const events: string[] = [];
    do events.push((/^event: (\w+)/u.exec(await next()) ?? [])[1] ?? 'none');
    while (events.at(-1) !== name);
    return events;
  };
  expect(await eventsUntil('work')).toEqual(['page', 'state', 'work']);
  expect((await workOf(open, 'fa')).sheet.segments[0]?.exported).toBe('');
  await writeFile(join(folder, 'locales/fa/statement.json'), '{ "the-river-is-ours": "رود" }\n');
  await open.update('fa');
  expect(await eventsUntil('work')).toContain('page');
  expect((await workOf(open, 'fa')).sheet.segments[0]?.exported).toBe('رود');
  const before = open.works.version('fa');
  const work = await workOf(open, 'fa');
  await writeFile(join(folder, 'locales/ps/statement.json'), '{ "the-river-is-ours": "سيند" }\n');
  await open.update('fa');
  expect(open.works.version('fa')).toBe(before);
  expect(await workOf(open, 'fa')).toEqual(work);
  await reader.cancel();
});
