import { watch, type FSWatcher } from 'chokidar';

/** Milliseconds between two looks at the disk that nothing has asked for: some file systems report no change. */
const LOOK_EVERY = 2_000;

/** Watches folders, and says only that something may have changed in them. */
export interface Watcher {
  /** Also watches these folders; others stay watched. */
  follow(folders: Iterable<string>): void;
  close(): Promise<void>;
}

/**
 * Starts to watch. Nothing is opened: a pipe, a device or a link in a folder does no harm, and what is in folders below
 * is left alone.
 *
 * @param isAsked whether a path is worth to be watched; a folder may hold a million others
 * @param onChange is called for every event of the file system, however many there are
 */
export function startWatcher(isAsked: (path: string) => boolean, onChange: () => void): Watcher {
  const followed = new Set<string>();
  let watcher: FSWatcher | undefined;
  const timer = setInterval(onChange, LOOK_EVERY);
  return {
    follow(folders) {
      const fresh = [...folders].filter((folder) => !followed.has(folder));
      if (fresh.length === 0) return;
      for (const folder of fresh) followed.add(folder);
      watcher ??= watch([], {
        ignoreInitial: true,
        depth: 0,
        followSymlinks: false,
        ignorePermissionErrors: true,
        atomic: false,
        ignored: (path) => !followed.has(path) && !isAsked(path),
      })
        .on('raw', onChange)
        .on('all', onChange)
        // Where the system cannot watch, the timer looks.
        .on('error', () => undefined);
      watcher.add(fresh);
    },
    async close() {
      clearInterval(timer);
      await watcher?.close();
    },
  };
}
