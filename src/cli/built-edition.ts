import { verifyEdition } from '../edition.js';
import { clearBeside, lookAtEdition } from '../io/edition-folder.js';
import { placeNamed } from '../io/disk/place.js';
import { readsTheSame, type Readings } from '../io/reading-log.js';
import { cacheKey } from '../model/cache.js';
import { sha256 } from '../model/fingerprint.js';
import type { ListedStatement } from '../model/listed-statement.js';
import type { Manifest } from '../model/manifest.js';
import type { InspectedFile } from '../model/preflight.js';
import type { Problem } from '../model/problem.js';
import { LOST_ADDRESS } from '../pipeline/lost-addresses.js';
import { keyedOptions, type BuildOptions } from './build-options.js';
import type { CommandContext } from './open-context.js';

/** An edition that is in its place, and what a build says of it. */
export interface BuiltEdition {
  /** Absolute path. */
  readonly outDir: string;
  /** What was recognised in the statement, in one line. */
  readonly recognised: string;
  /** What lists of statements say of it. */
  readonly statement: ListedStatement;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's file, which lists the SHA-256 of every other file. */
  readonly manifestHash: string;
  readonly problems: readonly Problem[];
  /** What preflight says of its PDFs. */
  readonly inspected: readonly InspectedFile[];
  /** Locales times formats. */
  readonly variants: number;
  /** Milliseconds. */
  readonly timings: {
    readonly read: number;
    readonly render: number;
    readonly write: number;
    readonly total: number;
  };
}

/** What is remembered of a build: everything it read, and what it came to. */
interface BuildRecord {
  readonly readings: Readings;
  readonly outDir: string;
  readonly recognised: string;
  readonly statement: ListedStatement;
  readonly problems: readonly Problem[];
  readonly inspected: readonly InspectedFile[];
  readonly variants: number;
  /** SHA-256 of the edition's manifest. */
  readonly manifest: string;
}

/** The cache key of a build: the publication, the program, its browser and every flag that changes a file. */
export async function recordKey(
  { folder, host }: CommandContext,
  options: BuildOptions,
  outDir: string | undefined,
): Promise<string> {
  const browser = await host.printer.identity().catch(() => 'none');
  return cacheKey([
    'build 4',
    (await placeNamed(folder)).real,
    await host.maker(),
    browser,
    keyedOptions({ ...options, outDir }),
  ]);
}

/**
 * The edition of an earlier build, where a new one would read the same files and its output is in place,
 * whole and with nothing beside it.
 */
export async function unchangedEdition(
  { folder, host, signal }: CommandContext,
  key: string,
): Promise<BuiltEdition | undefined> {
  const started = performance.now();
  const bytes = await host.cache.get(key);
  if (bytes === undefined) return undefined;
  const record = JSON.parse(new TextDecoder().decode(bytes)) as BuildRecord;
  const { readings, outDir, recognised, statement, problems, inspected, variants, manifest: hash } = record;
  if (!(await readsTheSame(readings, folder))) return undefined;
  const readAt = performance.now();
  const listed = await lookAtEdition(
    await placeNamed(outDir),
    async (files) => {
      const { manifest } = files;
      if (manifest === undefined || sha256(manifest) !== hash) return undefined;
      return (await verifyEdition(files)).length === 0 ? manifest : undefined;
    },
    signal,
  ).catch(() => undefined);
  if (listed === undefined) return undefined;
  await clearBeside(outDir);
  const ended = performance.now();
  return {
    outDir,
    recognised,
    statement,
    manifest: JSON.parse(new TextDecoder().decode(listed)) as Manifest,
    manifestHash: hash,
    problems,
    inspected,
    variants,
    timings: {
      read: Math.round(readAt - started),
      render: 0,
      write: 0,
      total: Math.round(ended - started),
    },
  };
}

/** Remembers a build, unless a file has changed while it was read. */
export async function rememberEdition(
  { host, log }: CommandContext,
  key: string,
  { outDir, recognised, statement, problems, inspected, variants, manifestHash }: BuiltEdition,
): Promise<void> {
  const readings = log.readings();
  if (readings === undefined) return;
  // Who builds again has the new edition in its place: what the old one had is no longer there to be kept.
  const lasting = problems.filter(({ rule }) => rule !== LOST_ADDRESS);
  // Not the one in its place, which another build may have put there meanwhile.
  const record: BuildRecord = {
    readings,
    outDir,
    recognised,
    statement,
    problems: lasting,
    inspected,
    variants,
    manifest: manifestHash,
  };
  await host.cache.put(key, new TextEncoder().encode(JSON.stringify(record)));
}
