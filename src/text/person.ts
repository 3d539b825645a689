import { firstLiveInLine } from './controls.js';

/** Characters that the name of a person may have. */
export const LONGEST_NAME = 200;

/**
 * What keeps a name from being recorded, as the end of a sentence that begins with what the name is of; `undefined` if
 * nothing does.
 */
export function nameFault(name: string): string | undefined {
  if (name.trim() === '') return 'is empty';
  if (name.length > LONGEST_NAME) return `has more than ${LONGEST_NAME} characters`;
  const live = firstLiveInLine(name);
  return live && `has a character that cannot be seen (${live.code})`;
}
