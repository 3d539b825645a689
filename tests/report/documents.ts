import type { LocalizedDocument } from '../../src/model/localized.js';
import type { Problem } from '../../src/model/problem.js';
import { checkAll } from '../../src/pipeline/check.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import type { Host } from '../../src/model/host.js';
import { memoryHost } from '../publication.js';

/**
 * What `check` reads and finds in files that are only memory.
 *
 * @param change what of the host is another
 */
export async function checked(
  files: Readonly<Record<string, string>>,
  change: Partial<Host> = {},
): Promise<{ documents: readonly LocalizedDocument[]; problems: readonly Problem[] }> {
  const host = { ...memoryHost(files), ...change };
  const config = (await readConfig(host, undefined)).value;
  const read = config && (await readPublication(host, config));
  if (read?.value === undefined) throw new Error('The publication of a test cannot be read.');
  const documents = localizeAll(read.value, read.value.tags);
  return { documents, problems: [...read.problems, ...checkAll(read.value, documents, [])] };
}
