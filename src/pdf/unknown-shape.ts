/** A PDF that is not built the way the browser's were when this was written: it is refused, never guessed at. */
export class UnknownShape extends Error {
  override readonly name = 'UnknownShape';
}
