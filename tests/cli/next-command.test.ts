import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nextCommand } from '../../src/text/next-command.js';
import { copyOfTheReal, publish, temporaryFolder } from '../publication.js';

test.each([
  [{}, 'publish check'],
  [{ cwd: 'harb' }, 'publish -C harb check'],
  [{ cwd: "a b's" }, "publish -C 'a b'\\''s' check"],
  [{ cwd: '-a', config: '../other file.yaml' }, "publish -C ./-a --config '../other file.yaml' check"],
])('a next command repeats %j as a shell reads it', (where, command) => {
  expect(nextCommand('check', where)).toBe(command);
});

test('every command that proposes another one names the same publication', async () => {
  const folder = join(temporaryFolder(), 'call of august');
  await mkdir(folder, { recursive: true });
  await cp(await copyOfTheReal(), folder, { recursive: true });
  await rename(join(folder, 'publish.config.yaml'), join(folder, 'own.yaml'));
  const where = ['-C', folder, '--config', 'own.yaml'];
  const next = async (...args: string[]) => {
    const { stdout, stderr } = await publish([...where, ...args]);
    const line =
      /^(?:Next|When it comes back): .+$/mu.exec(stdout)?.[0] ?? `no next step: ${stdout}${stderr}`;
    return line.replaceAll(`publish -C '${folder}' --config own.yaml`, 'PUBLISH');
  };
  const po = join(folder, 'fa.po');
  expect(await next('status')).toBe(
    'Next: when someone has read it: PUBLISH review fa-AF --all --by "First Last"',
  );
  expect(await next('export', 'fa', '--format', 'po', '-o', po)).toBe(
    'When it comes back: PUBLISH import fa.po',
  );
  const text = await readFile(po, 'utf8');
  await writeFile(po, text.replace(/"(?=\p{Script=Arabic})/u, '"نو '));
  expect(await next('import', po, '--force')).toMatch(
    /^Next: PUBLISH check --locale fa; .*: PUBLISH review fa /u,
  );
  const statement = join(folder, 'locales/en/statement.md');
  await writeFile(statement, `${await readFile(statement, 'utf8')}\n`.replace('immediate', 'prompt'));
  expect(await next('sync')).toMatch(/^Next: PUBLISH export <tag> --format docx, po or xliff, for /u);
  expect(await next('status')).toMatch(/^Next: PUBLISH check --locale fa-AF .*; PUBLISH export fa-AF /u);
  expect(await next('review', 'fa', '--all', '--by', 'First Last')).toBe(
    'Next: PUBLISH check --locale fa shows what they lack.',
  );
  const made = await publish(['-C', temporaryFolder(), 'init', 'harb']);
  expect(made.stdout).toMatch(/Next: (publish -C (?:\S+harb|'[^']+harb')) outline .*; \1 build /u);
});
