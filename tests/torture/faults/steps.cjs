'use strict';

/**
 * Loaded before the program: counts the steps by which it changes files below STEP_IN (an absolute path, or how
 * a part of the path begins), only those of the calls STEP_OF if it names some, and at step STEP does what STEP_DO says: `kill`, `torn` (writes the first half of
 * a file, then `kill`), `stop`, or the code of an error, which every step from then
 * on fails with that can.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { sep } = require('node:path');

const { STEP, STEP_DO: what, STEP_IN: place, STEP_OF } = process.env;
const calls = what === 'torn' ? ['writeFile'] : STEP_OF?.split(',');
const at = Number(STEP);
const end = (signal) => process.kill(process.pid, signal);

/** How often a path comes in a call, and whether the call takes room on the disk. */
const CALLS = {
  writeFile: [1, true],
  appendFile: [1, true],
  mkdir: [1, true],
  mkdtemp: [1, true],
  open: [1, true],
  link: [2, true],
  symlink: [2, true],
  copyFile: [2, true],
  rename: [2, false],
  rm: [1, false],
  rmdir: [1, false],
  unlink: [1, false],
};

/** The errors that come of a full disk alone. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

const isMeant = (path) => {
  const text = path instanceof URL ? path.pathname : String(path);
  return place.startsWith(sep)
    ? text === place || text.startsWith(place + sep)
    : text.split(sep).some((part) => part.startsWith(place));
};

const isReading = (flags) =>
  typeof flags === 'number'
    ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) === 0
    : /^(?:r|rs)$/u.test(String(flags));

let count = 0;

/** @returns the error with which the call fails; `undefined` where it goes on */
function step(name, args) {
  const [paths, takesRoom] = CALLS[name];
  if (!args.slice(0, paths).some(isMeant)) return undefined;
  // Reading is no step.
  if (name === 'open' && isReading(args[1] ?? 'r')) return undefined;
  if (calls !== undefined && !calls.includes(name)) return undefined;
  if (FULL.has(what) && !takesRoom) return undefined;
  count += 1;
  if (count < at) return undefined;
  if (what.startsWith('E')) {
    const said = `${what}: injected, ${name} '${args[0]}'`;
    return Object.assign(new Error(said), { code: what, syscall: name, path: String(args[0]) });
  }
  if (count > at) return undefined;
  if (what === 'stop') end('SIGSTOP');
  else {
    if (what === 'torn') {
      const bytes = Buffer.from(args[1]);
      whole.writeFileSync(args[0], bytes.subarray(0, bytes.length >> 1));
    }
    end('SIGKILL');
  }
  return undefined;
}

const whole = { ...fs };
for (const name of Object.keys(CALLS)) {
  const promised = fs.promises[name];
  if (promised !== undefined) {
    fs.promises[name] = async (...args) => {
      const error = step(name, args);
      if (error !== undefined) throw error;
      return promised.apply(fs.promises, args);
    };
  }
  const sync = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...args) => {
    const error = step(name, args);
    if (error !== undefined) throw error;
    return sync.apply(fs, args);
  };
  const called = fs[name];
  fs[name] = (...args) => {
    const error = step(name, args);
    const done = args.at(-1);
    if (error === undefined || typeof done !== 'function') return called.apply(fs, args);
    process.nextTick(done, error);
    return undefined;
  };
}
syncBuiltinESMExports();
