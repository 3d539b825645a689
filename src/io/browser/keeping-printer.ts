import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Printer } from '../../model/host.js';
import { machineFailure } from '../failures.js';

/**
 * A printer that also keeps every PDF as the browser made it, for a report of a fault.
 *
 * @param folder absolute path of the folder they go to; `fa/a.fa.pdf` becomes `fa/a.fa.raw.pdf` there
 */
export function keepingPrinter(printer: Printer, folder: string): Printer {
  return {
    async print(page) {
      const printed = await printer.print(page);
      const file = join(folder, page.path.replace(/\.pdf$/u, '.raw.pdf'));
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, printed.pdf);
      } catch (error) {
        throw machineFailure(`write ${file}`, error);
      }
      return printed;
    },
    identity: () => printer.identity(),
    close: () => printer.close(),
  };
}
