import type { Publication } from '../pipeline/publication.js';
import { changedFiles } from '../pipeline/changes.js';
import { recognisedLine } from '../report/outline.js';
import { oneLine } from '../report/text.js';
import { counted } from '../text/counts.js';
import { nextCommand } from '../text/next-command.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface SyncOptions extends CommonOptions {
  readonly dryRun?: boolean | undefined;
}

/** `publish sync`: source catalogue and state brought up to the canonical text. */
export async function sync(options: SyncOptions): Promise<number> {
  const { context, publication } = await openPublication(options, { isWriting: options.dryRun !== true });
  const { terminal } = context;
  const { plan } = publication;
  terminal.done(recognisedLine(plan.document.outline));
  terminal.print(describe(plan));
  const files = changedFiles(publication);
  const changed = await writeChanged(context, publication, files, options.dryRun === true);
  if (options.quiet !== true) {
    const count = counted(changed.length, 'file');
    const up = `${counted(plan.document.segments.length, 'segment')}, ${counted(plan.catalogues.length + 1, 'locale')}`;
    terminal.print(
      changed.length === 0
        ? `${up}: nothing to do`
        : `${up}: ${count} ${options.dryRun === true ? 'would be written' : 'written'}`,
    );
    const behind = plan.changes.locales.filter(({ outdated }) => outdated.length > 0);
    if (behind.length > 0) {
      const tags = behind.map(({ locale }) => locale).join(', ');
      terminal.print(`Next: ${nextCommand('export <tag> --format docx', options)}, po or xliff, for ${tags}`);
    }
  }
  return 0;
}

function describe({ changes }: Publication['plan']): string[] {
  const { source, locales } = changes;
  const lines: string[] = [];
  const list = (mark: string, keys: readonly string[]) => {
    for (const key of keys) lines.push(`  ${mark} ${oneLine(key)}`);
  };
  list('new     ', source.added);
  list('edited  ', source.edited);
  list('removed ', source.removed);
  if (source.moved) lines.push('  the order of segments has changed');
  for (const { locale, outdated, keptAside, restored, doubtful } of locales) {
    const parts = [
      outdated.length > 0 ? `${outdated.length} now outdated` : '',
      keptAside.length > 0 ? `${keptAside.length} kept aside` : '',
      restored.length > 0 ? `${restored.length} restored` : '',
      doubtful.length > 0 ? `${doubtful.length} in doubt` : '',
    ].filter((part) => part !== '');
    if (parts.length > 0) lines.push(`  ${locale}: ${parts.join(', ')}`);
  }
  return lines;
}
