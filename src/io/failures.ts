import { Failure } from '../model/failure.js';

/** What to do where memory is short. */
const MEMORY_HELP =
  'Close other programs, or make fewer languages and formats at a time (--locale, --format).';

/** What the operating system's error codes mean to a person, and what to do. */
const REASONS: Readonly<Record<string, readonly [reason: string, help: string]>> = {
  EACCES: ['permission denied', 'Change its permissions, or write to another place.'],
  EPERM: ['permission denied', 'Change its permissions, or write to another place.'],
  EROFS: ['the file system is read-only', 'Write to another place.'],
  ENOSPC: ['the disk is full', 'Free some space and try again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and try again.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Write to another place.'],
  ENOENT: ['its folder does not exist', 'Create that folder, or write to another place.'],
  EISDIR: ['it is a folder, not a file', 'Move the folder away.'],
  ENAMETOOLONG: ['the name is too long', 'Set a shorter `slug`.'],
  EMFILE: [
    'too many files are open',
    'Allow more (`ulimit -n 1024`), or close other programs, and try again.',
  ],
  ENFILE: ['too many files are open', 'Close other programs and try again.'],
  ENOMEM: ['there is not enough memory', MEMORY_HELP],
  EIO: ['the device reports an error', 'Check that the disk or the terminal is still connected.'],
};

/**
 * The failure to report when the machine refused an operation.
 *
 * @param what what was tried (`write dist/manifest.json`)
 * @param error what Node threw
 */
export function machineFailure(what: string, error: unknown): Failure {
  const code = errorCode(error) ?? '';
  const [reason, help] = REASONS[code] ?? [error instanceof Error ? error.message : String(error), undefined];
  return new Failure(3, `Cannot ${what}: ${reason}.`, help, [], { cause: error });
}

/** Codes that say what the machine lacks, wherever it was noticed. */
const SCARCE = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EDQUOT', 'EIO']);

/** How V8 and Node say that there is no room for something in memory. */
const NO_MEMORY =
  /out of memory|could not allocate memory|allocation failed|invalid string length|cannot create a string longer/iu;

/**
 * The failure behind an unexpected error: the machine lacks something.
 *
 * @returns `undefined` for an error of another kind
 */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) return undefined;
  if (SCARCE.has(errorCode(error) ?? '')) return machineFailure(callOf(error), error);
  if (!NO_MEMORY.test(error.message)) return undefined;
  return new Failure(3, 'There is not enough memory.', MEMORY_HELP, [], { cause: error });
}

/** What Node was doing: `open dist/index.html`, `start /usr/bin/chromium`. */
function callOf({ syscall = 'go on', path }: NodeJS.ErrnoException): string {
  const verb = syscall.startsWith('spawn') ? 'start' : syscall;
  return path === undefined ? verb : `${verb} ${path}`;
}

/** The code of a system error (`ENOENT`), if it is one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether an error says that nothing is at a path. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
