import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTerminal } from '../../src/io/terminal.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Timers that keep the process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

/** What a terminal has and a pipe does not. */
const OF_A_TERMINAL = {
  isTTY: true,
  cursorTo: () => true,
  moveCursor: () => true,
  clearLine: () => true,
};

describe('the progress line of a real terminal', () => {
  const before = Object.keys(OF_A_TERMINAL).map(
    (name) => [name, Object.getOwnPropertyDescriptor(process.stderr, name)] as const,
  );

  beforeEach(() => {
    Object.assign(process.stderr, OF_A_TERMINAL);
    vi.stubEnv('CI', undefined);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    for (const [name, own] of before) {
      if (own === undefined) Reflect.deleteProperty(process.stderr, name);
      else Object.defineProperty(process.stderr, name, own);
    }
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('leaves Ctrl-C to the command, which clears away what it has begun', () => {
    const listeners = () => SIGNALS.map((name) => process.listenerCount(name));
    const own = listeners();
    const terminal = createTerminal({ color: false, quiet: false });
    terminal.step('[1/2] en pdf');
    expect(listeners()).toEqual(own);
    terminal.close();
  });

  it('does not come back after the end, whatever is finished late', () => {
    const others = timers();
    const terminal = createTerminal({ color: false, quiet: false });
    terminal.step('[1/2] en pdf');
    expect(timers()).toBe(others + 1);
    terminal.close();
    terminal.step('[2/2] fa pdf');
    expect(timers()).toBe(others);
  });

  it('ends with the signal that ends the command, also one that has come before', () => {
    const others = timers();
    const stop = new AbortController();
    const { signal } = stop;
    const terminal = createTerminal({ color: false, quiet: false, signal });
    terminal.step('[1/2] en pdf');
    stop.abort();
    terminal.step('[2/2] fa pdf');
    expect(timers()).toBe(others);
    createTerminal({ color: false, quiet: false, signal }).step('[1/2] en pdf');
    expect(timers()).toBe(others);
  });
});
