import type { RenderContext } from '../../model/format.js';
import { allowed } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import { sha256 } from '../../model/fingerprint.js';
import { imageSize, pictureKind } from '../html/images.js';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** Units of DrawingML in a pixel of CSS, and in a twentieth of a point. */
const PER_PIXEL = 9525;
const PER_TWIP = 635;
/** The tallest picture, as on paper. */
const TALLEST = 600 * PER_PIXEL;

/** The pictures of a file. */
export class Pictures {
  readonly #files = new Map<string, Uint8Array>();
  #count = 0;

  /** @param widest the width of the text, in twentieths of a point */
  constructor(
    private readonly images: RenderContext['images'],
    private readonly widest: number,
  ) {}

  /**
   * Puts a picture into the file.
   *
   * @returns its path from the main part, or `undefined` if Word cannot show it
   */
  file(url: string): string | undefined {
    const bytes = this.images.get(url);
    const kind = pictureKind(bytes);
    if (bytes === undefined || kind === undefined || imageSize(url, this.images) === undefined)
      return undefined;
    const path = `media/${sha256(bytes).slice(0, 16)}.${kind}`;
    this.#files.set(`word/${path}`, bytes);
    return path;
  }

  /** The files by their paths in the package. */
  get files(): ReadonlyMap<string, Uint8Array> {
    return this.#files;
  }

  /**
   * A picture in its place.
   *
   * @param id of the relationship to its file
   * @param alt what it shows; nothing for decoration
   * @param height the greatest height, in pixels of CSS
   */
  drawing(
    url: string,
    id: string,
    alt: string,
    { title, height }: { title?: string | undefined; height?: number } = {},
  ) {
    this.#count += 1;
    const { width: cx, height: cy } = this.#extent(url, height === undefined ? TALLEST : height * PER_PIXEL);
    const name = `Picture ${this.#count}`;
    const words = allowed(alt).trim();
    return x(
      'w:drawing',
      x(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0, 'xmlns:wp': `${DRAWING}/wordprocessingDrawing` },
        x('wp:extent', { cx, cy }),
        x(
          'wp:docPr',
          { id: this.#count, name, descr: words, title: title === undefined ? undefined : allowed(title) },
          words === '' ? decoration() : undefined,
        ),
        x(
          'a:graphic',
          { 'xmlns:a': `${DRAWING}/main` },
          x('a:graphicData', { uri: `${DRAWING}/picture` }, this.#picture(id, name, cx, cy)),
        ),
      ),
    );
  }

  #picture(id: string, name: string, cx: number, cy: number): XmlElement {
    return x(
      'pic:pic',
      { 'xmlns:pic': `${DRAWING}/picture` },
      x('pic:nvPicPr', x('pic:cNvPr', { id: this.#count, name }), x('pic:cNvPicPr')),
      x('pic:blipFill', x('a:blip', { 'r:embed': id }), x('a:stretch', x('a:fillRect'))),
      x(
        'pic:spPr',
        x('a:xfrm', x('a:off', { x: 0, y: 0 }), x('a:ext', { cx, cy })),
        x('a:prstGeom', { prst: 'rect' }, x('a:avLst')),
      ),
    );
  }

  /** The size of a picture, as large as it is or as there is room. */
  #extent(url: string, tallest: number): { width: number; height: number } {
    const { width = 1, height = 1 } = imageSize(url, this.images) ?? {};
    const scale = Math.min(PER_PIXEL, (this.widest * PER_TWIP) / width, tallest / height);
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  }
}

/** Says that a picture has no meaning of its own, so that a screen reader passes it by. */
function decoration(): XmlElement {
  return x(
    'a:extLst',
    { 'xmlns:a': `${DRAWING}/main` },
    x(
      'a:ext',
      { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
      x('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: 1,
      }),
    ),
  );
}
