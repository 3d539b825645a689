import { join } from 'node:path';
import { writeWhole } from '../io/write-file.js';
import type { CommandContext } from './context.js';
import { syncedFiles, type Publication } from '../pipeline.js';
import { counted } from '../report.js';
import { loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';

export interface SyncOptions extends CommonOptions {
  readonly dryRun?: boolean | undefined;
}

/** `publish sync`: source catalogue and state brought up to the canonical text. */
export async function sync(options: SyncOptions): Promise<number> {
  const context = await openContext(options);
  const { terminal, folder } = context;
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config);
  const { plan } = publication;
  const changed = await changedFiles(context, syncedFiles(plan, config.sourceLocale));
  for (const line of describe(plan)) terminal.print(line);
  for (const path of changed.keys())
    terminal.step(options.dryRun === true ? `would write ${path}` : `write ${path}`);
  if (options.dryRun !== true) {
    for (const [path, text] of changed) await writeWhole(join(folder, path), text);
  }
  terminal.done();
  if (options.quiet !== true) {
    const files = counted(changed.size, 'file');
    const up = `${counted(plan.document.segments.length, 'segment')}, ${counted(plan.catalogues.length + 1, 'locale')}`;
    terminal.print(
      changed.size === 0
        ? `${up}: nothing to do`
        : `${up}: ${files} ${options.dryRun === true ? 'would be written' : 'written'}`,
    );
  }
  return 0;
}

async function changedFiles(
  { host }: CommandContext,
  files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  for (const [path, text] of files) {
    const bytes = await host.read(path);
    const before = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    const isNeeded = before === undefined ? text !== '{}\n' : before !== text;
    if (isNeeded) changed.set(path, text);
  }
  return changed;
}

function describe({ changes }: Publication['plan']): string[] {
  const { source, locales } = changes;
  const lines: string[] = [];
  const list = (mark: string, keys: readonly string[]) => {
    for (const key of keys) lines.push(`  ${mark} ${key}`);
  };
  list('new     ', source.added);
  list('edited  ', source.edited);
  list('removed ', source.removed);
  if (source.moved) lines.push('  the order of segments has changed');
  for (const { locale, outdated, keptAside, restored } of locales) {
    const parts = [
      outdated.length > 0 ? `${outdated.length} now outdated` : '',
      keptAside.length > 0 ? `${keptAside.length} kept aside` : '',
      restored.length > 0 ? `${restored.length} restored` : '',
    ].filter((part) => part !== '');
    if (parts.length > 0) lines.push(`  ${locale}: ${parts.join(', ')}`);
  }
  return lines;
}
