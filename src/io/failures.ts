import { Failure } from '../model/failure.js';

/** What the operating system's error codes mean to a person, and what to do. */
const REASONS: Readonly<Record<string, readonly [reason: string, help: string]>> = {
  EACCES: ['permission denied', 'Change its permissions, or write to another place.'],
  EPERM: ['permission denied', 'Change its permissions, or write to another place.'],
  EROFS: ['the file system is read-only', 'Write to another place.'],
  ENOSPC: ['the disk is full', 'Free some space and try again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and try again.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Write to another place.'],
  ENOENT: ['the folder it should lie in does not exist', 'Create that folder, or write to another place.'],
  EISDIR: ['it is a folder, not a file', 'Move the folder away.'],
  ENAMETOOLONG: ['the name is too long', 'Set a shorter `slug`.'],
  EMFILE: ['too many files are open', 'Close other programs and try again.'],
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

/** The code of a system error (`ENOENT`), if it is one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
