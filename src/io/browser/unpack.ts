import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Failure } from '../../model/failure.js';
import { makeFolder } from '../disk/folders.js';
import { ownEnding, sweep } from '../temporary-files.js';
import type { EmbeddedBrowser } from './embedded.js';
import { makePrivateFolder, requirePrivateFolder } from './private-folder.js';
import { isComplete, stampName, stampedFiles, writeStamp } from './stamp.js';

/** Only the packed fonts: what the system has installed must not change how a page is printed. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** How the name of a folder begins that is filled before it is moved to its place. */
const STAGING = '.unpacking-';

/**
 * Makes sure that the embedded browser lies unpacked and whole in its folder. Several processes may do so
 * at once: each unpacks beside the folder, the first to move its copy there wins, the others use that one.
 *
 * @param browser what to unpack and where to
 * @param signal ends it early; nothing is left behind
 * @throws Failure if the folder cannot be written, or cannot be trusted
 */
export async function unpackEmbedded(browser: EmbeddedBrowser, signal?: AbortSignal): Promise<void> {
  const parent = dirname(browser.folder);
  try {
    await makePrivateFolder(parent);
    await sweep(parent, STAGING);
    if (await isReady(browser.folder)) return;
    const staging = join(parent, STAGING + ownEnding());
    await mkdir(staging, { mode: 0o700 });
    try {
      await fill(staging, browser.packed, signal);
      await putInPlace(staging, browser.folder);
    } finally {
      await rm(staging, { recursive: true, force: true, maxRetries: 5 });
    }
  } catch (error) {
    throw error instanceof Failure ? error : unpackingFailure(error, browser);
  }
}

/** Whether a trustworthy and whole copy is there. */
async function isReady(folder: string): Promise<boolean> {
  try {
    await access(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await requirePrivateFolder(folder);
  return isComplete(folder);
}

/** The GPU's libraries (`swiftshader.tar.br`) stay packed: printing never starts a GPU. */
async function fill(folder: string, packed: string, signal: AbortSignal | undefined): Promise<void> {
  const { extract } = await import('tar-fs');
  const unpack = (name: string, target: NodeJS.WritableStream) =>
    pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target, { signal });
  // As root, tar-fs would otherwise hand the files to whatever user the archive names.
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const untar = () => {
    const target = extract(folder, { map: (header) => ({ ...header, ...owner, mode: header.mode & 0o700 }) });
    // The entry that is in work fails with the whole, and tar-fs listens to it only once its file is open.
    target.on('entry', (_, entry) => entry.on('error', () => undefined));
    return target;
  };
  // All are waited for: one that still wrote while the folder is removed would leave some of it.
  const unpacked = await Promise.allSettled([
    unpack('chromium.br', createWriteStream(join(folder, 'chromium'), { mode: 0o700 })),
    unpack('al2023.tar.br', untar()),
    unpack('fonts.tar.br', untar()),
  ]);
  for (const one of unpacked) if (one.status === 'rejected') throw one.reason;
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration, { mode: 0o600 });
  await writeStamp(folder);
}

async function putInPlace(staging: string, folder: string): Promise<void> {
  try {
    await rename(staging, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (await isReady(folder)) return;
    // A damaged copy is repaired file by file: each rename is atomic, and another process that is just
    // starting the browser never finds its place empty. The stamp comes last, as in a fresh copy.
    for (const file of [...(await stampedFiles(staging)), stampName]) {
      await makeFolder(dirname(join(folder, file)), 0o700);
      await rename(join(staging, file), join(folder, file));
    }
  }
}

function unpackingFailure(error: unknown, { folder, packed }: EmbeddedBrowser): Failure {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const elsewhere = 'set XDG_CACHE_HOME to another folder, or name an installed browser with --browser';
  const options = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      3,
      `There is not enough space to unpack the browser into ${folder}.`,
      `It takes 200 MB: free some space, ${elsewhere}.`,
      [],
      options,
    );
  }
  if (path?.startsWith(packed) === true) {
    return new Failure(
      3,
      `The embedded browser in ${packed} is incomplete.`,
      'Install the packages again: npm ci.',
      [],
      options,
    );
  }
  const reason = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'no permission' : message;
  return new Failure(
    3,
    `The browser cannot be unpacked into ${folder}: ${reason}.`,
    `Make the folder writable, ${elsewhere}.`,
    [],
    options,
  );
}
