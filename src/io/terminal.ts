import { createColors } from 'picocolors';
import yoctoSpinner, { type Spinner } from 'yocto-spinner';
import { printable, withoutCommands } from '../model/controls.js';

/** Where a command speaks: results on stdout, progress and diagnostics on stderr. */
export interface Terminal {
  readonly color: Colors;
  /** Columns that a line of a result may have. */
  readonly width: number;
  /** A result. */
  print(text: string): void;
  /** A diagnostic; never silenced. */
  warn(text: string): void;
  /** What is being done now; one line a step, or one line in place on a terminal. */
  step(text: string): void;
  /** Ends the progress line, with a last word where there is one. */
  done(text?: string): void;
}

export type Colors = ReturnType<typeof createColors>;

export interface TerminalOptions {
  readonly color: boolean;
  readonly quiet: boolean;
}

/** The colours and weights of picocolors (ECMA-48 §8.3.117, SGR); concealing is none of them. */
const PAINT = /(\u001B\[(?:[0-79]|[2-9]\d|10[0-7])m)/u;

/** Every second piece is paint; the others are made printable, wherever they came from. */
function pieceOf(piece: string, at: number): string {
  return at % 2 === 1 ? piece : printable(piece);
}

/** The process's own terminal. What it is given may hold a stranger's text: it shows it and never obeys it. */
export function createTerminal({ color, quiet }: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const isLive = stderr.isTTY && !quiet;
  let spinner: Spinner | undefined;
  const shown = (text: string) => (color ? text.split(PAINT).map(pieceOf).join('') : printable(text));
  const line = (text: string) => void stderr.write(`${withoutCommands(shown(text))}\n`);
  return {
    color: createColors(color),
    width: Math.max(80, stdout.isTTY ? stdout.columns : 120),
    print(text) {
      spinner?.clear();
      stdout.write(shown(text.endsWith('\n') ? text : `${text}\n`));
    },
    warn(text) {
      spinner?.clear();
      line(text);
    },
    step(text) {
      if (quiet) return;
      if (!isLive) line(text);
      else if (spinner === undefined) spinner = yoctoSpinner({ text: shown(text), stream: stderr }).start();
      else spinner.text = shown(text);
    },
    done(text) {
      spinner?.stop();
      spinner = undefined;
      if (text !== undefined && !quiet) line(text);
    },
  };
}
