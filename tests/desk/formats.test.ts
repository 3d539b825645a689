import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { overview } from '../../src/desk/overview.js';
import type { Made, Refused } from '../../src/desk/protocol.js';
import { plainPng } from '../pictures.js';
import { publicationOf, publish } from '../publication.js';
import { openDesk, textOf } from './open-desk.js';

const STATEMENT = `# The river is ours

We ask for water.

![The river](river.png)

Signatories:

1. First Group
`;
const PICTURE = plainPng(30, 20, [0, 90, 160]);
const TITLE = 'رود از آن ماست';
const FILE = (ending: string) => `fa/the-river-is-ours.fa.${ending}`;

function river(config: string): Promise<string> {
  return publicationOf({
    'publish.config.yaml': `locales: [en, fa]\ndate: 2025-01-02\n${config}`,
    'locales/en/statement.md': STATEMENT,
    'locales/en/river.png': PICTURE,
    'locales/fa/statement.json': JSON.stringify({ 'the-river-is-ours': TITLE }),
  });
}

async function made(answer: Promise<Response>): Promise<Made & Refused> {
  return (await (await answer).json()) as Made & Refused;
}

test('a mail is shown as it is in its file, with its pictures in the page and nothing to ask for', async () => {
  const mail = `eml: { from: Press <press@example.org>, to: [a@example.org, B <b@example.org>], attach: [txt] }\n`;
  const folder = await river(`formats: [html, txt, eml]\n${mail}`);
  const { get } = await openDesk(folder);
  const about = await made(get(`/made/${FILE('eml')}`));
  expect(about).toMatchObject({ title: TITLE, problems: [] });
  expect(about.mail).toMatchObject({
    subject: expect.stringContaining(TITLE) as string,
    from: 'Press <press@example.org>',
    to: ['a@example.org', 'B <b@example.org>'],
    text: expect.stringContaining('First Group') as string,
    attachments: [{ name: 'the-river-is-ours.fa.txt', mediaType: 'text/plain' }],
  });
  expect(about.mail).not.toHaveProperty('page');
  const { headers, status } = await get(`/mail/${FILE('eml')}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = headers.get('content-security-policy')?.split('; ');
  expect(policy).toContain('sandbox');
  expect(policy?.filter((one) => /^(?:default|script|img|connect)-src/u.test(one))).toEqual([
    "default-src 'none'",
    'img-src data:',
  ]);
  const page = await textOf(get(`/mail/${FILE('eml')}`));
  expect(page).toMatch(/^<!doctype html>/iu);
  const [, shown = ''] = /<img[^>]* src="data:image\/png;base64,([^"]+)"/u.exec(page) ?? [];
  expect(Buffer.from(shown, 'base64')).toEqual(PICTURE);
  expect(page).not.toContain('cid:');
});

test('the card is the file of the edition, with its words; of what is not built it says so', async () => {
  const folder = await river('');
  const { get, desk } = await openDesk(folder);
  const picture = Buffer.from(await (await get(`/edition/${FILE('png')}`)).arrayBuffer());
  const ran = await publish(['-C', folder, 'build', '--locale', 'fa', '--format', 'card', '--no-cache']);
  expect(ran.code).toBe(0);
  expect(Buffer.compare(picture, await readFile(join(folder, 'dist', FILE('png'))))).toBe(0);
  const { words, bytes } = await made(get(`/made/${FILE('png')}`));
  expect([words?.includes(TITLE), bytes]).toEqual([true, picture.length]);
  const { formats } = overview(desk, false);
  const ids = (isMeant: (format: (typeof formats)[number]) => boolean) =>
    formats.filter(isMeant).map(({ id }) => id);
  expect(ids(({ isBuilt }) => isBuilt)).toEqual(['html', 'pdf', 'txt']);
  expect(ids(({ isSlow }) => isSlow)).toEqual(['pdf', 'print', 'booklet', 'card']);
});

test('findings of a file come with it', async () => {
  const folder = await river('formats: [html, fragment, docx]\n');
  await writeFile(join(folder, 'locales/en/statement.md'), STATEMENT.replace('river.png', 'river.svg'));
  await writeFile(join(folder, 'locales/en/river.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { get } = await openDesk(folder);
  const rules = async (ending: string) =>
    (await made(get(`/made/${FILE(ending)}`))).problems.map(({ rule }) => rule);
  expect([await rules('fragment.html'), await rules('docx')]).toEqual([['fragment-image'], ['word-picture']]);
});

test.each([
  ['itself', 'eml', 'The file of “eml” cannot hold itself.'],
  ['the page', 'html', 'The file of “html” cannot be read without those beside it'],
  [
    'what a build would not make',
    'docx',
    'The file of “eml” holds that of “docx”, which this build does not make.',
  ],
])('a mail that holds %s is refused, with the place', async (_name, held, message) => {
  const folder = await river(`formats: [html]\neml: { attach: [${held}] }\n`);
  const { get } = await openDesk(folder);
  const { problems } = await made(get(`/made/${FILE('eml')}`));
  expect(problems).toMatchObject([{ file: 'publish.config.yaml', line: 4 }]);
  expect(problems[0]?.message).toContain(message);
  expect((await get(`/mail/${FILE('eml')}`)).status).toBe(500);
});

test('a file that says something of other languages follows them', async () => {
  const folder = await river('formats: [html, json]\n');
  const { get, update } = await openDesk(folder);
  const english = 'en/the-river-is-ours.en.json';
  expect(await textOf(get(`/edition/${english}`))).toContain(TITLE);
  await writeFile(join(folder, 'locales/fa/statement.json'), '{ "the-river-is-ours": "رود ما" }\n');
  await update();
  expect(await textOf(get(`/edition/${english}`))).toContain('"title": "رود ما"');
});
