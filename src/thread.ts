import { createFinishing } from './finishing.js';
import type { Settled } from './io/finisher.js';
import { createPdfReader } from './io/pdf-reader.js';
import { Failure } from './model/failure.js';
import type { FinishedPdf, FinishingJob, Inspection } from './model/finishing.js';
import type { PreflightReport } from './model/preflight.js';

/** What each thread of `io/finisher.ts` runs: its exports are the jobs. */

const finishing = createFinishing(createPdfReader());
finishing.warm();

export function finish(job: FinishingJob): Promise<Settled<FinishedPdf>> {
  return settled(finishing.finish(job));
}

export function inspect(job: { pdf: Uint8Array; inspection: Inspection }): Promise<Settled<PreflightReport>> {
  return settled(finishing.inspect(job.pdf, job.inspection));
}

async function settled<Value>(result: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { value: await result };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, help } = error;
    return { failure: { code, message, help } };
  }
}
