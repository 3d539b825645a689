import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const WORDS = '{ "keep-it-open": "باز بماند" }\n';
const STATEMENT = { 'locales/en/statement.md': '# Keep it open\n\nThe quay stays open.\n' };

/** What `check` says of folders that nothing reads: place, message and help. */
async function notes(files: Readonly<Record<string, string>>): Promise<unknown[]> {
  const folder = await publicationOf({ ...STATEMENT, ...files });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: Record<string, unknown>[] };
  return problems
    .filter(({ rule }) => rule === 'unlisted-locale')
    .map(({ severity, file, line, column, message, help }) => {
      expect(severity).toBe('info');
      return [[file, line, column].join(':'), message, help].join(' | ');
    });
}

test('translations of a language that is not listed are named once, with the line to write', async () => {
  expect(
    await notes({
      'publish.config.yaml': 'date: 2026-03-03\nlocales: [en, ur]\n',
      'locales/fa-AF/statement.json': WORDS,
      'locales/ur/statement.json': '{}',
      // Interface strings alone are no translation.
      'locales/ps/press.json': '{}',
    }),
  ).toEqual([
    'publish.config.yaml:2:10 | The translations in locales/fa-AF are neither checked nor published: “fa-AF” is not in `locales`. | Write `locales: [en, ur, fa-AF]`, or move the folder away.',
  ]);
});

test('a folder whose name is not the tag is named with the tag', async () => {
  const files = { 'locales/fa_AF/statement.json': WORDS, 'locales/persian/statement.json': WORDS };
  const lies = (name: string) =>
    `locales/${name}/statement.json:: | The translations in locales/${name} are neither checked nor published:`;
  expect(await notes({ ...files, 'publish.config.yaml': 'date: 2026-03-03\n' })).toEqual([
    `${lies('fa_AF')} the tag of the language is “fa-AF”. | Rename the folder to fa-AF.`,
    `${lies('persian')} “persian” is not a language tag. | Give the folder the tag of its language, such as fa-AF.`,
  ]);
  const [listed] = await notes({
    ...files,
    'publish.config.yaml': 'date: 2026-03-03\nlocales: [en, fa-AF]\n',
    'locales/fa-AF/statement.json': WORDS,
  });
  expect(listed).toBe(
    `${lies('fa_AF')} the tag of the language is “fa-AF”. | Move them into locales/fa-AF, or remove them.`,
  );
});

test('nothing is said of a language that is withdrawn, nor where the rule is off', async () => {
  const files = { 'locales/fa/statement.json': WORDS };
  const config = 'date: 2026-03-03\nlocales: [en]\n';
  const withdrawn = `${config}withdrawn: [{ locale: fa, date: 2026-03-04 }]\n`;
  expect(await notes({ ...files, 'publish.config.yaml': withdrawn })).toEqual([]);
  expect(
    await notes({ ...files, 'publish.config.yaml': `${config}checks: { unlisted-locale: off }\n` }),
  ).toEqual([]);
});
