import type { Config } from '../model/config.js';
import type { LiveHost } from '../io/live-host.js';
import type { PlannedFile, ReadFile } from '../pipeline/import.js';
import type { Publication } from '../pipeline/publication.js';
import { problemLines } from '../report/text.js';
import type { Whereabouts } from '../text/next-command.js';
import { changeLines, importRemarks, importSummary } from './import-report.js';
import type { WritingContext } from './open-context.js';
import { settleUnfinished } from './open-publication.js';
import { writeChanged } from './write-files.js';

/** The live folder that a desk is open on. */
export interface DeskFolder extends WritingContext {
  readonly host: LiveHost;
}

const PLAIN = (text: string) => text;
const NO_PAINT = { red: PLAIN, yellow: PLAIN, blue: PLAIN, dim: PLAIN, bold: PLAIN, green: PLAIN };

/**
 * How a desk reads and writes its publication: with the files, the journal and the words of the commands.
 *
 * @param where the folder and the configuration that the person has named
 * @param isReadOnly whether nothing may be written
 */
export function openDoor(folder: DeskFolder, where: Whereabouts, isReadOnly: boolean) {
  return {
    host: folder.host,
    named: where.config,
    settle: (config: Config) => settleUnfinished(folder, config, !isReadOnly),
    write: (publication: Publication, files: Iterable<readonly [path: string, text: string]>) =>
      writeChanged(folder, publication, files),
    importLines(read: ReadFile, planned: PlannedFile, file: string): readonly string[] {
      const remarks = importRemarks(read, planned, file);
      const said = remarks.length > 0 ? [...problemLines(remarks, NO_PAINT), ''] : [];
      const lines = changeLines(planned.plan);
      const [done, next] = importSummary(planned, where);
      return [...said, ...lines, done, ...(lines.length > 0 ? [next] : [])];
    },
  };
}
