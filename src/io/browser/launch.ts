import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { Failure } from '../../model/failure.js';
import { machineFailure } from '../failures.js';
import { ownEnding, sweep } from '../temporary-files.js';
import { embeddedEnvironment } from './embedded.js';
import { printingFlags } from './flags.js';
import type { FoundBrowser } from './locate.js';
import type { Machine } from './machine.js';
import { pipeTransport } from './pipe-transport.js';
import { unlessStopped } from './stopped.js';
import { unpackEmbedded } from './unpack.js';

/** A browser that was started, and how to be rid of it. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** Ends it, by force if it does not end by itself, and removes its files. */
  stop(): Promise<void>;
}

/** How a browser is started. */
export interface Launch {
  readonly machine: Machine;
  /** Milliseconds it may take. */
  readonly timeout: number;
  /** Gives the start up; a browser that has started is ended with `stop()`. */
  readonly signal: AbortSignal;
}

const stopTimeout = 3_000;

/** How the name of the folder begins that a browser may write to. */
const SCRATCH = 'communique-browser-';

/** The oldest Chrome that prints everything: it was the first to print the margin boxes of a page. */
const OLDEST_CHROME = 131;

/** Removes what browsers have left whose processes were killed. */
export async function sweepBrowserFolders(): Promise<void> {
  // Others may have made the folder for temporary files theirs; that is not a reason to fail.
  await sweep(tmpdir(), SCRATCH).catch(() => undefined);
}

/**
 * Starts a browser, the embedded one after unpacking it if need be.
 *
 * @param found the browser
 * @param launch where, and for how long it is tried
 * @throws Failure if it does not start or is too old; the message says what the browser said
 */
export async function launchBrowser(found: FoundBrowser, launch: Launch): Promise<RunningBrowser> {
  if (found.embedded !== undefined) await unpackEmbedded(found.embedded, launch.signal);
  // Chromium refuses to be sandboxed as root.
  const sandboxed = process.getuid?.() !== 0;
  try {
    return await start(found, launch, sandboxed);
  } catch (error) {
    // Containers, and Ubuntu since 23.10, forbid the user namespaces a sandbox is made of.
    if (!sandboxed || !(error instanceof StartError) || !error.log.includes('No usable sandbox')) {
      throw startFailure(error, found);
    }
  }
  try {
    return await start(found, launch, false);
  } catch (error) {
    throw startFailure(error, found);
  }
}

/** The browser did not start; carries what it said about it. */
class StartError extends Error {
  constructor(
    reason: string,
    readonly log: string,
    options: ErrorOptions,
  ) {
    super(reason, options);
  }
}

