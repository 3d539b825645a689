import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../src/model/host.js';
import type { Outline } from '../src/model/outline.js';
import type { Outcome } from '../src/model/problem.js';
import { readConfig, readStatement, type Statement } from '../src/pipeline.js';
import { memoryHost, ROOT } from './publication.js';

const FOLDER = join(import.meta.dirname, 'fixtures/statements');

/** Publications of one statement each, shaped like those that coalitions, letters and states write. */
export const SHAPES = readdirSync(FOLDER).sort();

/** A folder’s statement, with the language of its folder. */
export async function readShape(name: string): Promise<{ locale: string; path: string; text: string }> {
  const [locale = 'en'] = readdirSync(join(FOLDER, name, 'locales'));
  const path = join('locales', locale, 'statement.md');
  return { locale, path, text: await readFile(join(FOLDER, name, path), 'utf8') };
}

/** The outline that somebody has read and approved. */
export async function expectedOutline(name: string): Promise<Outline> {
  return JSON.parse(await readFile(join(FOLDER, name, 'outline.json'), 'utf8')) as Outline;
}

/** A statement read as the commands read it, from memory. */
export async function statementOf(
  text: string,
  { locale = 'en', config = '' }: { locale?: string; config?: string } = {},
): Promise<Outcome<Statement>> {
  const path = `locales/${locale}/statement.md`;
  const host = withPackage(
    memoryHost({ [path]: text, 'publish.config.yaml': `sourceLocale: ${locale}\n${config}` }),
  );
  const read = await readConfig(host, undefined);
  if (read.value === undefined || read.problems.length > 0) return { problems: read.problems };
  return readStatement(host, read.value);
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
