#!/usr/bin/env node
import { run } from '../lib/publish/cli.js';

// Who reads only the beginning (`publish check | head`) has read what they wanted.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await run(process.argv.slice(2));
