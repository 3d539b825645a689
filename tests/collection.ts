import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyOfTheReal, temporaryFolder } from './publication.js';

/** The address of every collection of the tests. */
export const ADDRESS = 'https://press.example/all';

/** Three publications with different languages, side by side: made-up ones in left and right scripts, and the real one. */
export async function threePublications(): Promise<string> {
  const folder = temporaryFolder();
  const fixtures = join(import.meta.dirname, 'fixtures');
  await cp(join(fixtures, 'river'), join(folder, 'river'), { recursive: true });
  await cp(join(fixtures, 'library'), join(folder, 'library'), { recursive: true });
  await cp(await copyOfTheReal(), join(folder, 'real'), { recursive: true });
  for (const name of ['river', 'library', 'real']) {
    const file = join(folder, name, 'publish.config.yaml');
    const config = await readFile(file, 'utf8');
    const kept = config.replace(/^(?:baseUrl| {2}embargo):.*\n/gmu, '');
    await writeFile(file, `${kept}baseUrl: ${ADDRESS}/${name}\n`);
  }
  return folder;
}

/**
 * Small publications side by side.
 *
 * @param publications name → its statement and what its configuration has beside its language and address
 */
export async function smallPublications(
  publications: Readonly<Record<string, { readonly text?: string; readonly config?: string }>>,
): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, { text, config }] of Object.entries(publications)) {
    const files = {
      'locales/en/statement.md': text ?? `# Statement ${name}\n\nThe water of ${name} belongs to all.\n`,
      'publish.config.yaml': config ?? `locales: [en, fa]\ndate: 2025-08-12\nbaseUrl: ${ADDRESS}/${name}\n`,
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, path)), { recursive: true });
      await writeFile(join(folder, name, path), content);
    }
  }
  return folder;
}
