import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineJson } from '../../src/report/outline-json.js';
import { keptWords } from '../every-word.js';
import { blocksOf } from '../made/reading.js';
import { recognition } from '../recognition.js';
import { runs } from '../runs.js';
import { filesOf, outlineFile, readFrom, SHAPES, statementPath, type Files } from '../statements.js';

const read = async (shape: string) => {
  const files = await filesOf(shape);
  const { value, problems } = await readFrom(files);
  return { files, document: value?.document, problems };
};

/** What joins the last name to the others, in the languages of the shapes. */
const JOINERS = recognition('en', 'fr', 'es', 'ar', 'fa', 'fa-AF', 'ps').words.flatMap(
  ({ conjunctions = [] }) => conjunctions,
);

describe('statements as coalitions, letters and states write them', () => {
  test('there are forty, and more than twelve shapes', () => {
    expect(SHAPES.length).toBeGreaterThanOrEqual(40);
  });

  test.each(SHAPES)('%s has the outline that was approved', async (shape) => {
    const { document, problems } = await read(shape);
    expect(document, JSON.stringify(problems)).toBeDefined();
    if (document === undefined) return;
    const file = outlineFile(shape);
    const outline = `${outlineJson(document.outline).text}\n`;
    if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, outline);
    expect(outline).toBe(await readFile(file, 'utf8'));
    // A statement without a date is never taken for complete.
    const isDated = document.date !== undefined || problems.some(({ rule }) => rule === 'missing-date');
    expect(isDated).toBe(true);
  });

  test.each(SHAPES)('%s keeps every word once, in whatever order its blocks come', async (shape) => {
    const { files } = await read(shape);
    const path = statementPath(files);
    const blocks = blocksOf(files[path] ?? '');
    await holdsEveryWord(files, files[path] ?? '');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(blocks, { minLength: blocks.length }), async (shuffled) => {
        await holdsEveryWord(files, `${shuffled.join('\n\n')}\n`);
      }),
      { numRuns: runs(2) },
    );
  });
});

async function holdsEveryWord(files: Files, text: string): Promise<void> {
  const { value, problems } = await readFrom({ ...files, [statementPath(files)]: text });
  // What cannot be read at all is refused, at its place.
  if (value === undefined) expect(problems.some(({ fatal }) => fatal === true)).toBe(true);
  else expect(keptWords(text, value.document, JOINERS), text).toEqual({ lost: [], twice: [] });
}

describe('names with commas between them, in lines as a mail program breaks them', () => {
  const NAMES = [
    'Réseau Portes ouvertes',
    'Collectif du quai nord',
    'Secours aux marins',
    'Dr Jeanne Aubert',
    'Inès Valmont',
    'Ligue des pêcheurs de Lorne',
    'Maison des femmes de la mer',
    'Union des foyers',
    'Me Ali Karam',
    'Amis du vieux port',
  ];

  // At one of these widths each name goes over a line end, between any two of its words.
  test.each(Array.from({ length: 40 }, (_, at) => 46 + at))('%i characters wide', async (width) => {
    const lines = [''];
    for (const word of NAMES.join(', ').split(' ')) {
      const last = lines.pop() ?? '';
      const joined = last === '' ? word : `${last} ${word}`;
      lines.push(...(joined.length > width ? [last, word] : [joined]));
    }
    const { value } = await readFrom({
      'publish.config.yaml': 'locales: [fr]\nsourceLocale: fr\ndate: 2026-03-12\n',
      'locales/fr/statement.md': `# Rendez le quai\n\nDepuis janvier, la mairie interdit le quai.\n\nSignataires :\n\n${lines.join('\n')}\n`,
    });
    const groups = value?.document.outline.signatories.groups ?? [];
    expect(groups.flatMap(({ names }) => names.map(({ name }) => name))).toEqual(NAMES);
  });
});

/** The names of a statement with this body, in one language. */
async function namesIn(locale: string, body: string): Promise<string[]> {
  const { value } = await readFrom({
    'publish.config.yaml': `locales: [${locale}]\nsourceLocale: ${locale}\ndate: 2026-03-12\n`,
    [`locales/${locale}/statement.md`]: body,
  });
  return (value?.document.outline.signatories.groups ?? []).flatMap(({ names }) =>
    names.map(({ name }) => name),
  );
}

test.each([
  ['de', 'Hafen für alle', 'Seit Januar ist das Ufer für Familien gesperrt.', 'Über 40 Verbände:'],
  ['en', 'Open the harbour', 'Since January families may not use the quay.', 'About 120 organisations:'],
])('a number in the line before names is no heading of notes (%s)', async (locale, title, text, line) => {
  const names = ['Harbour Readers', 'Union of Fishers', 'Quay Library'];
  const list = names.map((name) => `- ${name}`).join('\n');
  expect(await namesIn(locale, `# ${title}\n\n${text}\n\n${line}\n\n${list}\n\n${text}\n`)).toEqual(names);
});

test('a column of numbers in any digits is no column of names', async () => {
  const names = ['สมาคมชาวประมง', 'ห้องสมุดท่าเรือ', 'มูลนิธิแม่น้ำ'];
  const rows = names.map((name, at) => `| ${['๑', '๒', '๓'][at]} | ${name} |`).join('\n');
  const body = `# เปิดท่าเรือให้ทุกคน\n\nตั้งแต่เดือนมกราคม เทศบาลห้ามใช้ท่าเรือ\n\nผู้ลงนาม:\n\n| ลำดับ | องค์กร |\n| --- | --- |\n${rows}\n`;
  expect(await namesIn('th', body)).toEqual(names);
});
