/**
 * Ends a command that a person has stopped when something of it is done already: the message says what is, and what
 * is not. Where nothing is done yet, the reason of the signal says enough.
 */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}
