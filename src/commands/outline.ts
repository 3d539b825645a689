import { requireReadable } from '../pipeline/policy.js';
import { readStatement } from '../pipeline/publication.js';
import { outlineJson } from '../report/outline-json.js';
import { outlineText } from '../report/outline.js';
import { openContext, type CommonOptions } from '../cli/open-context.js';
import { loadConfig } from '../cli/open-publication.js';

export interface OutlineOptions extends CommonOptions {
  readonly json?: boolean | undefined;
}

/** `publish outline`: the role of each block of the statement, the names, and what is in doubt. */
export async function outline(options: OutlineOptions): Promise<number> {
  const context = await openContext(options);
  const { terminal } = context;
  const config = await loadConfig(context, options.config);
  const read = await readStatement(context.host, config);
  const { outline: found } = requireReadable(read, 1, 'The statement cannot be read.').document;
  terminal.print(
    options.json === true ? outlineJson(found) : outlineText(found, terminal.color, terminal.width),
  );
  return 0;
}
