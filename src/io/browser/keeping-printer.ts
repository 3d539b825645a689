import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Printer } from '../../model/host.js';
import { machineFailure } from '../failures.js';
import { requireInside } from '../inside.js';

/**
 * A printer that also keeps every PDF as the browser made it, for a report of a fault.
 *
 * @param publication absolute path of the publication
 * @param folder the folder in it that they go to; `fa/a.fa.pdf` becomes `fa/a.fa.raw.pdf` there
 */
export function keepingPrinter(printer: Printer, publication: string, folder: string): Printer {
  return {
    async print(page) {
      const printed = await printer.print(page);
      const path = join(folder, page.path.replace(/\.pdf$/u, '.raw.pdf'));
      const file = await requireInside(publication, path, 'Remove the link.');
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, printed.pdf);
      } catch (error) {
        throw machineFailure(`write ${file}`, error);
      }
      return printed;
    },
    warm: () => {
      printer.warm();
    },
    identity: () => printer.identity(),
    close: () => printer.close(),
  };
}
