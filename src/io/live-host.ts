import { dirname, isAbsolute, resolve } from 'node:path';
import { sha256 } from '../model/fingerprint.js';
import type { Entries, Host, PdfReader, Printer } from '../model/host.js';
import { createMemory } from '../model/memory.js';
import { stampOf, type Stamp } from './disk/stamp.js';
import { createHost, type HostOptions } from './host.js';
import type { ReadingLog } from './reading-log.js';

/** Commits are noticed by this file; where git keeps it elsewhere, they count after a while. */
const COMMITS = '.git/logs/HEAD';

/** Milliseconds after which commits are read again. */
const COMMITS_LAST = 30_000;

/** A host that keeps what it has read, and looks at the disk again when it is asked to. */
export interface LiveHost extends Host {
  /**
   * Forgets what has changed on the disk since it was read.
   *
   * @returns whether anything has
   */
  refresh(): Promise<boolean>;
  /** Counts the refreshes that have found a change. */
  readonly changes: number;
  /** The folders in which something was read or looked for, absolute. */
  folders(): ReadonlySet<string>;
  /** Whether something was read or looked for at this absolute path. */
  isAsked(path: string): boolean;
  /** What its files were when they were read. */
  readonly log: Pick<ReadingLog, 'readings'>;
}

/** What was found at paths, kept until it changes. */
class Kept<Value> {
  readonly #known = new Map<string, { readonly path: string; readonly value: Value; isStale: boolean }>();

  /**
   * @param asked absolute path → its stamp when it was last read; `undefined` after a reading that failed
   * @param isSame whether two values are as good as one
   */
  constructor(
    private readonly asked: Map<string, Stamp | undefined>,
    private readonly isSame: (one: Value, other: Value) => boolean,
  ) {}

  /** Reads unless it is known, and keeps the same object for what is the same. */
  async get(key: string, path: string, read: () => Promise<Value>): Promise<Value> {
    const last = this.#known.get(key);
    if (last?.isStale === false) return last.value;
    this.asked.set(path, undefined);
    // The stamp comes first: what is written while it is read shows at the next look.
    const stamp = await stampOf(path);
    const fresh = await read();
    const value = last !== undefined && this.isSame(last.value, fresh) ? last.value : fresh;
    this.#known.set(key, { path, value, isStale: false });
    this.asked.set(path, stamp);
    return value;
  }

  /** Marks what lies at these paths to be read again. */
  forget(paths: ReadonlySet<string>): void {
    for (const one of this.#known.values()) if (paths.has(one.path)) one.isStale = true;
  }

  /** The absolute paths of what is kept. */
  paths(): string[] {
    return Array.from(this.#known.values(), ({ path }) => path);
  }

  /** What is kept and has not changed since, each with its absolute path. */
  values(): readonly { readonly path: string; readonly value: Value }[] {
    return [...this.#known.values()].filter(({ isStale }) => !isStale);
  }
}

/**
 * The real world for a process that goes on: files are read once, by the same door as by every command, and again when
 * they have changed. What has the same bytes stays the same object, so stages recall what they made of it.
 *
 * @param folder absolute path of the publication
 */
export function createLiveHost(
  folder: string,
  printer: Printer,
  reader: PdfReader,
  options: HostOptions,
): LiveHost {
  const printOf = createPrints();
  let changes = 0;
  let base = createHost(folder, printer, reader, options);
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  const asked = new Map<string, Stamp | undefined>();
  const files = new Kept<Uint8Array | undefined>(asked, haveSameBytes);
  const lists = new Kept<Entries>(asked, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  const packaged = createMemory();
  const resources = new Map<string, Uint8Array>();
  let commits: { readonly paths: string; readonly at: number; readonly found: Committed } | undefined;

  const read: Host['read'] = (path, most) =>
    files.get(`${most ?? ''} ${path}`, absolute(path), () => base.read(path, most));

  return {
    printer,
    reader,
    cache: base.cache,
    recall: createMemory(),
    maker: () => base.maker(),
    read,
    entries: (path) => lists.get(path, absolute(path), () => base.entries(path)),
    async committed(paths) {
      const named = JSON.stringify(paths);
      await read(COMMITS).catch(() => undefined);
      if (commits?.paths === named && performance.now() - commits.at < COMMITS_LAST) return commits.found;
      const found = (await base.committed?.(paths)) ?? [];
      commits = { paths: named, at: performance.now(), found };
      return found;
    },
    packaged: (path) => packaged(path, [], () => base.packaged(path)),
    async resource(name) {
      // Read here as well, so that its place is looked at.
      await read(`templates/${name}`).catch(() => undefined);
      const fresh = await base.resource(name);
      const last = resources.get(name);
      const bytes = last !== undefined && haveSameBytes(last, fresh) ? last : fresh;
      resources.set(name, bytes);
      return bytes;
    },
    async refresh() {
      const changed = await changedPaths(asked);
      if (changed.has(absolute(COMMITS))) commits = undefined;
      // The host keeps what it has read of them.
      const templates = absolute('templates');
      if ([...changed].some((path) => path.startsWith(templates)))
        base = createHost(folder, printer, reader, options);
      files.forget(changed);
      lists.forget(changed);
      if (changed.size > 0) changes += 1;
      return changed.size > 0;
    },
    get changes() {
      return changes;
    },
    folders: () => new Set([...Array.from(asked.keys(), dirname), ...lists.paths()]),
    isAsked: (path) => asked.has(path),
    log: {
      readings() {
        const prints = new Map<string, string | null>();
        for (const { path, value } of files.values()) {
          const print = value === undefined ? null : printOf(value);
          // Read twice, with a change in between.
          if ((prints.get(path) ?? print) !== print) return undefined;
          prints.set(path, print);
        }
        return { files: Object.fromEntries(prints), folders: {} };
      },
    },
  };
}

/** SHA-256 of bytes, found once for each object. */
function createPrints(): (bytes: Uint8Array) => string {
  const known = new WeakMap<Uint8Array, string>();
  return (bytes) => {
    const print = known.get(bytes) ?? sha256(bytes);
    known.set(bytes, print);
    return print;
  };
}

type Committed = Awaited<ReturnType<NonNullable<Host['committed']>>>;

function haveSameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

/** Which paths have changed since they were read, or may have. */
async function changedPaths(asked: ReadonlyMap<string, Stamp | undefined>): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  await Promise.all(
    Array.from(asked, async ([path, before]) => {
      const now = await stampOf(path);
      if (before === undefined || before.isRecent || now.text !== before.text) changed.add(path);
    }),
  );
  return changed;
}
