import { localizeAll } from '../pipeline.js';
import { statusTable } from '../report/status.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';

export interface StatusOptions extends CommonOptions {
  readonly locale?: readonly string[] | undefined;
}

/** `publish status`: how far each language is, for people; what to do next is `publish check`'s to say. */
export async function status(options: StatusOptions): Promise<number> {
  const context = await openContext(options);
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config);
  const documents = localizeAll(publication, chooseLocales(publication.tags, options.locale));
  const states = new Map(publication.plan.catalogues.map(({ locale, states: own }) => [locale, own]));
  context.terminal.print(statusTable(documents, states, context.terminal.color));
  return 0;
}
