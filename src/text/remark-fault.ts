import type { NewRemark } from '../model/remarks.js';
import { firstLive, firstLiveInLine } from './controls.js';
import { withUnixLines } from './line-ends.js';
import { nameFault } from './person.js';

/** Characters that a remark may have. */
export const LONGEST_REMARK = 4000;

/** What keeps a remark from being noted, as a sentence; `undefined` if nothing does. */
export function remarkFault({ key, by, text }: NewRemark, settledBy?: string): string | undefined {
  if (key === '' || firstLiveInLine(key) !== undefined)
    return 'The key of the remark is not one line of text.';
  const name = nameFault(by) ?? (settledBy === undefined ? undefined : nameFault(settledBy));
  if (name !== undefined) return `The name at the remark ${name}.`;
  if (text.trim() === '') return 'The remark has no words.';
  if (text.length > LONGEST_REMARK) return `The remark has more than ${LONGEST_REMARK} characters.`;
  const live = firstLive(withUnixLines(text));
  return live && `The remark has a character that cannot be seen (${live.code}).`;
}
