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
  /** The same, and shows no step from then on: what a failure has left behind must not bring the line back. */
  close(): void;
}

type Colors = ReturnType<typeof createColors>;

export interface TerminalOptions {
  readonly color: boolean;
  readonly quiet: boolean;
  /** Closes it when the person asks the command to stop. */
  readonly signal?: AbortSignal | undefined;
}

/** The process's own terminal. What it is given may hold a stranger's text: it shows it and never obeys it. */
export function createTerminal({ color, quiet, signal }: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const isLive = stderr.isTTY && !quiet;
  let spinner: Spinner | undefined;
  let isClosed = false;
  const toStderr = (lines: Lines) => {
    write('stderr', lines, color);
  };
  const close = () => {
    isClosed = true;
    spinner?.stop();
    spinner = undefined;
  };
  if (signal?.aborted === true) close();
  signal?.addEventListener('abort', close, { once: true });
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
      if (quiet || isClosed) return;
      if (!isLive) {
        toStderr(line);
        return;
      }
      const text = shownLine(line, color);
      // Signals are the command’s: the spinner’s own answer to Ctrl-C ends the process in the middle of a write.
      const options = { text, stream: stderr, handleSignals: false };
      if (spinner === undefined) spinner = yoctoSpinner(options).start();
      else spinner.text = text;
    },
    done(line) {
      spinner?.stop();
      spinner = undefined;
      if (line !== undefined && !quiet) toStderr(line);
    },
    close,
  };
}
