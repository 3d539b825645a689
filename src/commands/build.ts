import { basename, resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { IN_COLLECTION } from '../io/collection-folder.js';
import { placeIn, placeNamed } from '../io/disk/place.js';
import { readManifestHash } from '../io/edition-folder.js';
import { Interruption } from '../cli/interruption.js';
import { inOrder, shardOf, type ListedEdition } from '../model/collection.js';
import type { ManifestFile } from '../model/manifest.js';
import type { Problem } from '../model/problem.js';
import { jsonText } from '../model/output.js';
import { embargoLines } from '../report/embargo.js';
import { oneLine, problemLines } from '../report/text.js';
import { counted, countText } from '../text/counts.js';
import type { BuildOptions } from '../cli/build-options.js';
import { openCollection, putCollection, putShare, type OpenCollection } from '../cli/collection.js';
import { explain } from '../cli/explain.js';
import { recordKey, rememberEdition, unchangedEdition, type BuiltEdition } from '../cli/built-edition.js';
import { putMovedFolders } from '../cli/moved-folders.js';
import { loadConfig } from '../cli/open-publication.js';
import { earlierNames } from '../pipeline/moved.js';
import { preflightProblems } from '../pipeline/inspect.js';
import { reportPreflight } from '../cli/report-preflight.js';
import { inWorkshop, openFolder, publicationFolder, typedPath, type Workshop } from '../cli/open-context.js';

/** `publish build`: every format of every locale, put in place at once; many publications with one browser. */
export function build(options: BuildOptions): Promise<number> {
  return inWorkshop(options, (workshop) =>
    options.folders === undefined || options.folders.length === 0
      ? buildOne(options, workshop)
      : buildMany(options, options.folders, workshop),
  );
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

/** The result of one publication among many. */
interface Result {
  readonly folder: string;
  /** That of its edition. */
  readonly name: string;
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
  const target = outDir === undefined ? undefined : await placeNamed(resolve(base, outDir), outDir);
  const collection =
    target &&
    (await openCollection(
      target,
      all.map(nameOf),
      () => earlierFolders(folders, options, workshop),
      options,
    ));
  const results: Result[] = [];
  const editionInto = async (folder: string, name: string) => {
    if (target !== undefined) await placeIn(target.real, name, IN_COLLECTION);
    return editionOf(folder, options, target && resolve(target.real, name), workshop);
  };
  const next = chosen[Symbol.iterator]();
  const work = async () => {
    for (const [folder, name] of next) {
      if (signal.aborted) return;
      const result = await editionInto(resolve(base, folder), name).then(
        (built) => ({ folder, name, built }),
        (error: unknown) => ({ folder, name, error }),
      );
      results.push(result);
      report(result, options, workshop);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  requireUninterrupted(chosen, results, options);

  const failed = results.filter(({ built }) => built === undefined);
  const isWhole = failed.length === 0;
  const listFiles =
    collection !== undefined && isWhole
      ? await putTogether(collection, all.map(nameOf), results, options, workshop).catch((error: unknown) => {
          requireUninterrupted(chosen, results, options);
          throw error;
        })
      : undefined;
  const files = results.reduce((sum, { built }) => sum + (built?.variants ?? 0), 0);
  if (options.json === true) {
    const sorted = [...results].sort((a, b) => (a.folder < b.folder ? -1 : 1));
    terminal.print(jsonText({ version: 1, publications: sorted.map(resultJson), lists: listFiles }));
  } else if (options.quiet !== true) {
    const made = `${counted(files, 'file')} of ${counted(results.length - failed.length, 'publication')}`;
    const lists = collection === undefined ? '' : ', so the lists stay as they were';
    terminal.print(isWhole ? made : `${made}; ${failed.length} failed${lists}`);
  }
  return Math.max(0, ...failed.map(({ error }) => (error instanceof Failure ? error.code : 3)));
}

/** Says which publications a person who stops the build finds in place, and which not. */
function requireUninterrupted(
  chosen: readonly (readonly [folder: string, name: string])[],
  results: readonly Result[],
  { signal, outDir }: BuildOptions,
): void {
  if (!signal.aborted) return;
  const made = new Set(results.filter(({ built }) => built !== undefined).map(({ folder }) => folder));
  if (made.size === 0) signal.throwIfAborted();
  // Without a collection, nothing comes after the last of them.
  if (made.size === chosen.length && outDir === undefined) return;
  const names = (isMade: boolean) =>
    chosen.flatMap(([folder]) => (made.has(folder) === isMade ? oneLine(folder) : [])).join(', ');
  const rest = made.size === chosen.length ? '' : ` Not in place: ${names(false)}.`;
  const lists = outDir === undefined ? '' : ' The lists stay as they were.';
  throw new Interruption(
    `Interrupted; in place: ${names(true)}.${rest}${lists} Run the same command again to make the rest.`,
  );
}

const nameOf = ([, name]: readonly [folder: string, name: string]) => name;

/** The names that publications had before in a collection (`moved: [old/]`); a build reports what is wrong with them. */
async function earlierFolders(
  folders: readonly string[],
  { cwd = '.' }: BuildOptions,
  workshop: Workshop,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const folder of folders) {
    const config = await openFolder(resolve(cwd, folder), workshop)
      .then((context) => loadConfig(context, workshop.config))
      .catch(() => undefined);
    if (config !== undefined) names.push(...earlierNames(config).folders);
  }
  return names;
}

/** Lists the editions that were made: in the share of this machine, or in what readers see of the collection. */
async function putTogether(
  collection: OpenCollection,
  all: readonly string[],
  results: readonly Result[],
  options: BuildOptions,
  workshop: Workshop,
): Promise<readonly ManifestFile[] | undefined> {
  const { shard = null } = options;
  const { real } = collection.folder;
  const editions = await Promise.all(
    results.flatMap(({ name: path, built }) =>
      built === undefined
        ? []
        : [
            readManifestHash(resolve(real, path)).then((manifest) => ({
              path,
              manifest,
              statement: built.statement,
            })),
          ],
    ),
  );
  const taken = new Set(all);
  const moved: ListedEdition[] = [];
  for (const { folder, name, built } of results) {
    if (built === undefined) continue;
    const placed = { publication: resolve(options.cwd ?? '.', folder), name, built };
    moved.push(...(await putMovedFolders(real, placed, taken, workshop, IN_COLLECTION)));
  }
  const led = moved.length > 0 && { moved: inOrder(moved) };
  const whole = { version: 1, shard, all, editions: inOrder(editions), ...led } as const;
  if (shard === null) return putCollection(collection, whole, options, workshop);
  await putShare(collection, { ...whole, files: [] }, shard);
  return undefined;
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
