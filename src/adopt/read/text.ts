import type { Outcome } from '../../model/problem.js';
import { DIRECTION_MARKS } from '../../model/whole.js';
import { decode, reading } from '../../exchange/reading.js';
import { refuse } from './refusal.js';

/** Bytes a text may have; a statement of a hundred pages stays below a third of it. */
const MAX_BYTES = 1_000_000;
const MAX_LINES = 20_000;

/** The text of a file that somebody wrote with any editor. */
export interface ForeignText {
  /** Lines end with LF alone; marks of direction are taken out. */
  readonly text: string;
  readonly directionMarks: number;
}

/** Decodes a text file as it comes from any editor: with a byte order mark or without, with any line ends. */
export function readForeignText(bytes: Uint8Array, file: string): Outcome<ForeignText> {
  return reading(file, () => {
    if (bytes.length > MAX_BYTES) {
      refuse('The file is larger than 1 MB.', 'Give just this text, as a file of its own.');
    }
    const decoded = decode(bytes, undefined);
    if (decoded.includes('\0')) {
      refuse('The file is not text.', 'Save it as plain text in UTF-8, or as .docx.');
    }
    const lines = decoded.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n');
    const text = lines.replace(DIRECTION_MARKS, '');
    if (text.trim() === '') refuse('The file has no text.', 'Give the file that holds it.');
    if (text.split('\n').length > MAX_LINES) {
      refuse(
        `The file has more than ${MAX_LINES.toLocaleString('en')} lines.`,
        'Give just this text, as a file of its own.',
      );
    }
    return { value: { text, directionMarks: lines.length - text.length }, problems: [] };
  });
}
