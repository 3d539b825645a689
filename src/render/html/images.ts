import type { Artifact, RenderContext } from '../../model/format.js';
import { sha256 } from '../../model/fingerprint.js';

/**
 * Path of an image in the edition: its own name, made unique by its content.
 *
 * @param url its address in the statement
 */
export function imagePath(url: string, images: RenderContext['images']): string {
  const bytes = images.get(url);
  const name = decodeURIComponent(url.split(/[\\/]/u).at(-1) ?? 'image').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return bytes === undefined ? url : `assets/images/${sha256(bytes).slice(0, 8)}-${name}`;
}

/** The images of the statement as files of the edition. */
export function imageArtifacts(images: RenderContext['images']): Artifact[] {
  const byPath = new Map(Array.from(images, ([url, content]) => [imagePath(url, images), content] as const));
  return Array.from(byPath, ([path, content]) => ({ path, content }));
}
