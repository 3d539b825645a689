import { Failure } from '../model/failure.js';
import type { LocalizedDocument } from '../model/localized.js';
import { checkAll, localizeAll, readImages } from '../pipeline.js';
import { checkJson, counted, countText, localesTable, problemsText } from '../report.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';

export interface CheckOptions extends CommonOptions {
  readonly locale?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly require?: string | undefined;
  readonly reporter?: string | undefined;
  readonly json?: boolean | undefined;
}

const REPORTERS = ['text', 'json'];

/** `publish check`: completeness and quality of every translation; writes nothing. */
export async function check(options: CheckOptions): Promise<number> {
  const { min = 100, require = 'translated' } = options;
  const reporter = options.json === true ? 'json' : (options.reporter ?? 'text');
  if (!REPORTERS.includes(reporter)) {
    throw new Failure(2, `There is no reporter “${reporter}”.`, `There are ${REPORTERS.join(', ')}.`);
  }
  if (require !== 'translated' && require !== 'reviewed') {
    throw new Failure(2, `--require cannot be “${require}”.`, 'It can be translated or reviewed.');
  }
  const context = await openContext(options);
  const { terminal } = context;
  const config = await loadConfig(context, options.config);
  const { publication, problems: early } = await loadPublication(context, config);
  const documents = localizeAll(publication, chooseLocales(publication.tags, options.locale));
  const images = await readImages(context.host, publication, documents);
  const problems = [...early, ...images.problems, ...checkAll(publication, documents)];
  const short = documents.filter((document) => fallsShort(document, min, require));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const ok = short.length === 0 && errors.length === 0;
  const { segments } = publication.plan.document;

  if (reporter === 'json') terminal.print(checkJson(documents, problems, segments.length, ok));
  else {
    const parts = [problemsText(problems, terminal.color), localesTable(documents, terminal.color)];
    const problemCount = countText(problems);
    const wanting = short.map(({ locale }) => locale.tag).join(', ');
    const verdict = ok
      ? terminal.color.green('ok')
      : terminal.color.red('failed') + (wanting === '' ? '' : `: less than ${min} % ${require}: ${wanting}`);
    parts.push(
      [counted(segments.length, 'segment'), counted(documents.length, 'locale'), problemCount]
        .filter((part) => part !== '')
        .join(', ') + `: ${verdict}`,
    );
    terminal.print(parts.filter((part) => part !== '').join('\n\n'));
  }
  return ok ? 0 : 1;
}

function fallsShort(
  { completeness }: LocalizedDocument,
  min: number,
  require: 'translated' | 'reviewed',
): boolean {
  const { status, total, percent, reviewed } = completeness;
  if (status === 'source') return false;
  if (require === 'translated') return percent < min;
  return total > 0 && Math.floor((100 * reviewed) / total) < min;
}
