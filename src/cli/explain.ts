import { createColors } from 'picocolors';
import { failureOf } from '../io/failures.js';
import { write } from '../io/output.js';
import type { Lines } from '../model/output.js';
import { oneLine, problemLines } from '../report/text.js';

/**
 * Says why a command could not go on: one clear message and what to do, never a stack trace unless asked for.
 *
 * @returns the exit code
 */
export function explain(error: unknown, { debug, color }: { debug: boolean; color: boolean }): number {
  const paint = createColors(color);
  const warn = (lines: Lines) => {
    write('stderr', lines, color);
  };
  const say = (message: string) => {
    warn(`${paint.red('error')}  ${oneLine(message)}`);
  };
  const failure = failureOf(error);
  if (failure === undefined) {
    say(bugIn(error));
    warn(debug ? causes(error) : 'Run it again with --debug and report the output.');
    return 3;
  }
  const { problems, message, help, code } = failure;
  if (problems.length > 0) warn([...problemLines(problems, paint), '']);
  say(message);
  if (help !== undefined) warn(`       ${paint.dim(oneLine(help))}`);
  if (debug) warn(causes(failure));
  return code;
}

/** What is said of an error that nobody has foreseen. */
export function bugIn(error: unknown): string {
  return `This is a bug in \`publish\` itself: ${error instanceof Error ? error.message : String(error)}`;
}

/** Where an error came from, and the one behind it. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const lines = (error.stack ?? error.message).split('\n');
  if (error.cause === undefined) return lines;
  const [first = '', ...more] = causes(error.cause);
  return [...lines, `caused by ${first}`, ...more];
}
