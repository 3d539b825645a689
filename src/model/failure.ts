import type { Problem } from './problem.js';

/**
 * Why a command cannot go on. The number is the process's exit code (docs/cli.md):
 * 1 the content is at fault, 2 the call or the configuration, 3 the machine.
 */
export type FailureCode = 1 | 2 | 3;

/**
 * Ends a command with one clear message and an exit code.
 *
 * Stages never throw this for bad content, they report problems; commands and `io/` throw it
 * where nothing sensible can follow.
 */
export class Failure extends Error {
  override readonly name = 'Failure';

  /**
   * @param code exit code of the process
   * @param message what is wrong, in one sentence
   * @param help what to do about it
   * @param problems the problems behind it, where there are several
   */
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly help?: string,
    readonly problems: readonly Problem[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A failure that passes by itself: somebody else was at work just then, and the same may succeed a moment later. */
export class PassingFailure extends Failure {}
