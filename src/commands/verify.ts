import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { verifyEdition } from '../edition.js';
import { machineFailure } from '../io/failures.js';
import { readEditionFolder } from '../io/edition-folder.js';
import { writeWhole } from '../io/write-file.js';
import {
  collectionFile,
  collectionText,
  isCollectionFile,
  mergeCollections,
  parseCollection,
  type Collection,
} from '../model/collection.js';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import { MANIFEST } from '../model/manifest.js';
import type { Problem } from '../model/problem.js';
import { counted, countText, problemLines } from '../report/text.js';
import { loadConfig, openContext, type CommandContext, type CommonOptions } from './context.js';

export interface VerifyOptions extends CommonOptions {
  readonly dir?: string | undefined;
  /** Whether the shares of a collection become one. */
  readonly merge?: boolean | undefined;
}

/** `publish verify`: the files of an output folder against its manifest, or of all the editions in it. */
export async function verify(options: VerifyOptions): Promise<number> {
  const context = await openContext(options);
  const dir = options.dir ?? (await loadConfig(context, options.config)).outDir;
  const target = resolve(context.folder, dir);
  const lists = (await readdir(target).catch(() => [])).filter(isCollectionFile).sort();
  if (lists.length > 0) return verifyCollection(context, target, lists, { ...options, dir });
  if (options.merge === true) {
    throw new Failure(2, `There are no shares in ${dir}.`, 'They are made by `publish build --shard`.');
  }
  const files = await readEditionFolder(target);
  return conclude(context, verifyEdition(files), counted(files.size, 'file'), { ...options, dir });
}

async function verifyCollection(
  context: CommandContext,
  target: string,
  lists: readonly string[],
  options: VerifyOptions & { readonly dir: string },
): Promise<number> {
  const problem = (file: string, message: string, help: string): Problem => ({
    rule: 'collection',
    severity: 'error',
    file,
    message,
    help,
  });
  const problems: Problem[] = [];
  const parts = new Map<string, Collection>();
  for (const name of lists) {
    const part = parseCollection(await readText(join(target, name)));
    if (part !== undefined) parts.set(name, part);
    else problems.push(problem(name, 'The list of editions cannot be read.', 'Build this share anew.'));
  }
  const { whole, wrong } = mergeCollections(parts);
  const help = 'Put the folders of all shares together, and build those that are missing.';
  problems.push(...wrong.map((message) => problem(lists.join(', '), message, help)));
  let count = 0;
  // One after the other, so that an archive of any size is verified in the room of one edition.
  for (const { path, manifest } of whole.editions) {
    const files = await readEditionFolder(join(target, path)).catch(() => new Map<string, Uint8Array>());
    count += files.size;
    const found = verifyEdition(files);
    problems.push(...found.map((one) => ({ ...one, file: `${path}/${one.file ?? ''}` })));
    const listed = files.get(MANIFEST);
    if (listed !== undefined && sha256(listed) !== manifest) {
      const message = 'The edition is not the one that its list was written for.';
      problems.push(problem(`${path}/${MANIFEST}`, message, 'Build this share anew.'));
    }
  }
  if (options.merge === true && problems.length === 0) {
    await writeWhole(join(target, collectionFile(undefined)), collectionText(whole));
    for (const name of lists)
      if (name !== collectionFile(undefined)) await rm(join(target, name), { force: true });
  }
  const what = `${counted(count, 'file')} of ${counted(whole.editions.length, 'edition')}`;
  return conclude(context, problems, what, options);
}

function conclude(
  { terminal }: CommandContext,
  problems: readonly Problem[],
  what: string,
  { quiet, dir }: VerifyOptions & { readonly dir: string },
): number {
  if (problems.length > 0) terminal.print(problemLines(problems, terminal.color));
  const verdict =
    problems.length === 0 ? terminal.color.green('ok') : terminal.color.red(countText(problems));
  if (quiet !== true) terminal.print(`${what} in ${dir}: ${verdict}`);
  return problems.length === 0 ? 0 : 1;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw machineFailure(`read ${file}`, error);
  }
}
