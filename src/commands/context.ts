import { access, constants, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { keepingPrinter } from '../io/browser/keeping-printer.js';
import { createPrinter } from '../io/browser/printer.js';
import { errorCode, machineFailure } from '../io/failures.js';
import { createHost } from '../io/host.js';
import { createPdfReader } from '../io/pdf-reader.js';
import { startReadingLog, type ReadingLog } from '../io/reading-log.js';
import { finishStateFiles } from '../io/state-files.js';
import { createTerminal, type Terminal } from '../io/terminal.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import { canonicalTag } from '../model/locale.js';
import { isBlocked, type Outcome, type Problem } from '../model/problem.js';
import { readConfig, readPublication, type Publication } from '../pipeline.js';
import { nearest } from '../config/shape.js';

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
  readonly signal: AbortSignal;
}

/**
 * Opens the publication's folder and the terminal.
 *
 * @throws {Failure} code 2 where there is no such folder
 */
export async function openContext(options: CommonOptions): Promise<CommandContext> {
  const folder = await openFolder(options.cwd ?? '.');
  const { browser, jobs, timeout } = options;
  const milliseconds = timeout === undefined ? undefined : timeout * 1000;
  const printer = createPrinter({ browser, jobs, timeout: milliseconds, env: process.env });
  options.signal.addEventListener('abort', () => void printer.close(), { once: true });
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true });
  const used = options.debug === true ? keepingPrinter(printer, join(folder, RAW_FILES)) : printer;
  const log = startReadingLog();
  const host = createHost(folder, used, createPdfReader(), { log });
  return { folder, host, terminal, log, signal: options.signal };
}

/** The absolute path of a folder that is there and may be entered. */
async function openFolder(path: string): Promise<string> {
  let folder: string;
  try {
    folder = resolve(path);
  } catch (error) {
    // A relative path is none where the working folder is gone.
    throw new Failure(2, 'The working folder was removed.', 'Change to another folder.', [], {
      cause: error,
    });
  }
  try {
    await access(folder, constants.X_OK);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR')
      throw machineFailure(`read the folder ${folder}`, error);
  }
  throw new Failure(2, `There is no folder ${folder}.`, 'Point -C at the publication’s folder.');
}

/** The configuration; what is wrong with it ends the command with code 2. */
export async function loadConfig({ host }: CommandContext, file: string | undefined): Promise<Config> {
  const outcome = await readConfig(host, file);
  return settle(outcome, 2, 'The configuration is wrong.').value;
}

/** The publication; what cannot be read ends the command with code 1. */
export async function loadPublication(
  context: CommandContext,
  config: Config,
): Promise<{ publication: Publication; problems: readonly Problem[] }> {
  const changed = await finishStateFiles(context.folder);
  if (changed !== undefined) {
    context.terminal.warn(
      `${changed} was changed after a command was cut short that had begun to write; the rest of it was given up.`,
    );
  }
  const { value, problems } = settle(
    await readPublication(context.host, config),
    1,
    'The publication cannot be read.',
  );
  return { publication: value, problems };
}

function settle<Value>(
  outcome: Outcome<Value>,
  code: 1 | 2,
  message: string,
): { value: Value; problems: readonly Problem[] } {
  const { value, problems } = outcome;
  if (value === undefined || isBlocked(problems)) {
    throw new Failure(
      code,
      message,
      undefined,
      problems.filter(({ fatal }) => fatal === true),
    );
  }
  return { value, problems };
}

/**
 * The publication's tags that were asked for, the source first.
 *
 * @throws {Failure} code 2 for a tag the publication does not have
 */
export function chooseLocales(
  tags: readonly string[],
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked === undefined || asked.length === 0) return tags;
  const chosen = new Set(
    asked.map((input) => {
      const tag = canonicalTag(input);
      if (tag !== undefined && tags.includes(tag)) return tag;
      const near = nearest(input, tags);
      throw new Failure(
        2,
        tag === undefined
          ? `“${input}” is not a language tag.`
          : `This publication has no locale “${input}”.`,
        near === undefined
          ? `It has ${tags.join(', ')}.`
          : `Did you mean “${near}”? It has ${tags.join(', ')}.`,
      );
    }),
  );
  return tags.filter((tag) => chosen.has(tag));
}
