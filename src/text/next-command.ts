import { shellWord } from './shell-word.js';

/** Where a command was asked to work. */
export interface Whereabouts {
  /** `-C`. */
  readonly cwd?: string | undefined;
  /** `--config`. */
  readonly config?: string | undefined;
}

/**
 * A command that comes next, to be copied: it works on the same publication as the one that proposes it, from the same
 * place.
 *
 * @param rest the command and what follows it, as a shell reads it
 */
export function nextCommand(rest: string, { cwd, config }: Whereabouts): string {
  const folder = cwd === undefined ? [] : ['-C', shellWord(cwd)];
  const file = config === undefined ? [] : ['--config', shellWord(config)];
  return ['publish', ...folder, ...file, rest].join(' ');
}
