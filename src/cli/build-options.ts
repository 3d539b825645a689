import type { Shard } from '../model/collection.js';
import type { CommonOptions } from './open-context.js';

/** Flags and arguments of `publish build`. */
export interface BuildOptions extends CommonOptions {
  /** Publications; the one of `--cwd` if the list is empty. */
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
  /** What the end of the build reports: how much was made, or what preflight says of the PDFs. */
  readonly report?: 'summary' | 'preflight' | undefined;
}

/**
 * Which options change a file of the edition or what a build says of it, and so are part of its cache key. An option
 * without effect here changes only how the work is done or shown, or is in the key in another form: the folder by its
 * real path, the browser by its identity.
 */
export const OPTION_EFFECTS = {
  bidi: 'key',
  config: 'key',
  format: 'key',
  locale: 'key',
  outDir: 'key',
  release: 'key',
  strict: 'key',
  wrap: 'key',
  browser: 'no-effect',
  cache: 'no-effect',
  color: 'no-effect',
  cwd: 'no-effect',
  debug: 'no-effect',
  folders: 'no-effect',
  jobs: 'no-effect',
  json: 'no-effect',
  keeper: 'no-effect',
  quiet: 'no-effect',
  replace: 'no-effect',
  report: 'no-effect',
  shard: 'no-effect',
  signal: 'no-effect',
  timeout: 'no-effect',
} as const satisfies Readonly<Record<keyof BuildOptions, 'key' | 'no-effect'>>;

/** The options that a cache key is made of, as text; an option that was not given is not in it. */
export function keyedOptions(options: BuildOptions): string {
  const effects: Readonly<Record<string, 'key' | 'no-effect'>> = OPTION_EFFECTS;
  const keyed = Object.entries(options).filter(([name]) => effects[name] !== 'no-effect');
  return JSON.stringify(Object.fromEntries(keyed.sort(([a], [b]) => (a < b ? -1 : 1))));
}
