#!/usr/bin/env node
// A crash of the program is told by the program; this is for what keeps it from being read.
try {
  const { run } = await import('../lib/publish/cli.js');
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.on('error', () => undefined);
  process.stderr.write(`error  The program cannot be read: ${error.message}\n`);
  process.exitCode = 3;
}
