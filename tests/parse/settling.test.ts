import { describe, expect, test } from 'vitest';
import type { Doubt, Outline } from '../../src/model/outline.js';
import { filesOf, readFrom, SHAPES, statementPath, type Files } from '../statements.js';

const TEXT = 'The mill towns have lost half of their people in ten years. Nobody has asked them.';

/** Statements that a careful reader can read in two ways, one for each kind of doubt. */
const DOUBTFUL: Readonly<Record<string, string>> = {
  'names that nothing opens': `# Mill Towns\n\n${TEXT}\n\nWeavers’ Union, Bread for Marl, Mill Towns Forum\n`,
  'one signature that nothing opens': `# Mill Towns\n\n${TEXT}\n\nRosa Medrano\\\nChair, Mill Towns Forum\n`,
  'a list under a heading of any words': `# Mill Towns\n\n${TEXT}\n\n## Our partners\n\n- Weavers’ Union\n- Bread for Marl\n- Mill Towns Forum\n`,
  'two names or one': `# Mill Towns\n\n${TEXT}\n\nSigned by: Mill Towns Forum, Weavers’ Union and Bread for Marl.\n`,
  'lines or commas': `# Mill Towns\n\n${TEXT}\n\nSigned by:\n\nMill Towns Forum, Weavers’ Union of Upper Marl, Rosa\nMedrano, Director, Bread for Marl, Spinners’ Union of Lower\nMarl, Old Mill Readers, Friends of the Mill Library at Marl\n`,
  'a place or a name': `# Mill Towns\n\n${TEXT}\n\nSigned by: Mill Towns Forum, Norway, Weavers’ Union, Chile\n`,
  'labels or names': `# Mill Towns\n\n${TEXT}\n\nSignatories:\n\n| Weavers’ Union | 12 |\n| --- | --- |\n| Bread for Marl | 9 |\n`,
  'cells side by side': `# Mill Towns\n\n${TEXT}\n\nSignatories:\n\n| | |\n| --- | --- |\n| Weavers’ Union | Mill Towns Forum |\n| Spinners’ Union | Bread Committee |\n`,
  'lines under names': `# Mill Towns\n\n${TEXT}\n\nSigned by:\n\nRosa Medrano\nMill Towns Forum\n\nKarim Haddad\nBread Committee\n`,
  'a paragraph behind the names': `# Mill Towns\n\n${TEXT}\n\nSignatories:\n\n- Weavers’ Union\n- Bread for Marl\n\nOld Mill Days\n\nThe mills were built in 1850 by people who never lived there.\n`,
  'an opening without names': `# Mill Towns\n\n${TEXT}\n\nSigned by\n\nThe mills were built in 1850 by people who never lived there, and they were sold twice.\n\n## Why\n\n${TEXT}\n`,
  'people behind the end mark': `# Mill Towns\n\n${TEXT}\n\nENDS\n\nThe experts:\n\n- Ms. Elin Torv, Special Rapporteur on mills\n- Mr. Karim Haddad, Professor of Law\n`,
  'a heading under the title': `# Mill Towns\n\n# Ten Years of Loss\n\n${TEXT}\n`,
  'a letterhead above a heading': `Mill Towns Forum\n\n# Ten Years of Loss\n\n${TEXT}\n`,
  'a heading below text': `${TEXT}\n\n# Ten Years of Loss\n\n${TEXT}\n`,
  'a sentence for a title': `The mill towns are dying.\n\n${TEXT}\n`,
};

const asFiles = (text: string): Files => ({
  'publish.config.yaml': 'locales: [en]\n',
  'locales/en/statement.md': `12 March 2026\n\n${text}`,
});

async function outlineOf(files: Files): Promise<Outline> {
  const { value, problems } = await readFrom(files);
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join(' '));
  return value.document.outline;
}

/** Copies the line of a doubt into the configuration, as a person would. */
function settledBy({ settle }: Doubt, files: Files): Files {
  return { ...files, 'publish.config.yaml': `${files['publish.config.yaml'] ?? ''}${settle}\n` };
}

