import { verifyEdition } from '../edition.js';
import { entriesIn } from '../io/disk/folders.js';
import { placeIn, placeTyped, type Place } from '../io/disk/place.js';
import { readTextPlace } from '../io/disk/read.js';
import { removePlace } from '../io/disk/write.js';
import { listFilesOf, readCollection } from '../io/collection-folder.js';
import { lookAtEdition } from '../io/edition-folder.js';
import { COLLECTION, isCollectionFile, mergeCollections, type Collection } from '../model/collection.js';
import type { EditionFiles } from '../model/edition-files.js';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import { MANIFEST } from '../model/manifest.js';
import type { Problem } from '../model/problem.js';
import { readCollectionFile } from '../pipeline/collection-file.js';
import { problemLines } from '../report/text.js';
import { counted, countText } from '../text/counts.js';
import { openCollection, putCollection } from '../cli/collection.js';
import {
  openFolder,
  openWorkshop,
  publicationFolder,
  typedPath,
  type CommandContext,
  type CommonOptions,
  type Workshop,
} from '../cli/open-context.js';
import { loadConfig } from '../cli/open-publication.js';

export interface VerifyOptions extends CommonOptions {
  readonly dir?: string | undefined;
  /** Whether the shares of a collection become one. */
  readonly merge?: boolean | undefined;
}

/** `publish verify`: the files of an output folder against its manifest, or of all the editions in it. */
export async function verify(options: VerifyOptions): Promise<number> {
  const workshop = openWorkshop(options);
  const context = await openFolder(await publicationFolder(options, workshop), workshop);
  const { folder, signal } = context;
  const dir =
    options.dir === undefined
      ? (await loadConfig(context, options.config)).outDir
      : typedPath(options.dir, folder, options);
  const target = await placeTyped(folder, options.dir === undefined ? undefined : dir, dir);
  const lists = (await entriesIn(target)).files.filter(isCollectionFile);
  if (lists.length > 0) return verifyCollection(context, workshop, target, lists, { ...options, dir });
  if (options.merge === true) {
    throw new Failure(2, `There are no shares in ${dir}.`, 'They are made by `publish build --shard`.');
  }
  const { problems, count } = await lookAtEdition(target, verified, signal);
  return conclude(context, problems, counted(count, 'file'), { ...options, dir });
}

async function verifyCollection(
  context: CommandContext,
  workshop: Workshop,
  target: Place,
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
  // What a build that was killed has left is put in place first.
  await readCollection(target);
  for (const name of lists) {
    const text = (await readTextPlace(await placeIn(target.real, name))) ?? '';
    const part = readCollectionFile(text, name, 'Rebuild this share.');
    problems.push(...part.problems);
    if (part.value !== undefined) parts.set(name, part.value);
  }
  const { whole, wrong } = mergeCollections(parts);
  const help = 'Put the folders of all shares together, and build those that are missing.';
  problems.push(...wrong.map((message) => problem(lists.join(', '), message, help)));
  let count = 0;
  // One after the other, so that an archive of any size needs the memory of one edition.
  for (const { path, manifest } of [...whole.editions, ...(whole.moved ?? [])]) {
    const found = await editionIn(target, path, context.signal);
    count += found.count;
    problems.push(...found.problems.map((one) => ({ ...one, file: `${path}/${one.file ?? ''}` })));
    if (found.manifest !== undefined && found.manifest !== manifest) {
      const message = 'The edition is not the one that its list was written for.';
      problems.push(problem(`${path}/${MANIFEST}`, message, 'Rebuild this share.'));
    }
  }
  if (lists.includes(COLLECTION) && whole.files.length > 0) {
    const found = await listFilesOf(target, whole);
    count += whole.files.length;
    problems.push(...(await verifyEdition(found, COLLECTION)));
  }
  if (options.merge === true && problems.length === 0) {
    const collection = await openCollection(target, whole.all, () => Promise.resolve([]), {});
    await putCollection(collection, whole, options, workshop);
    for (const name of lists) if (name !== COLLECTION) await removePlace(await placeIn(target.real, name));
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

/** What {@link verified} says of one edition of a collection, or that it cannot be read. */
async function editionIn(target: Place, path: string, signal: AbortSignal): ReturnType<typeof verified> {
  try {
    return await lookAtEdition(await placeIn(target.real, path), verified, signal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, help } = error;
    const problem: Problem = { rule: 'manifest', severity: 'error', file: MANIFEST, message, help };
    return { problems: [problem], count: 0, manifest: undefined };
  }
}

/** What is wrong with one edition, how many files it has, and the SHA-256 of its manifest. */
async function verified(
  files: EditionFiles,
): Promise<{ problems: Problem[]; count: number; manifest: string | undefined }> {
  const { manifest, paths } = files;
  const hash = manifest === undefined ? undefined : sha256(manifest);
  return { problems: await verifyEdition(files), count: paths.size, manifest: hash };
}
