import type { Article, ArticleInline } from '../../../model/article.js';
import type { Remark } from '../../../model/manuscript.js';
import { sha256 } from '../../../model/fingerprint.js';
import { leftImage, type JudgeImage } from '../../draft/images.js';

type Image = Extract<ArticleInline, { type: 'image' }>;

/** Where an edition has the images of its statement. */
const PATH = /^assets\/images\/(?:[0-9a-f]{8}-)?([\p{L}\p{N}_-][\p{L}\p{N}._-]*)$/u;

/** Paths of the images of an article, in the edition. */
export function imagesOf(article: Article): string[] {
  const paths = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'image' && 'path' in value && PATH.test(String(value.path)))
      paths.add(String(value.path));
    for (const one of Object.values(value)) look(one);
  };
  look([article.title, article.subtitle, article.blocks, article.notes]);
  return [...paths];
}

/** The images of an article as files beside the statement, by the names that they had there. */
export class ArticleImages {
  readonly named = new Map<string, Uint8Array>();
  readonly remarks: Remark[] = [];

  constructor(
    private readonly found: ReadonlyMap<string, Uint8Array>,
    private readonly judge: JudgeImage,
  ) {}

  /** The name of an image’s file; nothing where it is not there, or shows nothing. */
  nameOf({ path, alt }: Image): string | undefined {
    const bytes = this.found.get(path);
    const name = PATH.exec(path)?.[1];
    if (bytes === undefined || name === undefined) {
      this.#leave(path, alt, 'is not in the edition');
      return undefined;
    }
    const judged = this.judge(bytes);
    if ('fault' in judged) {
      this.#leave(path, alt, judged.fault);
      return undefined;
    }
    const known = this.named.get(name);
    const free =
      known === undefined || sha256(known) === sha256(bytes) ? name : `${sha256(bytes).slice(0, 8)}-${name}`;
    this.named.set(free, bytes);
    return free;
  }

  #leave(url: string, alt: string, fault: string): undefined {
    this.remarks.push(leftImage({ type: 'image', url, alt }, fault));
  }
}
