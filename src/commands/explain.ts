import { createTerminal } from '../io/terminal.js';
import { Failure } from '../model/failure.js';
import { printable, problemsText } from '../report/text.js';

/**
 * Says why a command could not go on: one clear message and what to do, never a stack trace unless asked for.
 *
 * @returns the exit code
 */
export function explain(error: unknown, { debug, color }: { debug: boolean; color: boolean }): number {
  const terminal = createTerminal({ color, quiet: false });
  const paint = terminal.color;
  if (!(error instanceof Failure)) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.warn(`${paint.red('error')}  This is a fault of \`publish\` itself: ${printable(message)}`);
    terminal.warn(
      debug && error instanceof Error
        ? (error.stack ?? '')
        : 'Run it again with --debug and report what it says.',
    );
    return 3;
  }
  if (error.problems.length > 0) terminal.warn(`${problemsText(error.problems, paint)}\n`);
  terminal.warn(`${paint.red('error')}  ${printable(error.message)}`);
  if (error.help !== undefined) terminal.warn(`       ${paint.dim(printable(error.help))}`);
  if (debug) terminal.warn(causes(error));
  return error.code;
}

function causes(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${causes(error.cause)}` : '';
  return (error.stack ?? error.message) + cause;
}
