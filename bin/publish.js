#!/usr/bin/env node
import { missingParts } from './missing-parts.js';

// --debug asks where a failure came from: show places in `src/`.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

// A crash of the program is reported by the program; this is for a program that cannot be loaded.
try {
  const { run } = await import('../lib/publish/cli.js');
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.on('error', () => undefined);
  process.stderr.write(missingParts(error) ?? `error  The program cannot be loaded: ${error.message}\n`);
  process.exitCode = 3;
}
