import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish, ROOT, temporaryFolder } from '../publication.js';

test('a publication of one’s own goes as the README shows it', async () => {
  const text = await readFile(join(ROOT, 'README.md'), 'utf8');
  const section = /^## A publication of your own\n([^]*?)^## /mu.exec(text)?.[1] ?? '';
  const shown = Array.from(section.matchAll(/^ *```console\n([^]*?)^ *```/gmu), ([, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => (block.startsWith('   $') ? line.replace(/^ {3}/u, '') : line)),
  );
  expect(shown).toHaveLength(2);
  const statement = (/```markdown\n([^]*?)```/u.exec(section)?.[1] ?? '').replace(/^ {3}/gmu, '');

  const parent = temporaryFolder();
  await mkdir(join(parent, 'repository'));
  const home = process.cwd();
  for (const [command = '', ...lines] of shown) {
    const args = command.replace('$ npx --no-install publish ', '').split(' ');
    process.chdir(join(parent, 'repository'));
    const { stdout } = await publish(args).finally(() => {
      process.chdir(home);
    });
    const printed = stdout
      .replace(/\d{1,2} \p{L}+ \d{4}/u, '12 March 2026')
      .trimEnd()
      .split('\n');
    const wanted = lines.filter((line) => line !== '…');
    expect(printed.slice(-wanted.length)).toEqual(wanted);
    await writeFile(join(parent, 'harbour/locales/en/statement.md'), statement);
  }
});
