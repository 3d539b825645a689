import { Failure } from '../model/failure.js';
import type { Problem } from '../model/problem.js';
import { checkPublication } from '../pipeline/check-publication.js';
import type { Requirement } from '../pipeline/policy.js';
import { loadPublication } from '../pipeline/publication.js';
import { rules as allRules } from '../pipeline/rules.js';
import { reporters } from '../report/index.js';
import { recognisedLine } from '../report/outline.js';
import { openContext, type CommonOptions } from '../cli/open-context.js';
import { loadConfig, settleUnfinished } from '../cli/open-publication.js';
import { homepage, version } from '../cli/version.js';
import { wayInRepository } from '../cli/way-in-repository.js';

export interface CheckOptions extends CommonOptions {
  readonly locale?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly require?: string | undefined;
  readonly reporter?: string | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `publish check`: completeness and quality of every translation; writes nothing. */
export async function check(options: CheckOptions): Promise<number> {
  const { min = 100 } = options;
  const require = requirement(options.require ?? 'translated');
  const name = options.json === true ? 'json' : (options.reporter ?? 'text');
  const write = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (write === undefined) {
    throw new Failure(
      2,
      `There is no reporter “${name}”.`,
      `There are ${Object.keys(reporters).join(', ')}.`,
    );
  }
  const context = await openContext(options);
  const { terminal, host } = context;
  const config = await loadConfig(context, options.config);
  await settleUnfinished(context, config, false);
  const rules = new Map(allRules.map((rule) => [rule.id, rule]));
  const way = await wayInRepository(context.folder, process.env);
  const about = { min, require, version, homepage, rules, way };
  const read = await loadPublication(host, config).catch((error: unknown) => unreadable(error, name));
  if (!('plan' in read)) {
    const nothing = { documents: [], segments: 0, short: [], ok: false };
    terminal.print(write({ ...about, ...nothing, problems: read.problems }, terminal.color));
    return 1;
  }
  terminal.done(recognisedLine(read.plan.document.outline));
  const { signal } = options;
  const found = await checkPublication(host, read, { locales: options.locale, min, require }, signal);
  // A report is written whole or not at all.
  signal.throwIfAborted();
  terminal.print(write({ ...about, ...found, isVerbose: options.verbose }, terminal.color));
  return found.ok ? 0 : 1;
}

/** What a report for machines says of content that cannot be read; people see it as a failure. */
function unreadable(error: unknown, reporter: string): { problems: readonly Problem[] } {
  if (error instanceof Failure && error.code === 1 && reporter !== 'text')
    return { problems: error.problems };
  throw error;
}

function requirement(asked: string): Requirement['require'] {
  if (asked === 'translated' || asked === 'reviewed') return asked;
  throw new Failure(2, `--require cannot be “${asked}”.`, 'It can be translated or reviewed.');
}
