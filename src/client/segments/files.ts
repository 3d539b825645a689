import type { Sheet } from '../../model/sheet.js';
import { isSheet } from './browser-storage.js';

/** Gives a sheet’s work to the person as a file. */
export function saveFile(sheet: Sheet, name: string): void {
  const blob = new Blob([`${JSON.stringify(sheet, null, 1)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A browser may begin to write long after the click.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

/** Reads a file that a sheet of the same publication and language has saved. */
export async function readFile(file: File, here: Sheet): Promise<Sheet | undefined> {
  try {
    const sheet: unknown = JSON.parse(await file.text());
    if (!isSheet(sheet)) return undefined;
    return sheet.publication === here.publication && sheet.locale === here.locale ? sheet : undefined;
  } catch {
    return undefined;
  }
}
