import type { Image, PhrasingContent } from 'mdast';
import type { SegmentMark } from '../../model/document.js';
import type { Direction } from '../../model/locale.js';

/** How words look; each of them is a character style or a switch of its own. */
export interface Look {
  readonly lang: string;
  readonly direction: Direction;
  readonly style?: 'label' | 'code' | undefined;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isStruck?: boolean;
  readonly isRaised?: boolean;
  /** Where the words lead. */
  readonly link?: { readonly url: string; readonly title?: string | undefined } | undefined;
}

/** What readers see, in the order in which it is read. */
export type Shown =
  | { readonly is: 'text'; readonly text: string; readonly look: Look }
  | { readonly is: 'break'; readonly look: Look }
  | { readonly is: 'note'; readonly identifier: string; readonly look: Look }
  | { readonly is: 'image'; readonly image: Image; readonly look: Look };

/** The edge of a stretch that is set apart from what is around it. */
interface Edge {
  readonly is: 'open' | 'close';
  readonly direction: Direction;
}

/** What inline content is made of. */
export type Atom = Shown | Edge;

/** Inline content as atoms. Formats decide no direction: runs say theirs. */
export function atomsOf(content: readonly PhrasingContent[], look: Look): Atom[] {
  return content.flatMap((node): Atom[] => {
    const inside = (more: Partial<Look>) =>
      'children' in node ? atomsOf(node.children, { ...look, ...more }) : [];
    switch (node.type) {
      case 'text':
        // A line end of the source is a space; a break alone ends a line.
        return textAtom(node.value.replace(/(?<!\s)[^\S\n]*\n\s*/gu, ' '), look);
      case 'inlineCode':
        return apart(
          'ltr',
          textAtom(node.value.replaceAll('\n', ' '), { ...look, direction: 'ltr', style: 'code' }),
        );
      case 'break':
        return [{ is: 'break', look }];
      case 'image':
        return [{ is: 'image', image: node, look }];
      case 'footnoteReference':
        return [{ is: 'note', identifier: node.identifier, look }];
      case 'strong':
        return inside({ isBold: true });
      case 'emphasis':
        return inside({ isItalic: true });
      case 'delete':
        return inside({ isStruck: true });
      case 'link':
        return inside({ link: { url: node.url, title: node.title ?? undefined } });
      case 'run':
        return apart(
          node.direction,
          atomsOf(node.children, {
            ...look,
            direction: node.direction,
            lang: node.lang ?? look.lang,
          }),
        );
      default:
        return inside({});
    }
  });
}

/** Plain words as atoms. */
export function textAtom(text: string, look: Look): Atom[] {
  return text === '' ? [] : [{ is: 'text', text, look }];
}

/** Atoms that are set apart from what is around them. */
export function apart(direction: Direction, atoms: readonly Atom[]): Atom[] {
  if (atoms.length === 0) return [];
  return [{ is: 'open', direction }, ...atoms, { is: 'close', direction }];
}

/** What informs the reader that a text is not a current translation, before it. */
export function labelAtoms({ label, labelLocale }: SegmentMark, look: Look): Atom[] {
  const { tag, direction } = labelLocale;
  const words = textAtom(label, { ...look, lang: tag, direction, style: 'label' });
  return [...(direction === look.direction ? words : apart(direction, words)), ...textAtom(' ', look)];
}
