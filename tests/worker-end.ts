import { builtinEnvironments, type Environment } from 'vitest/runtime';

type End = () => Promise<void>;

/** The tests and the environment around them load this module each for themselves, but share their globals. */
const shared = globalThis as typeof globalThis & { workersEnd?: End[] };

/**
 * Has something done when all files of a worker are through; `afterAll` comes after each file.
 *
 * @param end what is done
 */
export function atWorkersEnd(end: End): void {
  (shared.workersEnd ??= []).push(end);
}

/** Node as it is, and an end. */
export default {
  name: 'worker-end',
  viteEnvironment: 'ssr',
  async setup(global, options) {
    const { teardown } = await builtinEnvironments.node.setup(global, options);
    return {
      async teardown() {
        await Promise.all(shared.workersEnd?.map((end) => end()) ?? []);
        await teardown(global);
      },
    };
  },
} satisfies Environment;
