import type { KeyGroup, WrittenKey } from '../model/written-key.js';
import { readJsonObject } from './json.js';

/** The keys and texts of a file of texts; none where it cannot be read, which is reported elsewhere. */
export function writtenKeys(text: string, group: KeyGroup, file: string, locale: string): WrittenKey[] {
  const { value: members = [] } = readJsonObject(text, file, locale);
  return members.map(({ key, keyPosition, value, position, raw }) => ({
    group,
    file,
    locale,
    key: key.normalize('NFC'),
    position: keyPosition,
    ...(typeof value === 'string' && raw !== undefined && { text: { value, position, raw } }),
  }));
}
