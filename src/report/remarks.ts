import { jsonText, type MachineText } from '../model/output.js';
import type { Remark } from '../model/remarks.js';
import { counted } from '../text/counts.js';
import { oneLine } from './text.js';

/** A remark, and whether there is still a text that it is on. */
export interface ListedRemark extends Remark {
  readonly isOnText: boolean;
}

/** The remarks of one locale for people, open ones first. */
export function remarksText(tag: string, remarks: readonly ListedRemark[]): string[] {
  if (remarks.length === 0) return [`${tag}: no remarks`];
  const open = remarks.filter(({ settledBy }) => settledBy === undefined);
  const settled = remarks.filter(({ settledBy }) => settledBy !== undefined);
  const lines = ({ id, key, by, text, settledBy, isOnText }: ListedRemark) => {
    const state = settledBy === undefined ? 'open' : `settled by ${settledBy}`;
    const gone = isOnText ? '' : ', no longer in the statement';
    return ['', oneLine(`${id}  ${key} (${state}${gone})`), '  ' + oneLine(`${by}: ${text}`)];
  };
  return [
    `${tag}: ${counted(remarks.length, 'remark')}, ${open.length} open`,
    ...[...open, ...settled].flatMap(lines),
  ];
}

/** The same for programs, in the order of the file. */
export function remarksJson(tag: string, remarks: readonly ListedRemark[]): MachineText {
  return jsonText({
    version: 1,
    locale: tag,
    remarks: remarks.map(({ id, key, by, text, settledBy, isOnText }) => ({
      ...{ id, key, by, text, settledBy, isOnText },
    })),
  });
}
