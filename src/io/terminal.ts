import { createColors } from 'picocolors';
import yoctoSpinner, { type Spinner } from 'yocto-spinner';

/** Where a command speaks: results on stdout, progress and diagnostics on stderr. */
export interface Terminal {
  readonly color: Colors;
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

/** The process's own terminal. */
export function createTerminal({ color, quiet }: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const isLive = stderr.isTTY && !quiet;
  let spinner: Spinner | undefined;
  const line = (text: string) => void stderr.write(`${text}\n`);
  return {
    color: createColors(color),
    print(text) {
      spinner?.clear();
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    warn(text) {
      spinner?.clear();
      line(text);
    },
    step(text) {
      if (quiet) return;
      if (!isLive) line(text);
      else if (spinner === undefined) spinner = yoctoSpinner({ text, stream: stderr }).start();
      else spinner.text = text;
    },
    done(text) {
      spinner?.stop();
      spinner = undefined;
      if (text !== undefined && !quiet) line(text);
    },
  };
}
