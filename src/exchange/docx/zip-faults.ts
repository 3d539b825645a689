/** The file is larger inside than any file of a translator; unpacking it was refused. */
export class TooLarge extends Error {}

/** The file is encrypted. */
export class Locked extends Error {}

/** The file is packed in a way that word processors do not use. */
export class Unsupported extends Error {}

/** The file is incomplete, or was changed on its way: what can be read of it may say something else. */
class Damaged extends Error {}

/** Ends the reading of an archive that is incomplete. */
export function damaged(): never {
  throw new Damaged();
}
