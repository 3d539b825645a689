import { rasterFault, type RasterFault, type RasterKind } from './raster/index.js';
import { svgFault } from './svg/index.js';

/** A kind of image that browsers show: its file endings, and how a file of it begins. */
interface ImageKind {
  readonly endings: readonly string[];
  readonly begins: RegExp;
}

/** Signatures by the registries of the formats (WHATWG MIME Sniffing §6.1); an SVG has only its root element. */
const KINDS: Readonly<Record<RasterKind | 'SVG', ImageKind>> = {
  PNG: { endings: ['png'], begins: /^\x89PNG\r\n\x1A\n/u },
  JPEG: { endings: ['jpg', 'jpeg'], begins: /^\xFF\xD8\xFF/u },
  GIF: { endings: ['gif'], begins: /^GIF8[79]a/u },
  WebP: { endings: ['webp'], begins: /^RIFF[^]{4}WEBP/u },
  AVIF: { endings: ['avif'], begins: /^[^]{4}ftyp(?:avif|avis)/u },
  SVG: {
    endings: ['svg'],
    begins: /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^]*?\?>\s*)?(?:<!--[^]*?-->\s*)*<(?:!DOCTYPE|[\w-]*:?svg)/u,
  },
};

/** So much of a file is enough to recognise its kind; drawing programs write long comments. */
const HEAD = 4096;

/**
 * What keeps a file from being published as an image: another kind, a broken or an oversized one. Whatever a statement
 * names as an image is copied into the edition; if any file were accepted, it could be the keys of a server, or a page
 * with scripts.
 *
 * @param path of the file; web servers and browsers go by its ending
 * @returns what is wrong and what to do, or `undefined` where it is an image and nothing else
 */
export function imageFault(bytes: Uint8Array, path: string): RasterFault | undefined {
  const [name, kind] = kindOf(bytes);
  if (name === undefined || kind === undefined) {
    return {
      message: 'is not an image',
      help: `Save it as ${Object.keys(KINDS).slice(0, -1).join(', ')} or SVG.`,
    };
  }
  const ending = /\.([^./]+)$/u.exec(path)?.[1]?.toLowerCase() ?? '';
  if (!kind.endings.includes(ending)) {
    return {
      message: `is a file of type ${name}, but its name ends differently`,
      help: `Rename it to end in .${kind.endings[0] ?? ''}.`,
    };
  }
  if (name !== 'SVG') return rasterFault(name, bytes);
  const fault = svgFault(bytes);
  if (fault === undefined) return undefined;
  return { message: fault, help: 'Save it as plain SVG without scripts and links, or as PNG.' };
}

/** What a file must end in to be published as an image, or what keeps it from being one. */
export function imageEnding(bytes: Uint8Array): { readonly ending: string } | { readonly fault: string } {
  const ending = kindOf(bytes)[1]?.endings[0];
  const fault = imageFault(bytes, `image.${ending ?? ''}`);
  if (ending !== undefined && fault === undefined) return { ending };
  return { fault: fault?.message ?? 'is not an image' };
}

function kindOf(bytes: Uint8Array): [name: keyof typeof KINDS, kind: ImageKind] | [] {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const kinds = Object.entries(KINDS) as [keyof typeof KINDS, ImageKind][];
  return kinds.find(([, { begins }]) => begins.test(head)) ?? [];
}
