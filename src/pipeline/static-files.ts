import type { Config } from '../model/config.js';
import { LITTER } from '../model/edition-files.js';
import type { Artifact } from '../model/format.js';
import type { Host } from '../model/host.js';
import { MANIFEST } from '../model/manifest.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { PlacedWords } from '../text/placed-words.js';

/** What a folder may hold: an edition is in memory as a whole until it is put in its place. */
const MOST = { entries: 2_000, depth: 20, bytes: 256e6 };

/** A file that is published as it is. */
export interface StaticFile extends Artifact {
  readonly content: Uint8Array;
}

/** How many files that are in the way are named. */
const MOST_NAMED = 5;

/**
 * The files of the folder that the configuration names under `static`, by their paths in it. What systems leave in
 * every folder is not among them.
 */
export async function listStaticFiles(
  host: Host,
  { static: named, outDir }: Pick<Config, 'static' | 'outDir'>,
): Promise<Outcome<readonly string[]>> {
  if (named === undefined) return { value: [], problems: [] };
  const folder = tidied(named.words);
  const refuse = (message: string, help: string) => ({ problems: [problem(named, message, help)] });
  if (isWithin(folder, tidied(outDir)) || isWithin(tidied(outDir), folder)) {
    return refuse(
      `The folder ${folder} and the output folder ${outDir} lie in one another.`,
      'Name another folder: an edition must not hold itself.',
    );
  }
  const paths: string[] = [];
  const open = [''];
  let entries = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const { folders, files, others = [] } = await host.entries(below(folder, path));
    const [other] = others;
    if (other !== undefined) {
      return refuse(
        `${below(folder, below(path, other))} is a link, or no file.`,
        'Replace it with the file or folder itself.',
      );
    }
    entries += folders.length + files.length;
    if (entries > MOST.entries || path.split('/').length > MOST.depth) {
      return refuse(
        `The folder ${folder} has more than ${MOST.entries} files and folders, or more than ${MOST.depth} folders in one another.`,
        'Leave there only what is published with the statement.',
      );
    }
    open.push(...folders.map((name) => below(path, name)));
    paths.push(...files.filter((name) => !LITTER.has(name)).map((name) => below(path, name)));
  }
  if (entries > 0) return { value: paths.sort(), problems: [] };
  return refuse(`There is nothing in the folder ${folder}.`, 'Put files there, or remove `static`.');
}

/**
 * The files of `static`, as they go into an edition.
 *
 * @param taken paths of the files that the build itself makes, which none of the folder may replace
 */
export async function readStaticFiles(
  host: Host,
  config: Pick<Config, 'static' | 'outDir'>,
  taken: readonly string[],
): Promise<Outcome<readonly StaticFile[]>> {
  const { static: named } = config;
  const { value: paths, problems } = await listStaticFiles(host, config);
  if (named === undefined || paths === undefined) return { value: paths && [], problems };
  const folder = tidied(named.words);
  const clashes = clashesOf(paths, [MANIFEST, ...taken]);
  if (clashes.length > 0) {
    const wrong = clashes.slice(0, MOST_NAMED).map(([own, other]) => {
      const message = `${below(folder, own)} is in the way of ${other}, which the build makes.`;
      return problem(named, message, `Rename ${below(folder, own)}, or remove it.`);
    });
    return { problems: wrong };
  }
  const files: StaticFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const content = await host.read(below(folder, path));
    if (content === undefined) continue;
    bytes += content.length;
    if (bytes > MOST.bytes) {
      const message = `The files in ${folder} have more than ${MOST.bytes / 1e6} MB together.`;
      return { problems: [problem(named, message, 'Make them smaller, or upload large ones yourself.')] };
    }
    files.push({ path, content });
  }
  return { value: files, problems: [] };
}

/** Files that would be one file, or a file where the other has a folder, on any file system. */
function clashesOf(own: readonly string[], made: readonly string[]): (readonly [string, string])[] {
  const plain = (path: string) => path.normalize('NFC').toLowerCase();
  const byPath = new Map<string, string>();
  for (const path of made) {
    // A folder is named by the first file in it.
    const parts = plain(path).split('/');
    parts.forEach((_, at) => {
      const folder = parts.slice(0, at + 1).join('/');
      if (!byPath.has(folder)) byPath.set(folder, path);
    });
  }
  const files = new Map(made.map((path) => [plain(path), path]));
  return own.flatMap((path): (readonly [string, string])[] => {
    const parts = plain(path).split('/');
    const above = parts.map((_, at) => files.get(parts.slice(0, at + 1).join('/'))).find(Boolean);
    const other = byPath.get(parts.join('/')) ?? above;
    return other === undefined ? [] : [[path, other]];
  });
}

function below(folder: string, path: string): string {
  return [folder, path].filter((part) => part !== '').join('/');
}

/** A path without `.`, doubled slashes and one at its end. */
function tidied(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function problem({ file, line, column }: PlacedWords, message: string, help: string): Problem {
  return { rule: 'static-file', severity: 'error', fatal: true, file, line, column, message, help };
}
