import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own for one site. */
export interface Disk {
  /** Leaves so many bytes free, until `empty`. */
  fill(free: number): void;
  empty(): void;
  setReadOnly(is: boolean): void;
  unmount(): void;
}

/**
 * Mounts a disk that lies in memory.
 *
 * @param folder where; it exists
 * @param size bytes
 * @returns `undefined` where the system does not allow it
 */
export function mountDisk(folder: string, size: number): Disk | undefined {
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder);
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    fill(free) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
    },
    empty() {
      rmSync(filler, { force: true });
    },
    setReadOnly(is) {
      mount('-o', `remount,${is ? 'ro' : 'rw'}`, folder);
    },
    unmount() {
      // Lazily: who still has a file open there does not keep it.
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    },
  };
}
