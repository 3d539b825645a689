/** Scripts that are distinguished; a text in none of them fits any language. */
const SCRIPTS: readonly (readonly [script: string, letter: RegExp])[] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Latn', /\p{Script=Latin}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
];

/** Numbers, addresses, file names and codes are in no language. */
const NO_LANGUAGE = /^(?:(?=\S*[.:/@_\p{N}])\S+|\P{L}*)$/u;

export function isDistinguished(script: string): boolean {
  return SCRIPTS.some(([name]) => name === script);
}

/** The scripts that the words of a text are in, of those that are distinguished. */
export function scriptsIn(text: string): string[] {
  if (NO_LANGUAGE.test(text)) return [];
  return SCRIPTS.filter(([, letter]) => letter.test(text)).map(([name]) => name);
}
