import { stat } from 'node:fs/promises';
import { errorCode } from '../failures.js';

/**
 * File systems write times in steps: what was written this many milliseconds ago may be written again and have the same
 * stamp.
 */
const RECENT = 100;

/** What distinguishes a file or folder from what was at its path before, without reading it. */
export interface Stamp {
  readonly text: string;
  /** Whether it was changed so lately that another change may not show. */
  readonly isRecent: boolean;
}

/** The stamp of what is at a path; nothing is opened, so a pipe or a device does no harm. */
export async function stampOf(path: string): Promise<Stamp> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs, mode } = await stat(path);
    const latest = Math.max(mtimeMs, ctimeMs);
    return {
      text: [dev, ino, size, mtimeMs, ctimeMs, mode].join(' '),
      isRecent: Date.now() - latest < RECENT,
    };
  } catch (error) {
    return { text: errorCode(error) ?? 'unknown', isRecent: false };
  }
}
