import type { ImportUnit } from '../model/exchange.js';
import { haveSameWords } from '../text/fit.js';
import type { Findings } from './reading.js';

/**
 * Takes care that each key comes once: the first of several equal ones is kept, different ones are an error.
 *
 * @param units in the order of the file
 * @param findings where the second ones are reported
 */
export function unique(units: readonly ImportUnit[], findings: Findings): ImportUnit[] {
  const seen = new Map<string, ImportUnit>();
  const keyless = units.filter(({ key }) => key === '');
  const [lost] = keyless;
  if (lost !== undefined) {
    // Some tools drop the keys of a whole file; one warning says it.
    const start = `“${lost.source.slice(0, 60)}”`;
    const isAlone = keyless.length === 1;
    findings.add('warning', {
      rule: 'exchange-no-key',
      message: isAlone
        ? `A segment has lost its key: ${start}.`
        : `${keyless.length} segments have lost their keys, the first is ${start}.`,
      help: `${isAlone ? 'It is' : 'They are'} matched by the source text; compare the result.`,
      line: lost.line,
    });
  }
  return units.filter((unit) => {
    if (unit.key === '') return true;
    const first = seen.get(unit.key);
    if (first === undefined) {
      seen.set(unit.key, unit);
      return true;
    }
    if (!haveSameWords(first.target, unit.target) || !haveSameWords(first.source, unit.source)) {
      findings.add('error', {
        rule: 'duplicate-key',
        message: `The segment “${unit.key}” appears twice, with different texts.`,
        help:
          first.line === undefined ? 'Keep one of the two.' : `Keep this one or that of line ${first.line}.`,
        line: unit.line,
        key: unit.key,
      });
    }
    return false;
  });
}
