#!/usr/bin/env node
import { missingParts } from './missing-parts.js';

// Who reads only the beginning (`publish check | head`) has read what they wanted.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await import('../lib/publish/cli.js').then(
  ({ run }) => run(process.argv.slice(2)),
  (error) => {
    const message = missingParts(error);
    if (message === undefined) throw error;
    process.stderr.write(message);
    return 3;
  },
);
