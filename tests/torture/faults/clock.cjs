'use strict';

/** Loaded before the program: a clock that somebody sets again and again, years ahead and back. */
const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;
const now = Date.now.bind(Date);
const Real = Date;
let jumps = 0;

/** Never twice the same: back to before the file system began, ahead beyond any certificate. */
function jumping() {
  jumps += 1;
  return Math.floor(now() + Math.sin(jumps * 12.9898) * 30 * YEAR_IN_MS);
}

globalThis.Date = class Date extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [jumping()] : args));
  }
  static now = jumping;
};
