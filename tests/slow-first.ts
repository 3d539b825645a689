import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take long and do not look it, for most of their code is in other files. */
const SLOW = [
  'hostile/refused.test.ts',
  'commands/failures.test.ts',
  'adopt/adopt.test.ts',
  'commands/build-cache.test.ts',
  'io/browser.test.ts',
  'render/accessibility.test.ts',
  'linear/linear.test.ts',
  'pdf/human.test.ts',
  'sync/merge.test.ts',
  'direction/direction.test.ts',
  'check/samples.test.ts',
  'check/corpora.test.ts',
  'parse/shapes.test.ts',
  'parse/made.test.ts',
  'hostile/fuzz.test.ts',
];

/**
 * Starts what takes long first, so that no worker is left with it at the end. Vitest does so only where it knows
 * how long a file took the last time; otherwise it takes the size of a file for its time.
 */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOW.findIndex((name) => moduleId.endsWith(`/tests/${name}`));
      return at === -1 ? SLOW.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
