import { join } from 'node:path';
import { theReal } from '../inputs.js';
import { inTurn, node, peakMemory, publish } from '../measure.js';

/** The floor takes a few dozen milliseconds: a few runs of it say nothing. */
const RUNS = 15;

/** `check` and `status` of the real statement, beside Node reading its files. */
export default async function check(scratch) {
  const folder = await theReal(scratch);
  const command = publish('-C', folder, 'check');
  const copy = node(join(import.meta.dirname, '../floor/copy.js'), join(folder, 'locales'));
  const programs = { ours: command, status: publish('-C', folder, 'status'), floor: copy };
  const { ours, status, floor } = await inTurn(programs, RUNS);
  const memory = (await peakMemory(command, scratch)) / (await peakMemory(copy, scratch));
  return [
    { what: 'check', floor: 'Node reading the files', ratio: ours / floor },
    { what: 'status', floor: 'Node reading the files', ratio: status / floor },
    { what: 'check, peak memory', floor: 'Node reading the files', ratio: memory },
  ];
}
