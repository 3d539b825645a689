import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createPrinter } from '../io/browser/printer.js';
import { cachePlace, openCacheFolder, type CacheFolder } from '../io/cache-folder.js';
import { createHost } from '../io/host.js';
import { startReadingLog, type ReadingLog } from '../io/reading-log.js';
import { createTerminal, type Terminal } from '../io/terminal.js';
import { Failure } from '../model/failure.js';
import type { Host, Printer } from '../model/host.js';

/** Flags that every command takes. */
export interface CommonOptions {
  readonly cwd?: string | undefined;
  readonly config?: string | undefined;
  readonly color: boolean;
  readonly quiet?: boolean | undefined;
  readonly browser?: string | undefined;
  readonly jobs?: number | undefined;
  /** Off with `--no-cache`. */
  readonly cache?: boolean | undefined;
  /** Set when the person asks the command to stop. */
  readonly signal: AbortSignal;
}

/** What a command works with. */
export interface CommandContext {
  /** Absolute path of the publication. */
  readonly folder: string;
  readonly host: Host;
  readonly terminal: Terminal;
  /** What the host has read so far. */
  readonly log: ReadingLog;
}

/** What the publications of one command share. */
export interface Workshop {
  readonly printer: Printer;
  readonly cache: CacheFolder | undefined;
  readonly terminal: Terminal;
}

/** Sets up the printer, the cache and the terminal; nothing is started yet. */
export function openWorkshop(options: CommonOptions): Workshop {
  const printer = createPrinter({ browser: options.browser, jobs: options.jobs, env: process.env });
  options.signal.addEventListener('abort', () => void printer.close(), { once: true });
  const place = options.cache === false ? undefined : cachePlace(process.env, process.platform);
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true });
  return { printer, cache: place === undefined ? undefined : openCacheFolder(place), terminal };
}

/**
 * Opens a publication's folder.
 *
 * @throws {Failure} code 2 where there is no such folder
 */
export async function openFolder(
  path: string,
  { printer, cache, terminal }: Workshop,
): Promise<CommandContext> {
  const folder = resolve(path);
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new Failure(2, `There is no folder ${folder}.`, 'Point -C at the publication’s folder.');
  const log = startReadingLog();
  return { folder, host: createHost(folder, printer, { cache, log }), terminal, log };
}

/** Opens the publication's folder and the terminal, for a command about one publication. */
export async function openContext(options: CommonOptions): Promise<CommandContext> {
  return openFolder(options.cwd ?? '.', openWorkshop(options));
}
