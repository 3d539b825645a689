/**
 * What no address goes on behind: white space and invisible characters, quotes, angle brackets, and the closing and
 * sentence punctuation of every script but ASCII's, which has a meaning in addresses (RFC 3986 §2.2) and ends one
 * only at its end.
 */
const STOP = new RegExp(
  '[\\s\\p{C}"<>—―…⸺⸻]|' +
    '[[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Sentence_Terminal}\\p{Terminal_Punctuation}\\p{Quotation_Mark}]--\\p{ASCII}]',
  'v',
);

/** The apostrophe of `Women’s`, which closes no quotation. */
const APOSTROPHE = /^\u2019[\p{L}\p{N}]/u;

/** Punctuation that may be inside an address; at its end it belongs to the sentence. */
const TRAILING = new RegExp("[.,:;!?'\\]\\)\\}]|[\\p{P}--\\p{ASCII}]", 'v');

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const WEB = /(?:https?|ftp):\/\/(?=[\p{L}\p{N}[])|www\.(?=[\p{L}\p{N}])|tel:(?=[+\d])/iuy;
const MAIL = /(?<![\w.+%-])(?:mailto:)?[\w.+%-]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]*\p{L}/uy;

/**
 * Where the web or mail address ends that begins at a place of a text, or `undefined` where none begins there.
 * Punctuation after it, of any script, is not part of it.
 */
export function addressEnd(text: string, start: number): number | undefined {
  MAIL.lastIndex = start;
  const mail = MAIL.exec(text);
  if (mail !== null) return start + mail[0].length;
  WEB.lastIndex = start;
  const scheme = WEB.exec(text);
  if (scheme === null) return undefined;
  const first = start + scheme[0].length;
  return trimmed(text, first, stop(text, first));
}

/** The first place from which on an address cannot go. */
function stop(text: string, from: number): number {
  for (let at = from; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isStop = STOP.test(character) && !APOSTROPHE.test(text.slice(at, at + 3));
    // The mark of a note in Markdown.
    if (isStop || text.startsWith('[^', at)) return at;
    at += character.length;
  }
  return text.length;
}

/** The end without the punctuation before it; a closing bracket stays with the one that opens it in the address. */
function trimmed(text: string, first: number, end: number): number {
  let last = end;
  let counts: Map<string, number> | undefined;
  while (last > first) {
    const character = text.slice(last - 1, last);
    if (!TRAILING.test(character)) break;
    const opener = CLOSERS[character];
    if (opener !== undefined) {
      counts ??= countsOf(text.slice(first, last));
      if ((counts.get(opener) ?? 0) >= (counts.get(character) ?? 0)) break;
    }
    counts?.set(character, (counts.get(character) ?? 0) - 1);
    last -= 1;
  }
  return last;
}

/** How often each character is in a text. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}
