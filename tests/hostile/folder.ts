import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Problem } from '../../src/model/problem.js';
import { publicationOf, publish, type Ran } from '../publication.js';

/** A statement that nothing is wrong with. */
export const STATEMENT =
  '# The river is ours\n\nWe ask for water.\n\nSignatories:\n\n1. First Group\n2. Second Group\n';

/** A publication in English and Persian, with a stranger’s files put over it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  return publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-02\n',
    'locales/en/statement.md': STATEMENT,
    ...files,
  });
}

/** Builds pages and texts, and holds that nobody sees a stack trace. */
export async function build(folder: string, ...args: string[]): Promise<Ran> {
  const ran = await publish(['-C', folder, 'build', '--format', 'html', 'txt', ...args]);
  expect(ran.stderr).not.toMatch(/^\s+at /mu);
  return ran;
}

/** What `check` finds, or what keeps it from checking. */
export async function problemsOf(folder: string): Promise<readonly Problem[]> {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  return (JSON.parse(stdout) as { problems: Problem[] }).problems;
}

/** Every file of the edition as text, path → text. */
export function edition(folder: string): Promise<Map<string, string>> {
  return filesIn(join(folder, 'dist'));
}

/** Every file in a folder as text, path → text. */
export async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return new Map(paths.map((path, at) => [path.slice(folder.length + 1), texts[at] ?? '']));
}

/** The pages and texts of the edition. */
export async function published(folder: string): Promise<string> {
  const files = await edition(folder);
  return [...files].flatMap(([path, text]) => (/\.(?:html|txt|json)$/u.test(path) ? [text] : [])).join('\n');
}
