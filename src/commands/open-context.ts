import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { keepingPrinter } from '../io/browser/keeping-printer.js';
import { createPrinter } from '../io/browser/printer.js';
import { cachePlace, openCacheFolder, type CacheFolder } from '../io/cache-folder.js';
import { createHost } from '../io/host.js';
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
  readonly pdfReader: PdfReader;
  readonly cache: CacheFolder | undefined;
  readonly terminal: Terminal;
  /** Keep the PDFs as the browser made them. */
  readonly keepsRaw: boolean;
}

/** Sets up the printer, the cache and the terminal; nothing is started yet. */
export function openWorkshop(options: CommonOptions): Workshop {
  const printer = createPrinter({ browser: options.browser, jobs: options.jobs, env: process.env });
  options.signal.addEventListener('abort', () => void printer.close(), { once: true });
  const keepsRaw = options.debug === true;
  // What the browser made can be kept only where it makes it.
  const isOff = options.cache === false || keepsRaw;
  const place = isOff ? undefined : cachePlace(process.env, process.platform);
  const cache = place === undefined ? undefined : openCacheFolder(place);
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true });
  return { printer, pdfReader: createPdfReader(), cache, terminal, keepsRaw };
}

/**
 * Opens a publication's folder.
 *
 * @throws {Failure} code 2 where there is no such folder
 */
export async function openFolder(
  path: string,
  { printer, pdfReader, cache, terminal, keepsRaw }: Workshop,
): Promise<CommandContext> {
  const folder = resolve(path);
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new Failure(2, `There is no folder ${folder}.`, 'Point -C at the publication’s folder.');
  const log = startReadingLog();
  const used = keepsRaw ? keepingPrinter(printer, folder, RAW_FILES) : printer;
  return { folder, host: createHost(folder, used, pdfReader, { cache, log }), terminal, log };
}

/** Opens the publication's folder and the terminal, for a command about one publication. */
export async function openContext(options: CommonOptions): Promise<CommandContext> {
  return openFolder(options.cwd ?? '.', openWorkshop(options));
}
