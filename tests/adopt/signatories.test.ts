import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicationOf, publish, temporaryFolder, type Ran } from '../publication.js';

const STATEMENT = `12 March 2026

Keep the Harbour Library Open

The council plans to close the Harbour Library on 30 June.

We call on the council to:

- keep the library open on weekdays and on Saturdays, as it has been;
- publish the accounts of the last five years before any decision is taken.

Signatories:

`;
const TRANSLATION = `کتابخانهٔ بندر را باز نگه دارید

شورا می‌خواهد کتابخانهٔ بندر را در ۳۰ ژوئن ببندد.

از شورا می‌خواهیم:

- کتابخانه را مانند همیشه در روزهای هفته و شنبه‌ها باز نگه دارد؛
- پیش از هر تصمیمی حساب‌های پنج سال گذشته را منتشر کند.

`;
const LIST = '1. Harbour Readers\n2. Neighbours of Quay Street\n';
const GROUPS =
  '### Organisations\n\n- Harbour Readers\n- Femena, Inc.\n\n### Individuals\n\n- Jonas Vik\n- Lea Brandt\n- Tor Dahl\n';

interface Adopted extends Ran {
  readonly texts: Readonly<Record<string, string>>;
}

async function adopted(names: string, translated: string, ending = 'md'): Promise<Adopted> {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndateFormat: d MMMM yyyy\n',
    'locales/en/statement.md': STATEMENT + names,
    'locales/fa/statement.json': '{}\n',
    [`whole.${ending}`]: TRANSLATION + translated,
  });
  const ran = await publish(['-C', folder, 'adopt', 'fa', join(folder, `whole.${ending}`)]);
  const file = await readFile(join(folder, 'locales/fa/statement.json'), 'utf8');
  return { ...ran, texts: JSON.parse(file) as Record<string, string> };
}

describe('names in one list', () => {
  test.each([
    ['the list', `امضاکنندگان:\n\n${LIST}`, 'امضاکنندگان:'],
    ['the opening alone', 'امضاکنندگان:\n', 'امضاکنندگان:'],
    ['no names and no opening', '', ''],
    [
      'the opening and the names in one paragraph',
      'امضاکنندگان: Harbour Readers، Neighbours of Quay Street\n',
      'امضاکنندگان:',
    ],
    ['names between commas', 'امضاکنندگان:\n\nHarbour Readers, Neighbours of Quay Street\n', 'امضاکنندگان:'],
    ['in its own script', 'امضاکنندگان:\n\nخوانندگان بندر، همسایگان خیابان اسکله\n', 'امضاکنندگان:'],
  ])('ok: %s', async (_, names, opening) => {
    const { code, texts } = await adopted(LIST, names);
    expect(code).toBe(0);
    expect(Object.values(texts)).toHaveLength(6);
    expect(Object.values(texts).slice(0, 5)).not.toContain('');
    expect(texts.signatories).toBe(opening);
  });

  test.each([
    ['a paragraph more before the opening', `شورا باید پاسخ دهد.\n\nامضاکنندگان:\n\n${LIST}`],
    ['a demand more', `- پاسخ دهد؛\n\nامضاکنندگان:\n\nHarbour Readers, Neighbours of Quay Street\n`],
    ['a sentence in the place of the opening', 'شورا باید در هفتهٔ آینده به همهٔ این خواسته‌ها پاسخ بدهد.\n'],
    ['a paragraph after the names', `امضاکنندگان:\n\n${LIST}\nشورا باید پاسخ دهد.\n`],
  ])('not ok: %s', async (_, names) => {
    const { code, stderr, texts } = await adopted(LIST, names);
    expect([code, texts]).toEqual([1, {}]);
    expect(stderr).toContain('adopt-structure');
  });
});

describe('names in groups', () => {
  const OPENED = 'امضاکنندگان:\n\n';
  test.each([
    [
      'groups',
      'md',
      '### سازمان‌ها\n\n- Harbour Readers\n- Femena, Inc.\n\n### اشخاص\n\n- Jonas Vik\n- Lea Brandt\n- Tor Dahl\n',
    ],
    [
      'its own script',
      'md',
      '### سازمان‌ها\n\n- خوانندگان بندر\n- فمنا\n\n### اشخاص\n\n- یوناس ویک\n- لئا برانت\n- تور دال\n',
    ],
    [
      'lists between commas',
      'md',
      '### سازمان‌ها\n\nHarbour Readers, Femena, Inc.\n\n### اشخاص\n\nیوناس ویک، لئا برانت و تور دال\n',
    ],
    [
      'a line for each group',
      'md',
      '**سازمان‌ها:** Harbour Readers; Femena, Inc.\n\n**اشخاص:** Jonas Vik; Lea Brandt; Tor Dahl\n',
    ],
    [
      'a table',
      'md',
      '### سازمان‌ها\n\n| Harbour Readers | ناروی |\n| --- | --- |\n| Femena, Inc. | چلی |\n\n### اشخاص\n\n- Jonas Vik\n- Lea Brandt\n- Tor Dahl\n',
    ],
    ['headings alone', 'md', '### سازمان‌ها\n\n### اشخاص\n'],
    [
      'plain text',
      'txt',
      'سازمان‌ها\n\nHarbour Readers\n\nFemena, Inc.\n\nاشخاص\n\nJonas Vik\n\nLea Brandt\n\nTor Dahl\n',
    ],
  ])('ok: %s', async (_, ending, names) => {
    const { code, stderr, texts } = await adopted(GROUPS, OPENED + names, ending);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('adopt-structure')]);
    expect(texts.signatories).toBe('امضاکنندگان:');
    expect(texts.organisations?.replace(':', '')).toBe('سازمان‌ها');
    expect(texts.individuals?.replace(':', '')).toBe('اشخاص');
  });

  test('ok: none at all; the headings are told', async () => {
    const { code, stderr, texts } = await adopted(GROUPS, '');
    expect([code, texts.organisations, texts.signatories]).toEqual([0, '', '']);
    expect(stderr).toContain('signatories, organisations, individuals');
  });

  test('not ok: a heading less', async () => {
    const { code, texts } = await adopted(
      GROUPS,
      `${OPENED}### سازمان‌ها\n\n- Harbour Readers\n- Jonas Vik\n`,
    );
    expect([code, texts]).toEqual([1, {}]);
  });
});

test('a text that a build has written comes back, tables, late names and notes included', async () => {
  const folder = temporaryFolder();
  await cp(join(import.meta.dirname, '../fixtures/late-names'), folder, { recursive: true });
  await publish(['-C', folder, 'build', '--format', 'txt']);
  const file = join(folder, 'locales/fa-AF/statement.json');
  const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  await writeFile(file, '{}\n');
  const text = join(folder, 'dist/fa-AF/keep-the-harbour-library-open.fa-AF.txt');
  const { code, stderr } = await publish(['-C', folder, 'adopt', 'fa-AF', text]);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('is not in the file')]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    ...before,
    companies: expect.any(String) as string,
  });
});
