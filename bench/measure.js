import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
export const BIN = join(ROOT, 'bin/publish.js');
const PEAK = join(import.meta.dirname, 'peak.js');

/** A program that one measurement starts. */
export const node = (...args) => ({ file: process.execPath, args });
export const publish = (...args) => node(BIN, '--quiet', '--no-color', ...args);

/**
 * Runs a program to its end.
 *
 * @returns milliseconds it took
 * @throws where its exit code is not among `codes`
 */
export function time({ file, args, cwd, env = {}, codes = [0] }) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
    child.once('error', reject);
    child.once('close', (code) => {
      const took = Number(process.hrtime.bigint() - started) / 1e6;
      if (codes.includes(code)) resolve(took);
      else reject(new Error(`${file} ${args.join(' ')} ended with ${code}: ${said}`));
    });
  });
}

/**
 * Medians of several programs that take turns.
 *
 * @param programs name → a program, or a function that prepares and returns one
 * @param runs how often each; the first turn, which warms the disk, does not count
 * @returns name → median milliseconds
 */
export async function inTurn(programs, runs = 5) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [name, program] of Object.entries(programs)) {
      const took = await time(typeof program === 'function' ? await program() : program);
      if (turn > 0) times[name].push(took);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Peak resident memory of a Node program, in megabytes; a run of its own, for looking costs time. */
export async function peakMemory({ file, args, env = {}, ...rest }, scratch) {
  const report = join(scratch, 'peak.txt');
  await time({ file, args: ['--import', PEAK, ...args], env: { ...env, BENCH_PEAK: report }, ...rest });
  const kilobytes = Number(await readFile(report, 'utf8'));
  await rm(report);
  return kilobytes / 1024;
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
