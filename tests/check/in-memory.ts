import { createHost } from '../../src/io/host.js';
import type { Host } from '../../src/model/host.js';
import type { Problem } from '../../src/model/problem.js';
import { checkLocales } from '../../src/pipeline/check.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { memoryHost, ROOT } from '../publication.js';

const { printer, reader } = memoryHost({});
/** What comes with the package, fonts among it, is read once. */
const real = createHost(ROOT, printer, reader);
const packaged = new Map<string, ReturnType<Host['packaged']>>();

/**
 * What `check` finds in a publication that is only in memory; for many small ones, each a few milliseconds. The command
 * itself is tried in folders.
 *
 * @param files path → text or bytes
 */
export async function problemsIn(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly Problem[]> {
  const host: Host = {
    ...memoryHost(files),
    resource: (name) => real.resource(name),
    packaged: (path) => {
      const bytes = packaged.get(path) ?? real.packaged(path);
      packaged.set(path, bytes);
      return bytes;
    },
  };
  const config = await readConfig(host, undefined);
  if (config.value === undefined) return config.problems;
  const publication = await readPublication(host, config.value);
  const blocking = publication.problems.filter(({ fatal }) => fatal === true);
  if (publication.value === undefined || blocking.length > 0) return blocking;
  return (await checkLocales(host, publication.value, publication.value.tags)).problems;
}
