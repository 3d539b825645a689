import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/**
 * Compares a file with the one that was read and approved. `UPDATE_GOLDEN=1 npm run unit` writes it anew; read
 * the difference before you commit it.
 */
export async function expectGolden(path: string, actual: string): Promise<void> {
  const file = join(import.meta.dirname, 'golden', path);
  if (process.env.UPDATE_GOLDEN === '1') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, actual);
  }
  expect(actual).toBe(await readFile(file, 'utf8'));
}
