import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, sep } from 'node:path';

type Call = (...args: unknown[]) => unknown;

/** Scratch files have another name each time. */
const SCRATCH = /(?:^|\/)\.(?:publish|[^/]+\.(?:new|old))-/u;

/**
 * Every path in a folder that a piece of work hands to the file system, whether there is anything or not: so that what
 * the program reads and writes is known from what it does, not from a list.
 *
 * @param folder real path
 */
export async function touchedIn(folder: string, work: () => Promise<unknown>): Promise<Set<string>> {
  const touched = new Set<string>();
  const take = (path: unknown) => {
    if (typeof path !== 'string' || !path.startsWith(folder + sep)) return;
    const way = relative(folder, path).split(sep).join('/');
    if (!SCRATCH.test(way)) touched.add(way);
  };
  const undo = [fs, fs.promises].flatMap((module) => watch(module as unknown as Record<string, Call>, take));
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const one of undo) one();
    syncBuiltinESMExports();
  }
  return touched;
}

/** Calls that are handed paths. */
const CALLS =
  /^(?:access|existsSync|l?stat|link|mkdir|open|opendir|read(?:dir|File|link)|realpath|rename|rm|rmdir|writeFile)(?:Sync)?$/u;

function watch(module: Record<string, Call>, take: (path: unknown) => void): (() => void)[] {
  return Object.keys(module)
    .filter((name) => CALLS.test(name))
    .map((name) => {
      const call = module[name];
      if (call === undefined) return () => undefined;
      module[name] = Object.assign((...args: unknown[]) => {
        take(args[0]);
        take(args[1]);
        return call.apply(module, args);
      }, call);
      return () => {
        module[name] = call;
      };
    });
}
