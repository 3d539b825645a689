import { Failure } from '../model/failure.js';
import type { Problem } from '../model/problem.js';
import { checkLocales, rules as allRules, type CheckedLocale } from '../pipeline.js';
import { reporters } from '../report/index.js';
import { recognisedLine } from '../report/outline.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';
import { homepage, version } from './version.js';

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
  const { terminal } = context;
  const config = await loadConfig(context, options.config);
  const rules = new Map([...allRules].reverse().map((rule) => [rule.id, rule]));
  const read = await loadPublication(context, config).catch((error: unknown) => unreadable(error, name));
  if (!('publication' in read)) {
    const nothing = {
      documents: [],
      segments: 0,
      short: [],
      min,
      require,
      ok: false,
      version,
      homepage,
      rules,
    };
    terminal.print(write({ ...nothing, problems: read.problems }, terminal.color));
    return 1;
  }
  const { publication } = read;
  terminal.done(recognisedLine(publication.plan.document.outline));
  const tags = chooseLocales(publication.tags, options.locale);
  const { documents, problems } = await checkLocales(context.host, publication, tags);
  const short = documents.filter((document) => fallsShort(document, min, require));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const ok = short.length === 0 && errors.length === 0;
  const report = {
    documents,
    problems,
    segments: publication.plan.document.segments.length,
    short: short.map(({ locale }) => locale.tag),
    min,
    require,
    ok,
    version,
    homepage,
    rules,
    isVerbose: options.verbose,
  };
  terminal.print(write(report, terminal.color));
  return ok ? 0 : 1;
}

/** What a report for machines says of content that cannot be read; a person reads it as any failure. */
function unreadable(error: unknown, reporter: string): { problems: readonly Problem[] } {
  if (error instanceof Failure && error.code === 1 && reporter !== 'text')
    return { problems: error.problems };
  throw error;
}

function requirement(asked: string): 'translated' | 'reviewed' {
  if (asked === 'translated' || asked === 'reviewed') return asked;
  throw new Failure(2, `--require cannot be “${asked}”.`, 'It can be translated or reviewed.');
}

function fallsShort(
  { completeness }: CheckedLocale,
  min: number,
  require: 'translated' | 'reviewed',
): boolean {
  const { status, total, percent, reviewed } = completeness;
  if (status === 'source') return false;
  if (require === 'translated') return percent < min;
  return total > 0 && Math.floor((100 * reviewed) / total) < min;
}
