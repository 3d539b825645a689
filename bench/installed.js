import { spawnSync } from 'node:child_process';

/** Whether a program that is not part of the package is there. */
export function installed(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
