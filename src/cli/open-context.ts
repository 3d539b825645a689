import { isAbsolute, relative, resolve } from 'node:path';
import type { BrowserKeeper } from '../io/browser/browser-keeper.js';
import { keepingPrinter } from '../io/browser/keeping-printer.js';
import { createPrinter } from '../io/browser/printer.js';
import { cachePlace, openCacheFolder, type CacheFolder } from '../io/cache-folder.js';
import { requireFolder } from '../io/disk/folders.js';
import { placeNamed } from '../io/disk/place.js';
import { findPublication } from '../io/disk/find-publication.js';
import { createHost } from '../io/host.js';
import { createLiveHost, type LiveHost } from '../io/live-host.js';
import { createPdfReader } from '../io/pdf-reader.js';
import { startReadingLog, type ReadingLog } from '../io/reading-log.js';
import { createTerminal, type Terminal } from '../io/terminal.js';
import { Failure } from '../model/failure.js';
import type { Host, PdfReader, Printer } from '../model/host.js';

/** Where `--debug` keeps the PDFs as the browser made them, in the publication's folder. */
const RAW_FILES = 'publish-debug';

/** Flags that every command takes. */
export interface CommonOptions {
  readonly cwd?: string | undefined;
  readonly config?: string | undefined;
  readonly color: boolean;
  readonly quiet?: boolean | undefined;
  /** Keep what helps to find a fault. */
  readonly debug?: boolean | undefined;
  readonly browser?: string | undefined;
  readonly jobs?: number | undefined;
  /** Seconds that one PDF may take. */
  readonly timeout?: number | undefined;
  /** Off with `--no-cache`. */
  readonly cache?: boolean | undefined;
  /** Set when the person asks the command to stop. */
  readonly signal: AbortSignal;
  /** Whose browser prints, where it outlives the command; it is not ended here. */
  readonly keeper?: BrowserKeeper | undefined;
}

/** What a command works with. */
export interface CommandContext {
  /** Absolute path of the publication. */
  readonly folder: string;
  readonly host: Host;
  readonly terminal: Terminal;
  /** What the host has read so far. */
  readonly log: ReadingLog;
  readonly signal: AbortSignal;
}

/** What is needed to write files of a publication. */
export interface WritingContext extends Omit<CommandContext, 'log'> {
  readonly log: Pick<ReadingLog, 'readings'>;
}

/** What the publications of one command share. */
export interface Workshop {
  readonly printer: Printer;
  readonly reader: PdfReader;
  readonly cache: CacheFolder | undefined;
  readonly terminal: Terminal;
  /** The configuration that the person has named. */
  readonly config: string | undefined;
  /** Keep the PDFs as the browser made them. */
  readonly keepsRaw: boolean;
  readonly signal: AbortSignal;
}

/** Sets up the printer, the cache and the terminal; nothing is started yet. */
export function openWorkshop(options: CommonOptions): Workshop {
  const { browser, jobs, timeout, signal, keeper } = options;
  const milliseconds = timeout === undefined ? undefined : timeout * 1000;
  const printer = createPrinter({ browser, jobs, timeout: milliseconds, env: process.env, keeper });
  // A signal that has come already is not heard again.
  if (signal.aborted) void printer.close();
  signal.addEventListener('abort', () => void printer.close(), { once: true });
  const keepsRaw = options.debug === true;
  // What the browser made can be kept only where it makes it.
  const isOff = options.cache === false || keepsRaw;
  const place = isOff ? undefined : cachePlace(process.env, process.platform);
  const cache = place === undefined ? undefined : openCacheFolder(place);
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true, signal });
  const reader = createPdfReader();
  return { printer, reader, cache, terminal, config: options.config, keepsRaw, signal };
}

/** For commands that start no browser: nobody would end it. */
const noPrinter: Printer = {
  warm: () => undefined,
  print: ({ path }) =>
    Promise.reject(new Error(`${path} was to be printed by a command that prints nothing.`)),
  picture: ({ path }) =>
    Promise.reject(new Error(`${path} was to be drawn by a command that prints nothing.`)),
  identity: () => Promise.resolve('none'),
  close: () => Promise.resolve(),
};

/** Works in a workshop, and closes it at the end. */
export async function inWorkshop<Result>(
  options: CommonOptions,
  work: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  const workshop = openWorkshop(options);
  try {
    return await work(workshop);
  } finally {
    workshop.terminal.close();
    await workshop.printer.close();
    await workshop.cache?.trim();
  }
}

/**
 * Opens a publication's folder.
 *
 * @throws {Failure} code 2 if the folder does not exist, 3 if it may not be entered
 */
export async function openFolder(
  path: string,
  { printer, reader, cache, terminal, config, keepsRaw, signal }: Workshop,
): Promise<CommandContext> {
  const folder = await existingFolder(path);
  const log = startReadingLog();
  const used = keepsRaw ? keepingPrinter(printer, folder, RAW_FILES) : printer;
  const host = createHost(folder, used, reader, { cache, log, named: config, signal });
  return { folder, host, terminal, log, signal };
}

/** The same for a process that goes on: its host keeps what it has read until it changes. */
export async function openLiveFolder(
  path: string,
  { printer, reader, cache, config, terminal, signal }: Workshop,
): Promise<WritingContext & { readonly host: LiveHost }> {
  const folder = await existingFolder(path);
  const host = createLiveHost(folder, printer, reader, { cache, named: config });
  return { folder, host, terminal, signal, log: host.log };
}

/** The absolute path of a folder that is there and may be entered. */
async function existingFolder(path: string): Promise<string> {
  const folder = resolve(workingFolder(), path);
  await requireFolder(await placeNamed(folder), 'Point -C at the publication’s folder.');
  return folder;
}

/** A relative path has no meaning when the working folder is gone. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new Failure(2, 'The working folder was removed.', 'Change to another folder.', [], {
      cause: error,
    });
  }
}

/**
 * The folder of the publication: the one that `-C` names; without it, the working folder or the nearest one above it
 * that is a publication. A folder that was found is named on the terminal, unless it is the working folder.
 */
export async function publicationFolder(
  { cwd, config, quiet }: CommonOptions,
  { terminal }: Workshop,
): Promise<string> {
  // A named configuration is looked for in the working folder, which is the publication then.
  if (cwd !== undefined || config !== undefined) return cwd ?? '.';
  const here = workingFolder();
  const found = await findPublication(here);
  if (found === undefined || found === here) return '.';
  if (quiet !== true) terminal.warn(`The publication is ${found}; paths in messages begin there.`);
  return found;
}

/**
 * A path that a person has typed, as seen from the publication’s folder. After `-C` paths are relative to that folder;
 * else to the working folder, wherever the publication was found.
 */
export function typedPath(path: string, folder: string, { cwd }: Pick<CommonOptions, 'cwd'>): string {
  const isFound = cwd === undefined && resolve(folder) !== workingFolder();
  return isFound && !isAbsolute(path) ? relative(folder, resolve(path)) : path;
}

/** Opens the publication's folder and the terminal, for a command about one publication that prints nothing. */
export async function openContext(options: CommonOptions): Promise<CommandContext> {
  const workshop = { ...openWorkshop(options), printer: noPrinter };
  return openFolder(await publicationFolder(options, workshop), workshop);
}
