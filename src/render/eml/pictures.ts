import { sha256 } from '../../model/fingerprint.js';
import type { RenderContext } from '../../model/format.js';
import { imagePath, imageSize, pictureKind, type ImageSize } from '../html/images.js';

/** A picture inside the mail. */
export interface MailPicture {
  /** How the text names it (RFC 2392). */
  readonly cid: string;
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** The largest that a picture is shown, in pixels: as wide as the text. */
const WIDEST = 552;
const TALLEST = 800;
/** The room of a logo, as on the page. */
const LOGO: ImageSize = { width: 256, height: 48 };

/** The pictures of a mail. They are inside it: a reader without a network sees them, and nobody learns who has read it. */
export class MailPictures {
  readonly #shown = new Map<string, MailPicture>();
  /** Addresses of pictures that mail programs cannot show. */
  readonly unshown = new Set<string>();

  constructor(private readonly images: RenderContext['images']) {}

  get all(): readonly MailPicture[] {
    return [...this.#shown.values()];
  }

  /** How the page of the mail names a picture; its own address where it cannot be shown. */
  readonly imagePath = (url: string): string => {
    const content = this.images.get(url);
    const kind = pictureKind(content);
    if (!this.canShow(url) || content === undefined || kind === undefined) return url;
    const cid = `${sha256(content).slice(0, 16)}@images`;
    const filename = imagePath(url, this.images).split('/').at(-1) ?? `image.${kind}`;
    this.#shown.set(cid, { cid, filename, contentType: `image/${kind}`, content });
    return `cid:${cid}`;
  };

  /** Whether every mail program shows it; one that is not shown is remembered. */
  canShow(url: string): boolean {
    const isShown = pictureKind(this.images.get(url)) !== undefined;
    if (!isShown) this.unshown.add(url);
    return isShown;
  }

  /** As large as it is or as there is room, because some programs know no other size. */
  readonly imageSize = (url: string) => this.#fitting(url, { width: WIDEST, height: TALLEST });

  readonly logoSize = (url: string) => this.#fitting(url, LOGO);

  #fitting(url: string, room: ImageSize): ImageSize | undefined {
    const size = imageSize(url, this.images);
    if (size === undefined) return undefined;
    const scale = Math.min(1, room.width / size.width, room.height / size.height);
    const scaled = (length: number) => Math.max(1, Math.round(length * scale));
    return { width: scaled(size.width), height: scaled(size.height) };
  }
}