const namesOf = ({ signatories }: Outline) =>
  signatories.groups.flatMap(({ names }) => names.map(({ name }) => name));

/** What the line of a doubt says that will be. */
function expectPromise({ line, settle }: Doubt, before: Outline, after: Outline): void {
  if (settle.includes('title:')) {
    const title = after.blocks.find(({ role }) => role === 'title');
    const [, words = ''] = /title: "(.*)" \}$/u.exec(settle) ?? [];
    expect(title?.text.startsWith(words.slice(0, 30)), settle).toBe(true);
  } else if (settle.endsWith('signatories: none }')) {
    expect(after.signatories.total).toBe(0);
  } else {
    const read = after.blocks.filter(({ role }) => ['signatories', 'group', 'names'].includes(role));
    const asked = before.blocks.find((block) => block.line <= line && line <= block.endLine);
    expect(
      read.some((block) => block.line <= line && line <= block.endLine),
      `${settle} ${asked?.text ?? ''}`,
    ).toBe(true);
    expect(after.signatories.total).toBeGreaterThan(0);
  }
}

async function expectSettled(files: Files): Promise<number> {
  const before = await outlineOf(files);
  for (const doubt of before.doubts) {
    const after = await outlineOf(settledBy(doubt, files));
    expect(after.doubts.map(({ message }) => message)).not.toContain(doubt.message);
    expectPromise(doubt, before, after);
  }
  return before.doubts.length;
}

describe('the line that a doubt prints settles it', () => {
  test.each(Object.keys(DOUBTFUL))('%s', async (kind) => {
    expect(await expectSettled(asFiles(DOUBTFUL[kind] ?? ''))).toBeGreaterThan(0);
  });

  test('in every shape that has a doubt', async () => {
    let doubts = 0;
    for (const shape of SHAPES) doubts += await expectSettled(await filesOf(shape));
    expect(doubts).toBeGreaterThan(2);
  });

  test('and several doubts print one block, which settles all of them', async () => {
    const list = `## Our partners\n\n- Weavers’ Union\n- Bread for Marl\n- Mill Towns Forum\n`;
    const statements = [
      `# Mill Towns\n\n# Ten Years of Loss\n\n${TEXT}\n\n${list}`,
      `# Mill Towns\n\n${TEXT}\n\n${list}\n## Our friends\n\n- Spinners’ Union\n- Bread Committee\n`,
      ...Object.values(DOUBTFUL).map((text) => `Mill Towns Forum\n\n${text}`),
    ];
    let several = 0;
    for (const text of statements) {
      const files = asFiles(text);
      const { problems } = await readFrom(files);
      const doubts = problems.filter(({ rule }) => rule === 'doubtful-role');
      const blocks = doubts.flatMap(
        ({ message, help = '' }) => (message + help).match(/roles: \{.*\}/gu) ?? [],
      );
      if (doubts.length < 2) {
        expect(blocks.length).toBeLessThanOrEqual(1);
        continue;
      }
      several += 1;
      expect([text, blocks.length]).toEqual([text, 1]);
      const after = await outlineOf(settledBy({ settle: blocks[0] ?? '' } as Doubt, files));
      const left = after.doubts.map(({ message }) => message);
      for (const { message } of doubts) expect(left).not.toContain(message);
    }
    expect(several).toBeGreaterThan(2);
  });

  test('and confirms names that it says are names', async () => {
    const files = asFiles(DOUBTFUL['names that nothing opens'] ?? '');
    const [doubt] = (await outlineOf(files)).doubts;
    const after = await outlineOf(settledBy({ ...doubt, settle: doubt?.confirm } as Doubt, files));
    expect(after.doubts).toEqual([]);
    expect(namesOf(after)).toEqual(['Weavers’ Union', 'Bread for Marl', 'Mill Towns Forum']);
    expect(statementPath(files)).toBe('locales/en/statement.md');
  });
});
