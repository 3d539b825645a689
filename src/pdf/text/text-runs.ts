import { PdfName } from '../syntax/objects.js';
import { markOf, opensMark } from '../marked-content.js';
import type { PaintedContent } from '../page-content.js';
import { shownCodes } from './font-texts.js';

/** A text object (`BT` to `ET`): the browser makes one for every stretch of one font and one direction. */
export interface TextRun {
  /** Places of its first and last instruction. */
  readonly start: number;
  readonly end: number;
  /** The marked-content sequence it is in, if any. */
  readonly mcid: number | undefined;
  /** Its text in logical order, invisible characters included. */
  readonly text: string;
  /** Height of its base line, where it sets its place itself: only then can it be moved. */
  readonly line: number | undefined;
  /** Whether all its glyphs are in reverse order (ISO 32000-1 §14.8.2.3.3). */
  readonly isReversed: boolean;
}

/** What is open in a text object. */
interface Open {
  readonly parts: string[];
  readonly replacement?: string | undefined;
  readonly isReversed: boolean;
}

/**
 * The text objects of a page, in the order of its content.
 *
 * @param textsOf text by code of the font of a name
 */
export function textRuns(
  { instructions, resources }: Pick<PaintedContent, 'instructions' | 'resources'>,
  textsOf: (font: string) => ReadonlyMap<number, string>,
): TextRun[] {
  const runs: TextRun[] = [];
  const marks: (number | undefined)[] = [];
  let run: RunReader | undefined;
  instructions.forEach((one, at) => {
    if (one.operator === 'BT') run = new RunReader(at);
    else if (one.operator === 'ET' && run !== undefined) {
      runs.push(
        run.finish(
          at,
          marks.findLast((mcid) => mcid !== undefined),
        ),
      );
      run = undefined;
    } else if (opensMark(one)) {
      const mark = markOf(one, resources);
      if (run === undefined) marks.push(mark.mcid);
      else run.open(mark.tag === 'ReversedChars', mark.actualText);
    } else if (one.operator === 'EMC') {
      if (run === undefined) marks.pop();
      else run.close();
    } else if (run !== undefined) {
      const [first, , , , , y] = one.operands;
      if (one.operator === 'Tf' && first instanceof PdfName) run.texts = textsOf(first.name);
      else if (one.operator === 'Tm' && typeof y === 'number') run.line ??= y;
      else run.show(shownCodes(one));
    }
  });
  return runs;
}

class RunReader {
  texts: ReadonlyMap<number, string> | undefined;
  line: number | undefined;
  private readonly stack: Open[] = [{ parts: [], isReversed: false }];
  private reversed = 0;

  constructor(private readonly start: number) {}

  open(isReversed: boolean, replacement: string | undefined): void {
    this.stack.push({ parts: [], isReversed, replacement });
  }

  close(): void {
    if (this.stack.length === 1) return;
    const closed = this.stack.pop();
    if (closed === undefined) return;
    const parts = closed.isReversed ? closed.parts.toReversed() : closed.parts;
    this.add(closed.replacement ?? parts.join(''));
    if (closed.isReversed) this.reversed += 1;
  }

  show(codes: readonly number[]): void {
    for (const code of codes) this.add(this.texts?.get(code) ?? '');
  }

  finish(end: number, mcid: number | undefined): TextRun {
    while (this.stack.length > 1) this.close();
    const parts = this.stack[0]?.parts ?? [];
    const text = parts.join('');
    const { start, line } = this;
    const isReversed = this.reversed > 0 && this.reversed === parts.length;
    return { start, end, mcid, text, line: this.texts === undefined ? undefined : line, isReversed };
  }

  private add(text: string): void {
    this.stack.at(-1)?.parts.push(text);
  }
}
