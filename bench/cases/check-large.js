import { join } from 'node:path';
import { madeUp } from '../inputs.js';
import { inTurn, node, peakMemory, publish } from '../measure.js';

/** `check` of 2,000 segments in 40 languages, beside Node reading the files; and beside 10 languages. */
export default async function checkLarge(scratch) {
  const large = await madeUp(join(scratch, 'large'), { segments: 2000, locales: 40 });
  const part = await madeUp(join(scratch, 'part'), { segments: 2000, locales: 10 });
  const check = (folder) => ({ ...publish('-C', folder, 'check', '--json'), codes: [0, 1] });
  const floor = node(join(import.meta.dirname, '../floor/copy.js'), join(large, 'locales'));
  const times = await inTurn({ large: check(large), part: check(part), floor }, 3);
  const memory = {
    large: await peakMemory(check(large), scratch),
    part: await peakMemory(check(part), scratch),
  };
  return [
    {
      what: '2,000 segments × 40 locales',
      floor: 'Node reading the files',
      ratio: times.large / times.floor,
    },
    {
      what: 'per locale, 40 locales',
      floor: 'per locale, 10 locales',
      ratio: times.large / times.part / 4,
      goal: 1.2,
    },
    { what: 'peak memory, 40 locales', floor: 'peak memory, 10 locales', ratio: memory.large / memory.part },
  ];
}
