/** Characters (UTF-16 code units) of a text that a message shows at most. */
export const EXCERPT = 200;

/** The beginning of a text that is longer than it may be, with a sign that there is more; no letter is cut in two. */
export function cut(text: string, most = EXCERPT): string {
  return text.length > most ? `${beginning(text, most - 1)}…` : text;
}

/** A message or advice in which no quoted text, and no run of characters without a space, is longer than an excerpt. */
export function brief(message: string): string {
  if (message.length <= EXCERPT) return message;
  return message
    .replace(LONG_QUOTE, (_, words: string) => `“${cut(words)}”`)
    .replace(LONG_RUN, (run) => cut(run));
}

const LONG_QUOTE = new RegExp(`“([^“”]{${EXCERPT + 1},})”`, 'gu');
const LONG_RUN = new RegExp(`[^\\s“”]{${EXCERPT + 1},}`, 'gu');

function beginning(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
