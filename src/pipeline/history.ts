import { cataloguePaths } from '../model/catalogue.js';
import type { Config } from '../model/config.js';
import type { Host } from '../model/host.js';
import { textMap } from '../parse/catalogue.js';
import { doubtfulLocales, settleDoubts, type Snapshot } from '../sync/doubts.js';
import type { SyncPlan } from '../sync/plan.js';

/** A plan whose doubts are settled where the commits of the publication answer them; without doubts nothing is read. */
export async function withHistory(
  host: Host,
  { source, maxSize }: Config,
  plan: SyncPlan,
): Promise<SyncPlan> {
  const locales = doubtfulLocales(plan);
  if (locales.length === 0 || host.committed === undefined) return plan;
  const files = locales.map((locale) => [locale, cataloguePaths(locale).statement] as const);
  const commits = await host.committed([source, ...files.map(([, path]) => path)]);
  const text = (bytes: Uint8Array | undefined) =>
    bytes === undefined || bytes.length > maxSize * 1e6 ? undefined : new TextDecoder().decode(bytes);
  const snapshots = commits.map((commit): Snapshot => ({
    statement: text(commit.get(source)) ?? '',
    translations: new Map(
      files.map(([locale, path]) => [
        locale,
        textMap(text(commit.get(path)) ?? '{}', path, locale).value ?? new Map<string, string>(),
      ]),
    ),
  }));
  return settleDoubts(plan, snapshots);
}
