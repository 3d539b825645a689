import { resolve } from 'node:path';
import { readNamed } from '../io/read-file.js';
import {
  conflictsOf,
  IMPORT_LIMIT,
  importedFiles,
  importFormat,
  planFile,
  readImported,
} from '../pipeline/import.js';
import { problemLines } from '../report/text.js';
import { changeLines, conflictFailure, importRemarks, importSummary } from '../cli/import-report.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface ImportOptions extends CommonOptions {
  readonly file: string;
  readonly force?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** `publish import`: translations that come back, all of them or none. */
export async function importTranslations(options: ImportOptions): Promise<number> {
  const { file, dryRun: isDry = false, force = false } = options;
  const format = await importFormat(file);
  const { context, publication } = await openPublication(options, { isWriting: !isDry });
  const { terminal, host, folder } = context;
  const bytes = await readNamed(resolve(file), IMPORT_LIMIT, folder);
  const read = await readImported(format, bytes, file);
  const planned = planFile(publication, read.imported, file, force);
  const conflicts = conflictsOf(planned.plan);
  if (conflicts.length > 0) throw conflictFailure(conflicts);
  const remarks = importRemarks(read, planned, file);
  if (remarks.length > 0) terminal.warn([...problemLines(remarks, terminal.color), '']);
  const lines = changeLines(planned.plan);
  terminal.print(lines);
  await writeChanged(context, publication, await importedFiles(host, publication, planned), isDry);
  if (options.quiet !== true) {
    const [summary, next] = importSummary(planned, options);
    terminal.print(summary);
    if (!isDry && lines.length > 0) terminal.print(next);
  }
  return 0;
}
