import { imageSize as sizeInPixels } from 'image-size';
import { uniqueByPath, type Artifact, type RenderContext } from '../../model/format.js';
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

/** Width and height in pixels, as the image is shown. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** From this Exif orientation on, width and height change places (Exif 2.32 §4.6.4). */
const FIRST_TURNED = 5;

/**
 * The size of an image; nothing where its file does not say it.
 *
 * @param url its address in the statement
 */
export function imageSize(url: string, images: RenderContext['images']): ImageSize | undefined {
  const bytes = images.get(url);
  if (bytes === undefined) return undefined;
  try {
    const found = sizeInPixels(bytes);
    const [width, height] = [Math.round(found.width), Math.round(found.height)];
    if (!(width > 0 && height > 0)) return undefined;
    return (found.orientation ?? 1) < FIRST_TURNED ? { width, height } : { width: height, height: width };
  } catch {
    return undefined;
  }
}

/** The kinds of pictures that every office and mail program shows, by how their files begin. */
const KINDS: Readonly<Record<string, RegExp>> = {
  png: /^\x89PNG/u,
  jpeg: /^\xFF\xD8\xFF/u,
  gif: /^GIF8/u,
};

/** The kind of a picture that every program shows; `undefined` for any other file. */
export function pictureKind(bytes: Uint8Array | undefined): string | undefined {
  const head = String.fromCharCode(...(bytes?.subarray(0, 8) ?? []));
  return Object.keys(KINDS).find((name) => KINDS[name]?.test(head));
}

/**
 * How pages show images.
 *
 * @param folder the edition’s, from the page or as an address, with a slash at its end; empty for a page in it
 */
export function surfaceOf({ images }: Pick<RenderContext, 'images'>, folder: string) {
  return {
    imagePath: (url: string) => `${folder}${imagePath(url, images)}`,
    imageSize: (url: string) => imageSize(url, images),
  };
}

/** The images of the statement as files of the edition. */
export function imageArtifacts(images: RenderContext['images']): Artifact[] {
  return [
    ...uniqueByPath(Array.from(images, ([url, content]) => ({ path: imagePath(url, images), content }))),
  ];
}
