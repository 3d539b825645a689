#!/usr/bin/env node
import { setTimeout } from 'node:timers';
import { missingParts } from './missing-parts.js';

/** The exit code after Ctrl-C. */
const INTERRUPTED = 130;
/** Milliseconds that an interrupted program has to end by itself. */
const PATIENCE = 1_000;

// --debug asks where a failure came from: show places in `src/`.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

// A crash of the program is reported by the program; this is for a program that cannot be loaded.
try {
  const { run } = await import('../lib/publish/cli.js');
  process.exitCode = await run(process.argv.slice(2));
  // Who has pressed Ctrl-C waits no longer: all that counts is done, and a timer or a process that a package has
  // forgotten would keep this one alive.
  // eslint-disable-next-line no-restricted-properties -- everything is written, `run` has waited for it
  if (process.exitCode === INTERRUPTED) setTimeout(() => process.exit(), PATIENCE).unref();
} catch (error) {
  process.stderr.on('error', () => undefined);
  process.stderr.write(missingParts(error) ?? `error  The program cannot be loaded: ${error.message}\n`);
  process.exitCode = 3;
}
