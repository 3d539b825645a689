import type { Nodes, PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** The nodes of inline content that mark words up, by type, in the order of the text. */
export interface Marks {
  readonly link: readonly MarkedLink[];
  readonly strong: readonly Mark[];
  readonly emphasis: readonly Mark[];
  readonly delete: readonly Mark[];
  readonly inlineCode: readonly Mark[];
  readonly footnoteReference: readonly Mark[];
}

/** One marked stretch; `value` is what a translator must not change, where there is such a thing. */
export interface Mark {
  readonly value: string;
  /** Offset in the Markdown. */
  readonly offset: number | undefined;
}

interface MarkedLink extends Mark {
  /** Whether it was a bare address, which is a protected token of its own. */
  readonly isBare: boolean;
}

const NONE: Marks = {
  link: [],
  strong: [],
  emphasis: [],
  delete: [],
  inlineCode: [],
  footnoteReference: [],
};
const known = new WeakMap<readonly PhrasingContent[], Marks>();

/** The marks of inline content, collected once for every content. */
export function marksOf(content: readonly PhrasingContent[]): Marks {
  const marks = known.get(content) ?? readMarks(content);
  known.set(content, marks);
  return marks;
}

function readMarks(content: readonly PhrasingContent[]): Marks {
  if (content.every(({ type }) => type === 'text')) return NONE;
  const marks = {
    link: [] as MarkedLink[],
    strong: [] as Mark[],
    emphasis: [] as Mark[],
    delete: [] as Mark[],
    inlineCode: [] as Mark[],
    footnoteReference: [] as Mark[],
  };
  const paragraph: Nodes = { type: 'paragraph', children: [...content] };
  visit(paragraph, (node: Nodes) => {
    const offset = node.position?.start.offset;
    switch (node.type) {
      case 'link': {
        const [only] = node.children;
        const words = only?.type === 'text' ? only.value : '';
        const isBare =
          words !== '' &&
          (node.url === words || node.url.endsWith(`://${words}`) || node.url === `mailto:${words}`);
        marks.link.push({ value: node.url === '#' ? '' : node.url, offset, isBare });
        break;
      }
      case 'inlineCode':
        marks.inlineCode.push({ value: node.value, offset });
        break;
      case 'footnoteReference':
        marks.footnoteReference.push({ value: node.identifier, offset });
        break;
      case 'strong':
      case 'emphasis':
      case 'delete':
        marks[node.type].push({ value: '', offset });
        break;
    }
  });
  return marks;
}

/** What one list has and the other lacks, each value as often as it occurs there. */
export function difference(from: readonly Mark[], other: readonly Mark[]): Mark[] {
  const counts = new Map<string, number>();
  for (const { value } of other) counts.set(value, (counts.get(value) ?? 0) + 1);
  return from.filter(({ value }) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count <= 0;
  });
}
