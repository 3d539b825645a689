import { join } from 'node:path';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import type { Counts } from '../tally.js';
import { revisionIn, revisionOf, type Ended, type Site } from './site.js';

/** How a command shall have ended. */
export interface Expected {
  readonly code: number;
  /** What it shall have said on stderr. */
  readonly says?: readonly (string | RegExp)[];
}

/** Holds the exit code, and one clear message where the command has failed. */
export function expectEnd({ code, signal, stdout, stderr }: Ended, { code: expected, says = [] }: Expected) {
  expect({ code, signal }, stdout + stderr).toEqual({ code: expected, signal: null });
  for (const said of says) {
    if (typeof said === 'string') expect(stderr).toContain(said);
    else expect(stderr).toMatch(said);
  }
  expect(stderr).not.toMatch(/^\s+at |a bug in `publish` itself/mu);
  const errors = stderr.split('\n').filter((line) => line.startsWith('error  '));
  expect(errors.length, stderr).toBe(expected === 0 || expected === 130 ? 0 : 1);
}

/**
 * Holds that the edition in place is whole and one of those named; counts it as lost otherwise.
 *
 * @param names the editions that it may be, as given to {@link Site.edit}
 */
export async function expectEdition(site: Site, tally: Counts, ...names: string[]): Promise<void> {
  const verified = await publish(['-C', site.folder, 'verify'], site.env);
  const revision = await revisionIn(join(site.folder, 'dist'));
  const isKept = verified.code === 0 && names.some((name) => revisionOf(name) === revision);
  if (!isKept) tally.lost += 1;
  expect(isKept, `${names.join(' or ')}: ${verified.stdout}${verified.stderr}`).toBe(true);
}

/** Holds that no process and no temporary file of a command is left. */
export async function expectNoTraces(site: Site): Promise<void> {
  expect(await site.traces()).toEqual([]);
}

/** Builds after a fault: it succeeds, and clears away what the fault has left. */
export async function buildNext(site: Site, ...formats: string[]): Promise<void> {
  const built = await publish(['-C', site.folder, 'build', '--replace', '--format', ...formats], site.env);
  expect(built.code, built.stderr).toBe(0);
  await expectNoTraces(site);
}
