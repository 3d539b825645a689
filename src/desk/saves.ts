import type { Config } from '../model/config.js';
import { Failure, PassingFailure } from '../model/failure.js';
import { fingerprint } from '../model/fingerprint.js';
import type { Host } from '../model/host.js';
import { planAccepted } from '../pipeline/accept.js';
import { changedFiles } from '../pipeline/changes.js';
import { exportFile, exportFormat, type ExportedFile } from '../pipeline/export.js';
import {
  conflictsOf,
  importedFiles,
  importFormat,
  planFile,
  readImported,
  type PlannedFile,
  type ReadFile,
} from '../pipeline/import.js';
import { requireReadable } from '../pipeline/policy.js';
import { loadPublication, readConfig, type Publication } from '../pipeline/publication.js';
import type { Acceptance, Conflict, Conflicts, Imported, RemarkPost, Saved } from './protocol.js';
import { planRemark } from '../pipeline/remarks.js';
import { copiesIn, goneFrom, leftOut, savedKeys } from './save-outcome.js';
import type { Turns } from './turns.js';

/** How often a save begins again because somebody else was writing just then. */
const TRIES = 5;

/** How many texts that a person was shown in a conflict are remembered. */
const MOST_SHOWN = 10_000;

/** The sheet of the page, as messages name it. */
const THE_PAGE = 'The page';

/** How a desk reads and writes what lies on the disk. */
export interface DeskDoor {
  readonly host: Host & { refresh(): Promise<unknown> };
  /** The configuration that the person has named. */
  readonly named: string | undefined;
  /** Finishes what a killed command has left. */
  settle(config: Config): Promise<void>;
  /** Writes files that differ from those on the disk, all of them or none, as commands do. */
  write(publication: Publication, files: Iterable<readonly [path: string, text: string]>): Promise<unknown>;
  /** What `publish import` prints. */
  importLines(read: ReadFile, planned: PlannedFile, file: string): readonly string[];
}

/** What a save has come to. */
export type SaveOutcome<Done> = { readonly done: Done } | Conflicts;

/** What a desk writes, as the commands do. */
export interface Saves {
  /**
   * Saves segments of one language, as the import of a sheet does.
   *
   * @param bytes what the page has sent
   * @param force keys for which the person takes the page’s text, having seen both
   */
  save(tag: string, bytes: Uint8Array, force: ReadonlySet<string>): Promise<SaveOutcome<SavedBy> | undefined>;
  /** Imports a translator’s file. */
  take(name: string, bytes: Uint8Array, force: ReadonlySet<string>): Promise<SaveOutcome<Imported>>;
  /** Accepts a finding of one language. */
  accept(tag: string, acceptance: Acceptance): Promise<object | undefined>;
  /** Adds, settles or reopens a remark on one language. */
  remark(tag: string, change: RemarkPost): Promise<object | undefined>;
  /** Makes a translator’s file. */
  give(tag: string, format: string): Promise<ExportedFile>;
}

/** What was saved, and who has reviewed. */
interface SavedBy extends Saved {
  readonly by: readonly string[];
}

/**
 * The saves of a desk, one after the other and never while it reads.
 *
 * @param onEnd is called after each, when the disk may have changed
 */
