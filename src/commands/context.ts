import { finishStateFiles, lookForUnfinished } from '../io/state-files.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import { canonicalTag } from '../model/locale.js';
import { nearestTag } from '../text/nearest.js';
import type { Outcome, Problem } from '../model/problem.js';
import { statePaths } from '../model/state-paths.js';
import {
  publicationTags,
  readConfig,
  readPublication,
  readStatement,
  type Publication,
  type Statement,
} from '../pipeline.js';
import type { CommandContext } from './open-context.js';

export { openContext, type CommandContext, type CommonOptions } from './open-context.js';

/** The configuration; what is wrong with it ends the command with code 2. */
export async function loadConfig({ host }: CommandContext, file: string | undefined): Promise<Config> {
  const outcome = await readConfig(host, file);
  return settle(outcome, 2, 'The configuration is wrong.').value;
}

/**
 * The publication; what cannot be read ends the command with code 1. What a command has left unfinished is finished
 * by one that writes, others only report it.
 */
export async function loadPublication(
  context: CommandContext,
  config: Config,
  { isWriting = false } = {},
): Promise<{ publication: Publication; problems: readonly Problem[] }> {
  const { state, path = '' } = isWriting
    ? await finishStateFiles(context.folder, await ownStatePaths(context, config))
    : await lookForUnfinished(context.folder);
  if (state !== 'none') context.terminal.warn(UNFINISHED[state](path));
  const { value, problems } = settle(
    await readPublication(context.host, config),
    1,
    'The publication cannot be read.',
  );
  return { publication: value, problems };
}

const UNFINISHED = {
  waiting: () =>
    'A command was cut short here while it wrote. What you see may be half of it; `publish sync` finishes it.',
  'given-up': (path: string) =>
    `${path} was changed after a command was cut short that had begun to write; the rest of it was given up.`,
} as const;

async function ownStatePaths({ host }: CommandContext, config: Config): Promise<ReadonlySet<string>> {
  return statePaths(config.sourceLocale, await publicationTags(host, config));
}

/** The statement alone; what cannot be read ends the command with code 1. */
export async function loadStatement({ host }: CommandContext, config: Config): Promise<Statement> {
  return settle(await readStatement(host, config), 1, 'The statement cannot be read.').value;
}

function settle<Value>(
  outcome: Outcome<Value>,
  code: 1 | 2,
  message: string,
): { value: Value; problems: readonly Problem[] } {
  const { value, problems } = outcome;
  const blocking = problems.filter(({ fatal }) => fatal === true);
  if (value === undefined || blocking.length > 0) {
    throw new Failure(code, message, undefined, blocking);
  }
  return { value, problems };
}

/**
 * The publication's tags that were asked for, the source first.
 *
 * @throws {Failure} code 2 for a tag the publication does not have
 */
export function chooseLocales(
  tags: readonly string[],
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked === undefined || asked.length === 0) return tags;
  const chosen = new Set(
    asked.map((input) => {
      const tag = canonicalTag(input);
      if (tag !== undefined && tags.includes(tag)) return tag;
      const near = nearestTag(input, tags);
      throw new Failure(
        2,
        tag === undefined
          ? `“${input}” is not a language tag.`
          : `This publication has no locale “${input}”.`,
        near === undefined
          ? `It has ${tags.join(', ')}.`
          : `Did you mean “${near}”? It has ${tags.join(', ')}.`,
      );
    }),
  );
  return tags.filter((tag) => chosen.has(tag));
}
