import type { Terminal } from '../io/terminal.js';
import type { InspectedFile } from '../model/preflight.js';
import { preflightJson, preflightText } from '../report/preflight.js';
import type { BuildOptions } from './build-options.js';

/** Prints the report of preflight if the command is to report that. */
export function reportPreflight(
  inspected: readonly InspectedFile[],
  { report, json }: BuildOptions,
  terminal: Terminal,
): void {
  if (report !== 'preflight') return;
  terminal.done();
  terminal.print((json === true ? preflightJson : preflightText)(inspected, terminal.color));
}
