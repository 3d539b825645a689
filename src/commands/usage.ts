import { printable, withoutCommands } from '../model/controls.js';

/** Writes what is wrong with a call: its arguments may come from a script, with a stranger’s text in them. */
export function writeUsage(text: string): void {
  process.stderr.write(withoutCommands(printable(text)));
}
