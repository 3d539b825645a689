/**
 * A word of a command that a message proposes, as shells read it: people copy such commands, and a name may hold what a
 * shell would run (POSIX.1-2017, Shell Command Language §2.2.2).
 */
export function shellWord(text: string): string {
  const word = text.startsWith('-') ? `./${text}` : text;
  return /^[\p{L}\p{M}\p{N}_./:@-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
