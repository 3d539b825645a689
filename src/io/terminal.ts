import { createColors } from 'picocolors';
import yoctoSpinner, { type Spinner } from 'yocto-spinner';
import { shownLine, type Lines, type Output } from '../model/output.js';
import { write } from './output.js';

/** Where a command speaks: results on stdout, progress and diagnostics on stderr. */
export interface Terminal {
  readonly color: Colors;
  /** Columns that a line of a result may have. */
  readonly width: number;
  /** A result. */
  print(output: Output): void;
  /** A diagnostic; never silenced. */
  warn(lines: Lines): void;
  /** What is being done now; one line a step, or one line in place on a terminal. */
  step(line: string): void;
  /** Ends the progress line, with a last word where there is one. */
  done(line?: string): void;
}

type Colors = ReturnType<typeof createColors>;

export interface TerminalOptions {
  readonly color: boolean;
  readonly quiet: boolean;
}

/** The process's own terminal. What it is given may hold a stranger's text: it shows it and never obeys it. */
export function createTerminal({ color, quiet }: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const isLive = stderr.isTTY && !quiet;
  let spinner: Spinner | undefined;
  const toStderr = (lines: Lines) => {
    write('stderr', lines, color);
  };
  return {
    color: createColors(color),
    width: Math.max(80, stdout.isTTY ? stdout.columns : 120),
    print(output) {
      spinner?.clear();
      write('stdout', output, color);
    },
    warn(lines) {
      spinner?.clear();
      toStderr(lines);
    },
    step(line) {
      if (quiet) return;
      if (!isLive) {
        toStderr(line);
        return;
      }
      const text = shownLine(line, color);
      if (spinner === undefined) spinner = yoctoSpinner({ text, stream: stderr }).start();
      else spinner.text = text;
    },
    done(line) {
      spinner?.stop();
      spinner = undefined;
      if (line !== undefined && !quiet) toStderr(line);
    },
  };
}
