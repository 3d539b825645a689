import { basename, resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { makeFolderOf } from '../io/disk/folders.js';
import { placeIn, type Place, type PlaceWords } from '../io/disk/place.js';
import { readTextPlace } from '../io/disk/read.js';
import { writePlace } from '../io/disk/write.js';
import { readManifestHash } from '../io/edition-folder.js';
import {
  collectionFile,
  collectionText,
  inOrder,
  parseCollection,
  shardOf,
  type ListedEdition,
  type Shard,
} from '../model/collection.js';
import type { Problem } from '../model/problem.js';
import { jsonText } from '../model/output.js';
import { embargoLines } from '../report/embargo.js';
import { problemLines } from '../report/text.js';
import { counted, countText } from '../text/counts.js';
import type { BuildOptions } from '../cli/build-options.js';
import { explain } from '../cli/explain.js';
import { recordKey, rememberEdition, unchangedEdition, type BuiltEdition } from '../cli/built-edition.js';
import { putMovedFolders } from '../cli/moved-folders.js';
import { preflightProblems } from '../pipeline/inspect.js';
import { reportPreflight } from '../cli/report-preflight.js';
import {
  openFolder,
  openWorkshop,
  publicationFolder,
  typedPath,
  type Workshop,
} from '../cli/open-context.js';

/** `publish build`: every format of every locale, put in place at once; many publications with one browser. */
export async function build(options: BuildOptions): Promise<number> {
  const workshop = openWorkshop(options);
  try {
    return options.folders === undefined || options.folders.length === 0
      ? await buildOne(options, workshop)
      : await buildMany(options, options.folders, workshop);
  } finally {
    workshop.terminal.done();
    await workshop.printer.close();
    await workshop.cache?.trim();
  }
}

async function buildOne(options: BuildOptions, workshop: Workshop): Promise<number> {
  if (options.shard !== undefined) {
    throw new Failure(2, '--shard splits many publications.', 'Name their folders after `build`.');
  }
  const { terminal } = workshop;
  const folder = await publicationFolder(options, workshop);
  const outDir = options.outDir === undefined ? undefined : typedPath(options.outDir, folder, options);
  const built = await editionOf(folder, options, outDir, workshop);
  terminal.done();
  say(built, options, workshop);
  // Stdout holds one JSON document only, and that is the findings.
  if (options.report === 'preflight' && options.json === true) return 0;
  if (options.json === true) {
    terminal.print(jsonText({ ...built.manifest, timings: built.timings }));
  } else if (options.quiet !== true) terminal.print(summary(built, options));
  return 0;
}

/** How many publications are worked on at a time: while one is read, the browser prints another. */
const SIDE_BY_SIDE = 2;

/** A person names the folder of a collection; what is in it may come from elsewhere. */
const IN_COLLECTION: PlaceWords = { folder: 'the folder of the collection' };

/** The result of one publication among many. */
interface Result {
  readonly folder: string;
  readonly built?: BuiltEdition;
  readonly error?: unknown;
}

async function buildMany(
  options: BuildOptions,
  folders: readonly string[],
  workshop: Workshop,
): Promise<number> {
  const { terminal } = workshop;
  const { outDir, shard, signal } = options;
  const names = folderNames(folders, outDir !== undefined);
  const all = [...names].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const chosen = shard === undefined ? all : shardOf(all, shard);
  const base = resolve(options.cwd ?? '.');
  const collection = outDir === undefined ? undefined : resolve(base, outDir);
  if (collection !== undefined) await collectionPlace(collection, shard);
  const results: Result[] = [];
  const editionInto = async (folder: string, whole: string | undefined, target: string | undefined) => {
    if (whole !== undefined && target !== undefined) await placeIn(whole, target, IN_COLLECTION);
    return editionOf(folder, options, target, workshop);
  };
  const next = chosen[Symbol.iterator]();
  const work = async () => {
    for (const [folder, name] of next) {
      if (signal.aborted) return;
      const target = collection === undefined ? undefined : resolve(collection, name);
      const result = await editionInto(resolve(base, folder), collection, target).then(
        (built) => ({ folder, built }),
        (error: unknown) => ({ folder, error }),
      );
      results.push(result);
      report(result, options, workshop);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  signal.throwIfAborted();

  const failed = results.filter(({ built }) => built === undefined);
  if (collection !== undefined && failed.length === 0) {
    const editions = await Promise.all(
      chosen.map(async ([, path]) => ({ path, manifest: await readManifestHash(resolve(collection, path)) })),
    );
    const taken = new Set(all.map(([, name]) => name));
    const moved: ListedEdition[] = [];
    for (const { folder, built } of results) {
      if (built === undefined) continue;
      const placed = { publication: resolve(base, folder), name: names.get(folder) ?? '', built };
      moved.push(...(await putMovedFolders(collection, placed, taken, workshop, IN_COLLECTION)));
    }
    const text = collectionText({
      version: 1,
      shard: shard ?? null,
      all: all.map(([, name]) => name),
      editions,
      ...(moved.length > 0 && { moved: inOrder(moved) }),
    });
    const place = await collectionPlace(collection, shard);
    // A shard may have nothing to do.
    await makeFolderOf(place);
    await writePlace(place, text);
  }
  const files = results.reduce((sum, { built }) => sum + (built?.variants ?? 0), 0);
  if (options.json === true) {
    const sorted = [...results].sort((a, b) => (a.folder < b.folder ? -1 : 1));
    terminal.print(jsonText({ version: 1, publications: sorted.map(resultJson) }));
  } else if (options.quiet !== true) {
    const made = `${counted(files, 'file')} of ${counted(results.length - failed.length, 'publication')}`;
    terminal.print(failed.length === 0 ? made : `${made}; ${failed.length} failed`);
  }
  return Math.max(0, ...failed.map(({ error }) => (error instanceof Failure ? error.code : 3)));
}

/**
 * Where the list of a collection’s editions goes.
 *
 * @throws {Failure} code 2 if something else lies there
 */
async function collectionPlace(folder: string, shard: Shard | undefined): Promise<Place> {
  const place = await placeIn(folder, collectionFile(shard), IN_COLLECTION);
  const there = await readTextPlace(place);
  if (there === undefined || parseCollection(there) !== undefined) return place;
  throw new Failure(
    2,
    `${place.shown} is not a list of editions. Nothing was written.`,
    'Move it away, or choose another folder with --out-dir.',
  );
}

/** Reports one publication as a build of it alone would. */
function report({ folder, built, error }: Result, options: BuildOptions, workshop: Workshop): void {
  const { terminal } = workshop;
  terminal.done();
  if (built === undefined) {
    if (options.signal.aborted) return;
    terminal.warn(terminal.color.bold(folder));
    explain(error, { debug: false, color: options.color });
    return;
  }
  if (problemsOf(built, options).length > 0) terminal.warn(terminal.color.bold(folder));
  say(built, options, workshop);
  if (options.json !== true && options.quiet !== true) terminal.print(summary(built, options));
}

function resultJson({ folder, built, error }: Result): object {
  if (built === undefined) {
    return { folder, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  const { outDir, manifest, timings } = built;
  return { folder, ok: true, outDir, manifest, timings };
}

/**
 * The name of each publication's edition in a collection: that of its folder.
 *
 * @throws {Failure} code 2 if two would have one place
 */
function folderNames(folders: readonly string[], isCollection: boolean): Map<string, string> {
  const names = new Map(
    folders.map((folder) => [folder, isCollection ? basename(resolve(folder)) : folder] as const),
  );
  const taken = new Map<string, string>();
  for (const [folder, name] of names) {
    const other = taken.get(name);
    if (other !== undefined) {
      throw new Failure(
        2,
        `${other} and ${folder} would both be ${name} in the output folder.`,
        'Rename one of the two folders, or leave --out-dir out.',
      );
    }
    taken.set(name, folder);
  }
  return names;
}

async function editionOf(
  folder: string,
  options: BuildOptions,
  outDir: string | undefined,
  workshop: Workshop,
): Promise<BuiltEdition> {
  const context = await openFolder(folder, workshop);
  const key = workshop.cache === undefined ? undefined : await recordKey(context, options, outDir);
  const same = key === undefined ? undefined : await unchangedEdition(context, key);
  if (same !== undefined) {
    reportPreflight(same.inspected, options, workshop.terminal);
    return same;
  }
  const { makeEdition } = await import('../cli/make-edition.js');
  const built = await makeEdition(context, options, outDir);
  if (key !== undefined) await rememberEdition(context, key, built);
  return built;
}

/** What a build reports of an edition. The preflight table already shows the warnings of preflight. */
function problemsOf({ problems, inspected }: BuiltEdition, { report }: BuildOptions): readonly Problem[] {
  return report === 'preflight' ? problems : [...problems, ...preflightProblems(inspected)];
}

function say(built: BuiltEdition, options: BuildOptions, { terminal }: Workshop): void {
  terminal.done(built.recognised);
  const problems = problemsOf(built, options);
  if (problems.length > 0) terminal.warn([...problemLines(problems, terminal.color), '']);
}

function summary(built: BuiltEdition, options: BuildOptions): readonly string[] {
  const { variants, manifest, outDir, timings } = built;
  // What is in the files depends on no clock; what a person reads of them may.
  const embargo = options.release === true ? embargoLines(manifest.embargo, Date.now()) : [];
  const problemCount = countText(problemsOf(built, options));
  const languages = manifest.locales.filter(({ status }) => status !== 'withdrawn');
  const made =
    `${counted(variants, 'file')} in ${counted(languages.length, 'language')} → ${outDir} (${(timings.total / 1000).toFixed(1)} s)` +
    (problemCount === '' ? '' : `; ${problemCount}`);
  return [made, ...embargo];
}
