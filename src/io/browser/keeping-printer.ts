import { join } from 'node:path';
import type { Printer } from '../../model/host.js';
import { makeFolderOf } from '../disk/folders.js';
import { placeIn } from '../disk/place.js';
import { writePlace } from '../disk/write.js';

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
      const place = await placeIn(publication, path);
      await makeFolderOf(place);
      await writePlace(place, printed.pdf);
      return printed;
    },
    picture: (page) => printer.picture(page),
    warm: () => {
      printer.warm();
    },
    identity: () => printer.identity(),
    close: () => printer.close(),
  };
}