export function createSaves(door: DeskDoor, turns: Turns, onEnd: () => void): Saves {
  const shown = createShown();
  const inTurn = <Value>(work: (publication: Publication) => Promise<Value>) =>
    turns.take(() => withTries(async () => work(await freshPublication(door)))).finally(onEnd);

  /** Plans a file, with force where the person has seen both texts. */
  const plan = (
    publication: Publication,
    read: ReadFile,
    file: string,
    asked: ReadonlySet<string>,
    isOwn: boolean,
  ) => {
    const planned = (force: ReadonlySet<string>) => planFile(publication, read.imported, file, force, isOwn);
    const first = planned(new Set());
    const found = conflictsIn(publication, first, isOwn);
    const isForced = ({ key, here, reason }: Conflict) =>
      reason !== 'gone' && asked.has(key) && shown.has(first.tag, key, here);
    const forced = found.filter(isForced).map(({ key }) => key);
    const conflicts = found.filter((one) => !isForced(one));
    for (const { key, here } of conflicts) shown.add(first.tag, key, here);
    return { conflicts, planned: forced.length === 0 ? first : planned(new Set(forced)) };
  };

  return {
    async save(tag, bytes, force) {
      const read = await readImported(await exportFormat('html'), bytes, THE_PAGE);
      return inTurn(async (publication) => {
        if (!isTranslation(publication, tag)) return undefined;
        requireLanguage(read, tag);
        const { conflicts, planned } = plan(publication, read, THE_PAGE, force, true);
        if (conflicts.length > 0) return { conflicts };
        await door.write(publication, await importedFiles(door.host, publication, planned));
        const { reviewed } = planned.plan;
        const saved = savedKeys(planned.plan);
        return {
          done: {
            saved,
            reviewed: reviewed.flatMap(({ keys }) => keys),
            left: leftOut(planned.plan, read.imported.units, saved),
            by: reviewed.map(({ by }) => by),
          },
        };
      });
    },
    async take(name, bytes, force) {
      const read = await readImported(await importFormat(name), bytes, name);
      return inTurn(async (publication) => {
        const { conflicts, planned } = plan(publication, read, name, force, false);
        if (conflicts.length > 0) return { conflicts };
        await door.write(publication, await importedFiles(door.host, publication, planned));
        return { done: { lines: door.importLines(read, planned, name) } };
      });
    },
    accept: (tag, acceptance) =>
      inTurn(async (publication) => {
        if (!publication.tags.includes(tag)) return undefined;
        await door.write(publication, [await planAccepted(door.host, publication, tag, acceptance)]);
        return {};
      }),
    remark: (tag, change) =>
      inTurn(async (publication) => {
        if (!isTranslation(publication, tag)) return undefined;
        await door.write(publication, changedFiles(publication, planRemark(publication, tag, change)));
        return {};
      }),
    async give(tag, id) {
      const format = await exportFormat(id);
      return inTurn((publication) => exportFile(door.host, publication, { tag, format }));
    },
  };
}

/** The publication as it lies on the disk now. */
async function freshPublication(door: DeskDoor): Promise<Publication> {
  const { host, named } = door;
  await host.refresh();
  const config = requireReadable(await readConfig(host, named), 2, 'The configuration is wrong.');
  await door.settle(config);
  await host.refresh();
  return loadPublication(host, config);
}

async function withTries<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !(error instanceof PassingFailure)) throw error;
    }
  }
}

function isTranslation({ tags, config }: Publication, tag: string): boolean {
  return tags.includes(tag) && tag !== config.sourceLocale;
}

function requireLanguage({ imported: { locale } }: ReadFile, tag: string): void {
  if (locale === tag) return;
  throw new Failure(
    1,
    `${THE_PAGE} has sent a translation into “${locale ?? ''}” to the address of “${tag}”.`,
    'Load the page again.',
  );
}

/** What a person has to choose; nobody chooses for a file what an import leaves out of it by itself. */
function conflictsIn(
  publication: Publication,
  { tag, plan }: PlannedFile,
  isOwn: boolean,
): readonly Conflict[] {
  const found = conflictsOf(plan);
  if (!isOwn) return found;
  const catalogue = publication.plan.catalogues.find(({ locale }) => locale === tag);
  return [...found, ...copiesIn(plan, catalogue), ...goneFrom(plan)];
}

/** The texts of the disk that a person was shown in a conflict. */
function createShown() {
  const prints = new Set<string>();
  const print = (tag: string, key: string, here: string) => fingerprint(JSON.stringify([tag, key, here]));
  return {
    has: (tag: string, key: string, here: string) => prints.has(print(tag, key, here)),
    add(tag: string, key: string, here: string) {
      if (prints.size >= MOST_SHOWN) prints.clear();
      prints.add(print(tag, key, here));
    },
  };
}
