import { finishStateFiles, lookForUnfinished } from '../io/state-files.js';
import type { Config } from '../model/config.js';
import { statePaths } from '../model/state-paths.js';
import { loadPublication, publicationTags, readConfig, type Publication } from '../pipeline/publication.js';
import { requireReadable } from '../pipeline/policy.js';
import { openContext, type CommandContext, type CommonOptions, type WritingContext } from './open-context.js';

/** The configuration; what is wrong with it ends the command with code 2. */
export async function loadConfig({ host }: WritingContext, file: string | undefined): Promise<Config> {
  const outcome = await readConfig(host, file);
  return requireReadable(outcome, 2, 'The configuration is wrong.');
}

/** What every command on a publication starts from. */
export interface OpenPublication {
  readonly context: CommandContext;
  readonly publication: Publication;
}

/**
 * Opens a publication and reads it. What a command has left unfinished is finished by one that writes, others only
 * report it.
 *
 * @throws {Failure} code 2 if the configuration is wrong, 1 if something cannot be read
 */
export async function openPublication(
  options: CommonOptions,
  { isWriting = false } = {},
): Promise<OpenPublication> {
  const context = await openContext(options);
  const config = await loadConfig(context, options.config);
  await settleUnfinished(context, config, isWriting);
  return { context, publication: await loadPublication(context.host, config) };
}

/** Finishes, or only reports, what a command that was interrupted has begun to write. */
export async function settleUnfinished(
  context: WritingContext,
  config: Config,
  isWriting: boolean,
): Promise<void> {
  const { state, path = '' } = isWriting
    ? await finishStateFiles(context.folder, await ownStatePaths(context, config))
    : await lookForUnfinished(context.folder);
  if (state !== 'none') context.terminal.warn(UNFINISHED[state](path));
}

const UNFINISHED = {
  waiting: () =>
    'A command was interrupted here while it wrote. What you see may be incomplete; run `publish sync` to finish it.',
  'given-up': (path: string) =>
    `${path} was changed after a command was interrupted while writing it; the rest of that write was dropped.`,
} as const;

async function ownStatePaths({ host }: WritingContext, config: Config): Promise<ReadonlySet<string>> {
  return statePaths(config.sourceLocale, await publicationTags(host, config));
}
