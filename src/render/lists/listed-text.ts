import { h } from 'hastscript';
import type { ElementContent } from 'hast';
import { titleText } from '../../model/inline.js';
import type { ListedPart, ListedText } from '../../model/listed-statement.js';
import { isolated } from '../../text/bidi.js';
import { toHtml } from '../html/blocks.js';

/** A text without markup, for files that cannot say a direction. */
export function plainText({ parts, dir }: ListedText): string {
  return titleText([{ type: 'text', value: parts.map(words).join('') }], dir);
}

function words(part: ListedPart): string {
  return typeof part === 'string' ? part : isolated(part.parts.map(words).join(''), part.dir);
}

/** A text as HTML; the element around it has its language and direction. */
export function textHtml({ parts }: ListedText): string {
  return toHtml(parts.map(node));
}

function node(part: ListedPart): ElementContent {
  if (typeof part === 'string') return { type: 'text', value: part };
  return h('bdi', { dir: part.dir, lang: part.lang }, part.parts.map(node));
}
