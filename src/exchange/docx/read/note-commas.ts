/** What a run is beside its look: its words, and whether they are above the line or a note is referred to in it. */
export interface Mark {
  readonly text: string;
  readonly isRaised: boolean;
  readonly isNote: boolean;
}

/**
 * Whether a run only keeps the marks of two notes apart, as a raised comma does: it is no word of the text, and the
 * notes have marks of their own elsewhere.
 */
export function isNoteComma(
  before: Mark | undefined,
  run: Mark | undefined,
  after: Mark | undefined,
): boolean {
  return (
    run?.isRaised === true &&
    !run.isNote &&
    /^[\s\p{Cf}]*[,،][\s\p{Cf}]*$/u.test(run.text) &&
    [before, after].some((one) => one?.isNote === true) &&
    [before, after].every(
      (one) => one?.isNote === true || (one?.isRaised === true && /^\p{Nd}+$/u.test(one.text)),
    )
  );
}
