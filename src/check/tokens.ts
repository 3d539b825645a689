/** Stands for what is not prose: code, an image, an address. */
export const OBJECT = '\uFFFC';

const STOP = `\\s${OBJECT}<>«»"“”\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069`;
const URL = `(?:https?:\\/\\/|www\\.)[^${STOP}]*[^${STOP}.,;:!?،؛؟۔\\)\\]]`;
const MAIL = '(?<![\\p{L}\\d._%+\\-])[\\p{L}\\d._%+\\-]+@[\\p{L}\\d\\-]+(?:\\.[\\p{L}\\d\\-]+)+';
/** Symbols of documents, as the United Nations have them: `A/79/L.100`, `S/RES/1325`, `E/CN.4/2005/72`. */
const SYMBOL =
  '(?=[A-Z./()\\-]{0,40}\\d)[A-Z]{1,6}(?:\\.\\d+)?(?:\\/[A-Z\\d][A-Za-z\\d.\\-]*){1,}(?:\\(\\w+\\))*(?<![.])';
const PHONE = '(?<![\\d\\w])(?:\\+|00)\\d[\\d .\\-\\(\\)]{5,}\\d';
/** Latin letters and digits that hang together: `COVID-19`, `7(1)(h)`, `Watch65`, `CO₂`. */
const CODE =
  "(?:(?<!\\d)\\d+(?:\\([A-Za-z\\d]{1,3}\\))+|(?:\\p{sc=Latn}|\\d(?<!\\d-*\\d)(?=[\\d\\-]*\\p{sc=Latn}))(?:[\\p{sc=Latn}\\p{M}\\d]|[\\-–_\\/.:’'&#+=~](?=[\\p{sc=Latn}\\d]))*)";

const addresses = new RegExp(`${URL}|${MAIL}|${SYMBOL}`, 'gu');
const tokens = new RegExp(`${URL}|${MAIL}|${SYMBOL}|${PHONE}|${CODE}(?: \\d+\\b(?!\\d))?`, 'gu');
const latinLetter = /\p{sc=Latn}/gu;
const otherLetter = /(?!\p{sc=Latn})\p{L}/gu;
const hasToken = /[A-Za-z@]|\d\(|(?:\+|00)\d/u;

/**
 * A text with addresses and codes covered character by character; in a text of another script, all Latin words
 * are such codes.
 */
export function withoutTokens(text: string): string {
  if (!hasToken.test(text)) return text;
  const inLatin = text.match(latinLetter)?.length ?? 0;
  const inOther = text.match(otherLetter)?.length ?? 0;
  return cover(text, inOther * 3 >= inLatin ? tokens : addresses);
}

/** A text with web and mail addresses and symbols of documents covered character by character. */
export function withoutAddresses(text: string): string {
  return hasToken.test(text) ? cover(text, addresses) : text;
}

/** Web and mail addresses and symbols of documents, and where each is first. */
export function addressPlaces(text: string): Map<string, number> {
  const places = new Map<string, number>();
  if (!hasToken.test(text)) return places;
  for (const { 0: address, index } of text.matchAll(addresses))
    if (!places.has(address)) places.set(address, index);
  return places;
}

/** Acronyms: two capitals or more, perhaps with a figure or a plural s. */
export function acronymsIn(text: string): string[] {
  const words = withoutAddresses(text).replace(IN_CAPITALS, '');
  return Array.from(words.matchAll(ACRONYM), ([, acronym = '']) => acronym);
}

/** Several words in capitals, or one that opens the text as a label: `GOING FURTHER`, `NOTE:`. */
const IN_CAPITALS = /(?<!\p{Lu})\p{Lu}{2,}(?: \p{Lu}{2,})+|^\p{Lu}{2,}(?=:| \p{Lu}\p{Ll})/gu;
const ACRONYM = /(?<![\p{L}\p{N}\-–.])(\p{Lu}{2,8})(?:s|[’']s)?(?![\p{L}\p{N}\-–])/gu;

function cover(text: string, pattern: RegExp): string {
  return text.replace(pattern, (token) => OBJECT.repeat(token.length));
}
