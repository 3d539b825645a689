import { stringOfCids, type CompositeFont } from '../composite-font.js';
import { instruction, type Instruction, type Operand } from '../syntax/content.js';
import { arrayOf, PdfName } from '../syntax/objects.js';
import { END_OF_MARK, REVERSED } from '../marked-content.js';
import type { TextRun } from './text-runs.js';
import { kindOf } from './logical-order.js';

/**
 * A run with a space after its last word, in the font of the word: the browser leaves out the one that a line
 * ends with, and a reader who takes the characters in their order joins the words around it (ISO 32000-1 §14.8.2.5).
 * It is painted beyond the end of the line, where there is nothing.
 *
 * @param instructions of the run
 * @param fontOf the font of a name
 */
export function withSpace(
  run: TextRun,
  instructions: readonly Instruction[],
  fontOf: (name: string) => CompositeFont,
): Instruction[] {
  const isRightToLeft = run.isReversed || kindOf(run.text) === 'right-to-left';
  const shows = instructions.flatMap(({ operator }, at) =>
    operator === 'Tj' || operator === 'TJ' ? [at] : [],
  );
  const at = isRightToLeft ? shows[0] : shows.at(-1);
  const show = at === undefined ? undefined : instructions[at];
  const font = at === undefined ? undefined : fontAt(instructions, at, fontOf);
  if (at === undefined || show === undefined || font === undefined) return [...instructions];
  const space: Operand = stringOfCids([font.space]);
  font.used.add(font.space);
  const [first = null] = show.operands;
  const strings = arrayOf(first) ?? [first];
  if (!isRightToLeft) return instructions.with(at, instruction('TJ', [...strings, space]));
  // The line runs to the left: the pen goes back as far as the space takes it forth.
  const [lead, ...rest] = strings;
  const shifted =
    typeof lead === 'number'
      ? [lead + font.width(font.space), space, ...rest]
      : [font.width(font.space), space, ...strings];
  const shown = instruction('TJ', shifted);
  return instructions.toSpliced(at, 1, ...(run.isReversed ? [shown] : [REVERSED, shown, END_OF_MARK]));
}

function fontAt(
  instructions: readonly Instruction[],
  at: number,
  fontOf: (name: string) => CompositeFont,
): CompositeFont | undefined {
  const set = instructions.slice(0, at).findLast(({ operator }) => operator === 'Tf');
  const [name] = set?.operands ?? [];
  return name instanceof PdfName ? fontOf(name.name) : undefined;
}
