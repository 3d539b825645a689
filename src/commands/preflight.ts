import { readNamed } from '../io/read-file.js';
import { createTerminal } from '../io/terminal.js';
import { Failure } from '../model/failure.js';
import type { InspectedFile, PreflightProfile } from '../model/preflight.js';
import { inspect } from '../preflight/index.js';
import { preflightJson, preflightText } from '../report/preflight.js';
import type { CommonOptions } from '../cli/open-context.js';

export interface PreflightOptions extends CommonOptions {
  readonly files: readonly string[];
  readonly profile?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Larger files are not read; a statement’s has a hundred kilobytes. */
const MOST_BYTES = 200_000_000;

/** `publish preflight`: any PDF against the checklist; writes nothing, and needs no publication. */
export async function preflight(options: PreflightOptions): Promise<number> {
  const profile = profileOf(options.profile);
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true });
  const inspected: InspectedFile[] = [];
  for (const file of options.files) {
    const report = inspect(await readNamed(file, MOST_BYTES), { profile });
    inspected.push({ file, report });
    options.signal.throwIfAborted();
  }
  const write = options.json === true ? preflightJson : preflightText;
  terminal.print(write(inspected, terminal.color));
  return inspected.every(({ report }) => report.ok) ? 0 : 1;
}

function profileOf(asked: string | undefined): PreflightProfile | undefined {
  if (asked === undefined || asked === 'reading' || asked === 'print') return asked;
  throw new Failure(2, `--profile cannot be “${asked}”.`, 'It can be reading or print.');
}
