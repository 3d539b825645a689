import type { Reporter, TestModule } from 'vitest/node';
import type { Counts } from './tally.js';

/** Ends the run with what was done to the program, and what it lost. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const sum = (kind: keyof Counts) =>
      tests.reduce((total, test) => total + (test.meta().torture?.[kind] ?? 0), 0);
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const broken = modules.filter((module) => module.state() === 'failed').length;
    process.stdout.write(
      `\nTorture: moments killed ${sum('killed')}, faults injected ${sum('injected')}, inputs tried ${sum('tried')}, lost ${sum('lost')}, hung ${sum('hung')}, escaped ${sum('escaped')}, stack traces ${sum('traces')}\n` +
        (failed + broken === 0 ? '' : `${failed} tests failed in ${broken} files\n`),
    );
  }
}
