import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';
import { ROOT } from '../publication.js';

/**
 * Compares the part of a page between two marks with what the program says of itself; `npm run docs` writes it.
 *
 * @param path of the page, in the repository
 * @param mark name of the part: `<!-- rules -->` … `<!-- end of rules -->`
 */
export async function expectPart(path: string, mark: string, part: string): Promise<void> {
  const page = await readFile(join(ROOT, path), 'utf8');
  const [start, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const [before, behind] = [page.split(start)[0], page.split(end)[1]];
  if (before === undefined || behind === undefined) throw new Error(`${path} lacks ${start} or ${end}.`);
  await expectFile(path, `${before}${start}\n\n${part}\n\n${end}${behind}`);
}

/** Compares a file with what it must be, laid out as all files are; `npm run docs` writes it. */
export async function expectFile(path: string, text: string): Promise<void> {
  const file = join(ROOT, path);
  const laidOut = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(laidOut, `${path} is out of date: run \`npm run docs\``).toMatchFileSnapshot(file);
}

/** A table; a line break or a bar in a cell stays in it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
