import { type BrowserSource, locateBrowser } from './locate.js';
import { type Machine, thisMachine } from './machine.js';
import { isComplete } from './stamp.js';

/** What `publish doctor` says of the browser. */
export interface BrowserDescription {
  readonly source: BrowserSource;
  readonly executable: string;
  /** Known without starting it for the embedded one alone. */
  readonly version?: string;
  /** Whether it lies ready; only the embedded one may still have to be unpacked. */
  readonly ready: boolean;
}

/**
 * Says which browser would print, without starting or unpacking it.
 *
 * @param option path given with `--browser`
 * @param machine where to look
 * @throws Failure if no browser is found, as printing would
 */
export async function describeBrowser(
  option?: string,
  machine: Machine = thisMachine(),
): Promise<BrowserDescription> {
  const { source, executable, embedded } = await locateBrowser(option, machine);
  return embedded === undefined
    ? { source, executable, ready: true }
    : { source, executable, version: embedded.version, ready: await isComplete(embedded.folder) };
}
