import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Tinypool } from 'tinypool';
import { Failure, type FailureCode } from '../model/failure.js';
import type { Finisher } from '../model/finishing.js';

/** A finisher in threads of its own, which are started at the first job and ended with `close()`. */
export interface ThreadedFinisher extends Finisher {
  /** Ends the threads if any were started; safe to call twice. Jobs that still wait by then, or come later, fail. */
  close(): Promise<void>;
}

/** What came of a job in a thread: of an error thrown there only the message would arrive. */
export type Settled<Value> =
  | { readonly value: Value }
  | {
      readonly failure: {
        readonly code: FailureCode;
        readonly message: string;
        readonly help?: string | undefined;
      };
    };

/** Beside this file in the package; the sources have none that a thread could load. */
const THREAD = new URL('./thread.js', import.meta.url);

/**
 * A finisher that works while the caller’s thread and the browser go on; one in the caller’s thread where there is
 * but one processor, or no thread to be loaded.
 *
 * @param jobs how many PDFs at once; by default as many as there are processors, at most 4
 * @param here a finisher in the caller’s thread
 */
export function createFinisher(jobs: number | undefined, here: () => Promise<Finisher>): ThreadedFinisher {
  const threads = Math.min(jobs ?? 4, availableParallelism());
  return threads > 1 && existsSync(THREAD) ? inThreads(threads) : inThisThread(here);
}

function inThisThread(here: () => Promise<Finisher>): ThreadedFinisher {
  let finisher: Promise<Finisher> | undefined;
  const load = () => (finisher ??= here());
  return {
    warm: () =>
      void load().then(
        (one) => {
          one.warm();
        },
        () => undefined,
      ),
    finish: async (job) => (await load()).finish(job),
    inspect: async (pdf, inspection) => (await load()).inspect(pdf, inspection),
    close: () => Promise.resolve(),
  };
}

function inThreads(threads: number): ThreadedFinisher {
  let pool: Promise<Tinypool> | undefined;
  let closed = false;
  const load = () => {
    if (closed) throw new Failure(3, 'A PDF was not finished: the work was stopped.');
    return (pool ??= startPool(threads));
  };
  const run = async <Value>(name: string, job: unknown): Promise<Value> => {
    const settled = (await (await load()).run(job, { name })) as Settled<Value>;
    if ('value' in settled) return settled.value;
    const { code, message, help } = settled.failure;
    throw new Failure(code, message, help);
  };
  return {
    warm: () => void (closed || load().catch(() => undefined)),
    finish: (job) => run('finish', job),
    inspect: (pdf, inspection) => run('inspect', { pdf, inspection }),
    async close() {
      closed = true;
      const started = await pool?.catch(() => undefined);
      await started?.destroy();
    },
  };
}

async function startPool(threads: number): Promise<Tinypool> {
  const { Tinypool: Pool } = await import('tinypool');
  return new Pool({
    filename: THREAD.href,
    minThreads: threads,
    maxThreads: threads,
    // A thread that waits for a job goes on loading what the job will need.
    useAtomics: false,
  });
}
