import type { Nodes, PhrasingContent } from 'mdast';
import type { ArticleInline, ArticleText, Foreign } from '../../model/article.js';
import type { Locale } from '../../model/locale.js';
import type { LocalizedDocument, LocalizedSegment, LocalizedText } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import type { Notes } from '../html/notes.js';
import type { surfaceOf } from '../html/images.js';

/** What inline content is written with. */
export interface InlineScene {
  readonly document: LocalizedDocument;
  readonly notes: Notes;
  readonly surface: ReturnType<typeof surfaceOf>;
  /** Path of an image in the edition. */
  readonly editionPath: (url: string) => string;
}

/** Turns inline content into data: no control characters but ALM, which no attribute can stand in for. */
export class InlineData {
  /** Whether what is written now is within a note. */
  isInNotes = false;

  constructor(private readonly scene: InlineScene) {}

  /** A number in the digits of the language. */
  digits(number: number): string {
    return withDigits(String(number), this.scene.document.numerals);
  }

  /** Language and direction, as far as they are not those of the article. */
  foreign({ tag, direction }: Pick<Locale, 'tag' | 'direction'>): Foreign {
    const { locale } = this.scene.document;
    return {
      ...(tag !== locale.tag && { lang: tag }),
      ...(direction !== locale.direction && { dir: direction }),
    };
  }

  /** The words of a node that holds a segment. */
  words(node: Nodes & { children: PhrasingContent[] }): ArticleText {
    const mark = node.data?.mark;
    const own = mark && { ...this.foreign({ ...mark, tag: mark.lang }), status: mark.status };
    return { ...own, content: this.content(node.children) };
  }

  /** A text that is not part of the body. */
  text(text: LocalizedSegment | LocalizedText): ArticleText {
    const status = 'mark' in text ? text.mark?.status : undefined;
    return {
      ...this.foreign({ ...text, tag: text.lang }),
      ...(status && { status }),
      content: this.content(text.content),
    };
  }

  /** Inline content; texts beside each other are one. */
  content(nodes: readonly PhrasingContent[]): ArticleInline[] {
    const parts = partedBy(nodes, (node) => (node.type === 'link' ? undefined : node.data?.unlinked));
    return joined(
      parts.flatMap(({ by, members }): ArticleInline[] => {
        const content = members.flatMap((node) => this.#inline(node));
        return by === undefined ? content : [{ type: 'link', content: joined(content) }];
      }),
    );
  }

  #inline(node: PhrasingContent): ArticleInline[] {
    switch (node.type) {
      case 'text':
        // A line end of the source is a space; a break alone ends a line.
        return [{ type: 'text', text: node.value.replace(/(?<!\s)[^\S\n]*\n\s*/gu, ' ') }];
      case 'strong':
      case 'emphasis':
        return [{ type: node.type, content: this.content(node.children) }];
      case 'delete':
        return [{ type: 'deleted', content: this.content(node.children) }];
      case 'inlineCode':
        return [{ type: 'code', text: node.value.replaceAll('\n', ' '), dir: 'ltr' }];
      case 'break':
        return [{ type: 'break' }];
      case 'link': {
        const title = node.title ? { title: node.title } : {};
        return [{ type: 'link', href: node.url, ...title, content: this.content(node.children) }];
      }
      case 'run': {
        const { direction, lang, isUnbroken } = node;
        const own = { ...(lang !== undefined && { lang }), ...(isUnbroken === true && { unbroken: true }) };
        return [{ type: 'run', dir: direction, ...own, content: this.content(node.children) }];
      }
      case 'image':
        return [this.#image(node)];
      case 'footnoteReference': {
        const note = this.scene.notes.refer(node.identifier, this.isInNotes);
        return note === undefined
          ? []
          : [{ type: 'note', number: note.number, text: this.digits(note.number) }];
      }
      default:
        return [];
    }
  }

  #image({ url, alt, title, data }: Extract<PhrasingContent, { type: 'image' }>): ArticleInline {
    const { surface, editionPath } = this.scene;
    const mark = data?.mark;
    return {
      type: 'image',
      src: surface.imagePath(url),
      path: editionPath(url),
      alt: alt ?? '',
      ...(title && { title }),
      ...surface.imageSize(url),
      ...(mark && { ...this.foreign({ ...mark, tag: mark.lang }), status: mark.status }),
    };
  }
}

function joined(nodes: readonly ArticleInline[]): ArticleInline[] {
  const content: ArticleInline[] = [];
  for (const one of nodes) {
    const before = content.at(-1);
    if (one.type === 'text' && before?.type === 'text')
      content.splice(-1, 1, { type: 'text', text: before.text + one.text });
    else content.push(one);
  }
  return content;
}

/** Neighbours of which one thing is the same, together. */
function partedBy<Member, By>(all: readonly Member[], byOf: (member: Member) => By) {
  const parts: { readonly by: By; readonly members: Member[] }[] = [];
  for (const member of all) {
    const by = byOf(member);
    const last = parts.at(-1);
    if (last !== undefined && last.by === by) last.members.push(member);
    else parts.push({ by, members: [member] });
  }
  return parts;
}
