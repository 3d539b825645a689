import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take long and do not look it, for most of their code is in other files. */
const SLOW = [
  'hostile/refused.test.ts',
  'adopt/adopt.test.ts',
  'commands/failures.test.ts',
  'exchange/docx.test.ts',
  'client/sheet.test.ts',
  'commands/export-import.test.ts',
  'direction/direction.test.ts',
  'commands/build-cache.test.ts',
  'parse/shapes.test.ts',
  'pipeline/real-statement.test.ts',
  'io/browser.test.ts',
  'render/accessibility.test.ts',
  'check/samples.test.ts',
  'pdf/human.test.ts',
  'init/documents.test.ts',
  'preflight/preflight.test.ts',
  'desk/pages.test.ts',
  'render/remembered.test.ts',
  'check/corpora.test.ts',
  'preflight/hostile.test.ts',
  'linear/linear.test.ts',
  'desk/browser.test.ts',
  'commands/review.test.ts',
  'commands/build.test.ts',
  'sync/merge.test.ts',
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
