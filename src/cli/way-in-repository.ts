import { relative, resolve, sep } from 'node:path';
import { findRepository } from '../io/disk/find-repository.js';
import { isWithin, placeNamed } from '../io/disk/place.js';

/**
 * The way from the root of the repository to a publication in it. Services name files from there, and `.git` says where
 * it is, on every machine alike. `GITHUB_WORKSPACE` serves only where there is no `.git`: a checkout in a container
 * without git leaves none. Where there is one, the variable may name a folder above it, as several repositories in one
 * job have.
 *
 * @param folder absolute
 * @returns empty, or with a slash at its end
 */
export async function wayInRepository(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { real } = await placeNamed(folder);
  const root = (await findRepository(real)) ?? (await workspaceOf(real, env.GITHUB_WORKSPACE));
  const way = root === undefined ? '' : relative(root, real).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}

async function workspaceOf(folder: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined || path === '' || resolve(path) !== path) return undefined;
  const { real } = await placeNamed(path);
  return isWithin(real, folder) ? real : undefined;
}