async function start(
  found: FoundBrowser,
  { machine, timeout, signal }: Launch,
  sandboxed: boolean,
): Promise<RunningBrowser> {
  const [{ default: puppeteer }, { launch }] = await Promise.all([
    import('puppeteer-core'),
    import('@puppeteer/browsers'),
  ]);
  const scratch = join(tmpdir(), SCRATCH + ownEnding());
  const flags = { userDataDir: join(scratch, 'profile'), args: printingFlags(sandboxed) };
  const args = puppeteer.defaultArgs({ headless: true, ...flags });
  try {
    await mkdir(scratch, { mode: 0o700 });
  } catch (error) {
    throw machineFailure(`make a folder for the browser in ${tmpdir()}`, error);
  }
  const removeScratch = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const child = await begin(removeScratch, () => launch(processOptions(found, machine, args, scratch)));
  const { nodeProcess } = child;
  const ended = new Promise<Error | undefined>((resolve) => {
    nodeProcess.once('close', () => {
      resolve(undefined);
    });
    // A program the system cannot run may never close, it only errs.
    nodeProcess.once('error', resolve);
  });
  const end = async (): Promise<void> => {
    child.kill();
    // Once the browser itself is gone that spares those it had started; one that hangs would stay for ever.
    killGroup(nodeProcess.pid);
    await Promise.race([ended, delay(stopTimeout, undefined, { ref: false })]);
    // A process that still holds the other end of a pipe must not keep this one alive.
    for (const stream of nodeProcess.stdio) stream?.destroy();
    nodeProcess.unref();
    await removeScratch();
  };
  const stdio = nodeProcess.stdio as unknown as readonly [unknown, unknown, unknown, Writable, Readable];
  try {
    const connected = puppeteer.connect({
      transport: pipeTransport(stdio[3], stdio[4]),
      defaultViewport: null,
      issuesEnabled: false,
      // Who prints a page gives it its time.
      protocolTimeout: 0,
    });
    const answered = connected.then(async (one) => [one, await one.version()] as const);
    // Whichever is first wins; nobody waits any more for what fails later.
    answered.catch(() => undefined);
    const first = Promise.race([answered, endedEarly(ended), startedTooSlowly(timeout)]);
    const [browser, version] = await unlessStopped(first, signal);
    requireNewEnough(version, found);
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await Promise.race([
        browser.close().then(
          () => ended,
          () => ended,
        ),
        delay(stopTimeout, undefined, { ref: false }),
      ]);
      await end();
    };
    return { browser, stop: () => (stopping ??= stop()) };
  } catch (error) {
    // The last words are complete only once the process is gone.
    await end();
    if (error instanceof Failure) throw error;
    throw new StartError((error as Error).message, child.getRecentLogs().join('\n'), { cause: error });
  }
}

/** How the browser's process is started, with a folder of its own for what it writes. */
function processOptions(
  { executable, embedded }: FoundBrowser,
  machine: Launch['machine'],
  args: readonly string[],
  scratch: string,
) {
  return {
    executablePath: executable,
    args: [...args, '--remote-debugging-pipe'],
    env:
      embedded === undefined ? { ...machine.env, TMPDIR: scratch } : embeddedEnvironment(embedded, scratch),
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

/** Starts a process; one that the system has no room for leaves nothing behind. */
async function begin<Child>(clear: () => Promise<void>, start: () => Child): Promise<Child> {
  try {
    return start();
  } catch (error) {
    await clear();
    throw new StartError((error as Error).message, '', { cause: error });
  }
}

/** Ends by force what is left of a browser and those it has started; on Windows it is ended with them. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

async function endedEarly(ended: Promise<Error | undefined>): Promise<never> {
  const how = await ended;
  throw how ?? new Error('it exited at once');
}

async function startedTooSlowly(timeout: number): Promise<never> {
  await delay(timeout, undefined, { ref: false });
  throw new Error(`it did not answer within ${timeout / 1000} seconds`);
}

/** @param version as the browser gives it: `HeadlessChrome/147.0.7727.15` */
function requireNewEnough(version: string, { executable }: FoundBrowser): void {
  const major = Number(/\/(\d+)/u.exec(version)?.[1]);
  if (major >= OLDEST_CHROME) return;
  throw new Failure(
    3,
    `The browser ${executable} is too old: ${version}.`,
    `Chrome ${OLDEST_CHROME} and later print everything. Install a newer one, or let the program choose a browser.`,
  );
}

function startFailure(error: unknown, { executable, embedded }: FoundBrowser): Failure {
  if (error instanceof Failure) return error;
  const log = error instanceof StartError ? error.log : '';
  const library = /error while loading shared libraries: (\S+):/.exec(log)?.[1];
  const said = log.trim().split('\n').at(-1) ?? '';
  return new Failure(
    3,
    library === undefined
      ? `The browser ${executable} does not start: ${said || (error as Error).message}`
      : `The browser ${executable} does not start: the library ${library} is missing.`,
    embedded === undefined
      ? 'Check that it runs by itself, or let the program choose a browser.'
      : 'Install Chrome or Chromium and name it with --browser or PUBLISH_BROWSER.',
    [],
    { cause: error },
  );
}
