import { cut } from '../text/excerpt.js';

/** Characters of a text that are shown in a message. */
const MOST = 60;

/** The beginning of a text, on one line, as a message shows it. */
export function excerpt(text: string): string {
  return cut(text.replace(/\s+/gu, ' ').trim(), MOST);
}
