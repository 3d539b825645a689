import type { Nodes, PhrasingContent } from 'mdast';
import type { ArticleInline, ArticleName, ArticleText } from '../../../model/article.js';
import { isPlaceholder, isSafe, telephoneAddress } from '../../../model/link.js';
import type { Remark } from '../../../model/manuscript.js';
import { ALM, needsArabicMark } from '../../../text/bidi.js';
import { inert } from '../../../text/controls.js';
import { droppedLink } from '../../draft/links.js';

type ArticleImage = Extract<ArticleInline, { type: 'image' }>;

/** A part of an article from which a node is made. */
export type Origin = ArticleText | ArticleImage | Pick<ArticleName, 'name' | 'shown'>;

/** Where inline content is. */
interface Scene {
  readonly isContact: boolean;
  /** The stress around it. */
  readonly within: readonly string[];
}

/**
 * Stress within so much other stress is left out where the same is around it already: it shows nothing, and the time
 * to write Markdown grows with the third power of the levels.
 */
const MOST_WITHIN = 3;

/** Turns the inline content of an article into that of Markdown, without what `publish` makes of a text by itself. */
export class ArticleWords {
  /** Links that were not taken over. */
  readonly remarks: Remark[] = [];

  /**
   * @param nameOf the name of an image beside the statement, or nothing where it is left out
   * @param origins takes in what each node was made from
   */
  constructor(
    private readonly nameOf: (image: ArticleImage) => string | undefined,
    private readonly origins?: Map<Nodes, Origin>,
  ) {}

  /** A node that was made from a part of the article. */
  made<Made extends Nodes>(node: Made, from: Origin): Made {
    this.origins?.set(node, from);
    return node;
  }

  /**
   * @param isContact whether telephone numbers become links by themselves there
   */
  content(content: readonly ArticleInline[], isContact = false): PhrasingContent[] {
    return this.#content(content, { isContact, within: [] });
  }

  #content(content: readonly ArticleInline[], scene: Scene): PhrasingContent[] {
    const nodes = joined(withoutMark(content).flatMap((node) => this.#inline(node, scene)));
    return joined(withBareAddresses(nodes));
  }

  #inline(node: ArticleInline, scene: Scene): PhrasingContent[] {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: inert(node.text) }];
      case 'strong':
      case 'emphasis':
      case 'deleted': {
        const { isContact, within } = scene;
        const children = this.#content(node.content, { isContact, within: [...within, node.type] });
        if (within.length >= MOST_WITHIN && within.includes(node.type)) return children;
        return [{ type: node.type === 'deleted' ? 'delete' : node.type, children }];
      }
      case 'run':
        return this.#content(node.content, scene);
      case 'code':
        return [{ type: 'inlineCode', value: inert(node.text) }];
      case 'break':
        return [{ type: 'break' }];
      case 'note': {
        const identifier = String(node.number);
        return [{ type: 'footnoteReference', identifier, label: identifier }];
      }
      case 'image': {
        const url = this.nameOf(node);
        if (url === undefined) return [];
        return [this.made({ type: 'image', url, alt: inert(node.alt), title: titleOf(node) }, node)];
      }
      case 'link':
        return this.#link(node, scene);
    }
  }

  #link(node: Extract<ArticleInline, { type: 'link' }>, scene: Scene): PhrasingContent[] {
    const children = this.#content(node.content, scene);
    const words = wordsOf(node.content);
    const { href = '#' } = node;
    if (scene.isContact && href.startsWith('tel:') && telephoneAddress(words) === href) return children;
    const link: PhrasingContent = { type: 'link', url: href, title: titleOf(node), children };
    if (isSafe(href) || isPlaceholder(link)) return [link];
    this.remarks.push(droppedLink(href, words));
    return children;
  }
}

function titleOf({ title }: { readonly title?: string | undefined }): string | null {
  return title === undefined ? null : inert(title);
}

/** The plain words of inline content. */
export function wordsOf(content: readonly ArticleInline[]): string {
  return content
    .map((node): string => {
      if (node.type === 'text' || node.type === 'code') return inert(node.text);
      if (node.type === 'break') return ' ';
      return 'content' in node ? wordsOf(node.content) : '';
    })
    .join('');
}

/** Content without the mark before a percentage, which every rendering sets itself. */
function withoutMark(content: readonly ArticleInline[]): readonly ArticleInline[] {
  const [first, ...rest] = content;
  if (first?.type !== 'text' || !first.text.startsWith(ALM)) return content;
  const text = first.text.slice(ALM.length);
  return needsArabicMark(text + wordsOf(rest)) ? [{ type: 'text', text }, ...rest] : content;
}

function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const kept: PhrasingContent[] = [];
  for (const node of nodes) {
    const before = kept.at(-1);
    if (before?.type === 'text' && node.type === 'text')
      kept.splice(-1, 1, { type: 'text', value: before.value + node.value });
    else kept.push(node);
  }
  return kept;
}

/** An address that is written as it is, and becomes a link by itself between spaces or at the ends of a text. */
const BARE_ADDRESS =
  /^(?:https?:\/\/[^\s()[\]*_~`<>&"'|\\]*[\p{L}\p{N}/]|[a-z\d.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+)$/iu;

/** Links to what their words say as these words alone, as people write them. */
function withBareAddresses(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node, at) => {
    if (node.type !== 'link' || (node.title ?? '') !== '') return node;
    const [words, ...more] = node.children;
    if (words?.type !== 'text' || more.length > 0 || !BARE_ADDRESS.test(words.value)) return node;
    const isOwn = [words.value, `mailto:${words.value}`].includes(node.url);
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    const isApart =
      (before === undefined || (before.type === 'text' && /\s$/u.test(before.value))) &&
      (after === undefined || (after.type === 'text' && /^[.,:;!?،؛؟]*(?:\s|$)/u.test(after.value)));
    return isOwn && isApart ? words : node;
  });
}
