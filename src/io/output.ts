import { shown, type Output } from '../model/output.js';
import { errorCode, machineFailure } from './failures.js';
import { Failure } from '../model/failure.js';

/** The two streams of the process. */
export type StreamName = 'stdout' | 'stderr';

/** Why a stream takes no more. The process has one of each, no matter which part of the program writes. */
const broken = new Map<StreamName, unknown>();
let isWatched = false;

/** Makes sure that a failing stream does not crash the program. */
export function watchOutput(): void {
  broken.clear();
  if (isWatched) return;
  isWatched = true;
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].on('error', (error) => {
      note(name, error);
    });
  }
}

/**
 * Writes to a stream of the process. Nothing else in the program does.
 *
 * @param hasPaint whether the colours in it are ours
 */
export function write(name: StreamName, output: Output, hasPaint = false): void {
  if (broken.has(name)) return;
  try {
    process[name].write(shown(output, hasPaint));
  } catch (error) {
    note(name, error);
  }
}

/**
 * Waits until everything is written.
 *
 * @returns why some of it was not; who reads only the beginning (`publish check | head`) has read what they wanted
 */
export async function outputFailure(): Promise<Failure | undefined> {
  await Promise.all([flushed('stdout'), flushed('stderr')]);
  for (const [name, error] of broken) {
    if (errorCode(error) === 'EPIPE') continue;
    const { code, message } = machineFailure(`write to ${name}`, error);
    return new Failure(
      code,
      message,
      'Only what was printed is lost: files that were written are in place.',
      [],
      {
        cause: error,
      },
    );
  }
  return undefined;
}

function flushed(name: StreamName): Promise<void> {
  if (broken.has(name)) return Promise.resolve();
  return new Promise((resolve) => {
    try {
      process[name].write('', () => {
        // The stream reports its error after this.
        setImmediate(resolve);
      });
    } catch (error) {
      note(name, error);
      resolve();
    }
  });
}

/** The first error says why; the others that a stream is gone. */
function note(name: StreamName, error: unknown): void {
  if (!broken.has(name)) broken.set(name, error);
}
