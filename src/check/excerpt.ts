/** Characters of a text that are shown in a message. */
const MOST = 60;

/** The beginning of a text, on one line, as a message shows it. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
