const SPACES = /[ \t\u00A0]{2,}/gu;
const NO_BREAK_SPACE = '\u00A0';

/**
 * A text as readers see it, whatever program it was typed in: letters and their accents composed (Unicode
 * normalisation form C), and white space that is padded with no-break spaces, as word processors and web editors do,
 * one space. A no-break space alone between two words is typography and stays.
 */
export function tidy(text: string): string {
  const composed = text.normalize('NFC');
  if (!composed.includes(NO_BREAK_SPACE)) return composed;
  return composed.replace(SPACES, (run) => (run.includes(NO_BREAK_SPACE) ? ' ' : run));
}
