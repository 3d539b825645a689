import { spawnSync } from 'node:child_process';
import { BIN } from './measure.js';

/** The program of the browser that a build prints with. */
export function theBrowser() {
  const { stdout } = spawnSync(process.execPath, [BIN, '--no-color', 'doctor'], { encoding: 'utf8' });
  const path = /Browser\s+(\S+)/u.exec(stdout)?.[1];
  if (path === undefined) throw new Error('There is no browser to print with.');
  return path;
}
