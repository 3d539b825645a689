import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Host } from '../src/model/host.js';
import type { Outcome } from '../src/model/problem.js';
import { readConfig, readStatement, type Statement } from '../src/pipeline/publication.js';
import { memoryHost, ROOT } from './publication.js';

const FOLDER = join(import.meta.dirname, 'fixtures/statements');

/** Publications of one statement each, shaped like those that coalitions, letters and states write. */
export const SHAPES = readdirSync(FOLDER).sort();

/** A publication in memory: path → text. */
export type Files = Readonly<Record<string, string>>;

/** The files of a shape. */
export async function filesOf(shape: string): Promise<Files> {
  const folder = join(FOLDER, shape);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const),
  );
  return Object.fromEntries(texts.map(([path, text]) => [path.replaceAll('\\', '/'), text]));
}

/** The file of a shape’s outline that somebody has read and approved. */
export function outlineFile(shape: string): string {
  return join(FOLDER, shape, 'outline.json');
}

/** The path of a publication’s statement. */
export function statementPath(files: Files): string {
  return Object.keys(files).find((path) => path.endsWith('/statement.md')) ?? '';
}

/** Reads a publication’s statement as the commands do. */
export async function readFrom(files: Files): Promise<Outcome<Statement>> {
  const host = withPackage(memoryHost(files));
  const { value: config, problems } = await readConfig(host, undefined);
  return config === undefined || problems.length > 0 ? { problems } : readStatement(host, config);
}

const packaged = new Map<string, Promise<Uint8Array | undefined>>();

/** A host that has the files of the package. */
function withPackage(host: Host): Host {
  const read = (path: string) =>
    readFile(join(ROOT, path)).then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  return {
    ...host,
    packaged(path) {
      const known = packaged.get(path) ?? read(path);
      packaged.set(path, known);
      return known;
    },
  };
}
