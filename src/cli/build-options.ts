import type { Shard } from '../model/collection.js';
import type { CommonOptions } from './open-context.js';

/** Flags and arguments of `publish build`. */
export interface BuildOptions extends CommonOptions {
  /** Publications; the one of `--cwd` where there are none. */
  readonly folders?: readonly string[] | undefined;
  readonly locale?: readonly string[] | undefined;
  readonly format?: readonly string[] | undefined;
  readonly outDir?: string | undefined;
  /** Whether a part of the languages or formats may take the place of an edition that has more. */
  readonly replace?: boolean | undefined;
  readonly shard?: Shard | undefined;
  readonly strict?: boolean | undefined;
  readonly release?: boolean | undefined;
  readonly wrap?: number | undefined;
  readonly bidi?: string | undefined;
  readonly json?: boolean | undefined;
  /** What is told at the end: how much was made, or what preflight says of the PDFs. */
  readonly report?: 'summary' | 'preflight' | undefined;
}
