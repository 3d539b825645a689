import { COMPLETION_SCRIPTS } from '../cli/completion-scripts.js';
import type { CommonOptions } from '../cli/open-context.js';
import { createTerminal } from '../io/terminal.js';

export interface CompletionOptions extends CommonOptions {
  readonly shell: keyof typeof COMPLETION_SCRIPTS;
}

/** `publish completion`: prints what a shell runs to complete commands, flags and languages. */
export function completion({ color, shell }: CompletionOptions): number {
  createTerminal({ color, quiet: true }).print(COMPLETION_SCRIPTS[shell].split('\n'));
  return 0;
}
