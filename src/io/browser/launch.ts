import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { Failure } from '../../model/failure.js';
import { embeddedEnvironment } from './embedded.js';
import { printingFlags } from './flags.js';
import type { FoundBrowser } from './locate.js';
import type { Machine } from './machine.js';
import { pipeTransport } from './pipe-transport.js';
import { unpackEmbedded } from './unpack.js';

/** A browser that was started, and how to be rid of it. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** Ends it, by force if it does not end by itself, and removes its files. */
  stop(): Promise<void>;
}

const startTimeout = 30_000;
const stopTimeout = 3_000;

/**
 * Starts a browser, the embedded one after unpacking it if need be.
 *
 * @param found the browser
 * @param machine where it runs
 * @throws Failure if it does not start; the message says what the browser said
 */
export async function launchBrowser(found: FoundBrowser, machine: Machine): Promise<RunningBrowser> {
  if (found.embedded !== undefined) await unpackEmbedded(found.embedded);
  // Chromium refuses to be sandboxed as root.
  const sandboxed = process.getuid?.() !== 0;
  try {
    return await start(found, machine, sandboxed);
  } catch (error) {
    // Containers, and Ubuntu since 23.10, forbid the user namespaces a sandbox is made of.
    if (!sandboxed || !(error instanceof StartError) || !error.log.includes('No usable sandbox')) {
      throw startFailure(error, found);
    }
  }
  try {
    return await start(found, machine, false);
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

async function start(found: FoundBrowser, machine: Machine, sandboxed: boolean): Promise<RunningBrowser> {
  const [{ default: puppeteer }, { launch }] = await Promise.all([
    import('puppeteer-core'),
    import('@puppeteer/browsers'),
  ]);
  const scratch = await mkdtemp(join(tmpdir(), 'communique-browser-'));
  const removeScratch = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const child = launch({
    executablePath: found.executable,
    args: [
      ...puppeteer.defaultArgs({
        headless: true,
        userDataDir: join(scratch, 'profile'),
        args: printingFlags(sandboxed),
      }),
      '--remote-debugging-pipe',
    ],
    env: found.embedded === undefined ? { ...machine.env } : embeddedEnvironment(found.embedded, scratch),
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
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
    await Promise.race([ended, delay(stopTimeout, undefined, { ref: false })]);
    await removeScratch();
  };
  const stdio = nodeProcess.stdio as unknown as readonly [unknown, unknown, unknown, Writable, Readable];
  try {
    const connected = puppeteer.connect({
      transport: pipeTransport(stdio[3], stdio[4]),
      defaultViewport: null,
      issuesEnabled: false,
    });
    // Whichever is first wins; a connection that fails later has nobody left to tell.
    connected.catch(() => undefined);
    const browser = await Promise.race([connected, endedEarly(ended), startedTooSlowly()]);
    let stopped: Promise<void> | undefined;
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
    return { browser, stop: () => (stopped ??= stop()) };
  } catch (error) {
    // The last words are complete only once the process is gone.
    await end();
    throw new StartError((error as Error).message, child.getRecentLogs().join('\n'), { cause: error });
  }
}

async function endedEarly(ended: Promise<Error | undefined>): Promise<never> {
  const how = await ended;
  throw how ?? new Error('it ended at once');
}

async function startedTooSlowly(): Promise<never> {
  await delay(startTimeout, undefined, { ref: false });
  throw new Error(`it did not answer within ${startTimeout / 1000} seconds`);
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
      ? 'See that it runs by itself, or leave the choice of the browser to the program.'
      : 'Install Chrome or Chromium and name it with --browser or PUBLISH_BROWSER.',
    [],
    { cause: error },
  );
}
