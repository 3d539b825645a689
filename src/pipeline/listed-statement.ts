import type { PhrasingContent } from 'mdast';
import type { Config } from '../model/config.js';
import { cutAtWord, isolatedText, titleText, withoutLinks } from '../model/inline.js';
import type { ListedPage, ListedPart, ListedStatement } from '../model/listed-statement.js';
import type { LocalizedDocument } from '../model/localized.js';
import { lenderOf } from '../model/strings.js';
import { DESCRIPTION_LENGTH, firstParagraph } from '../render/html/head.js';

/**
 * What lists of statements say of one.
 *
 * @param documents the statement in every locale of the edition, the source first
 * @param hasPages whether the edition has web pages
 */
export function listedStatement(
  documents: readonly LocalizedDocument[],
  { baseUrl }: Pick<Config, 'baseUrl'>,
  hasPages: boolean,
): ListedStatement {
  const [first] = documents;
  return {
    date: first?.date?.iso ?? null,
    corrected: first?.corrections.at(-1)?.date.iso ?? null,
    embargo: first?.embargo?.until ?? null,
    signatories: first?.signatories.length ?? 0,
    address: baseUrl ?? null,
    pages: hasPages ? documents.map(pageOf) : [],
  };
}

function pageOf(document: LocalizedDocument): ListedPage {
  const { locale, strings, title } = document;
  const own = { lang: locale.tag, dir: locale.direction };
  const lender = lenderOf(strings, 'kind');
  const said = firstParagraph(document);
  const beginning = said && cutAtWord(titleText(said.content, said.direction), DESCRIPTION_LENGTH);
  return {
    locale: locale.tag,
    title: { lang: title.lang, dir: title.direction, parts: partsOf(withoutLinks(title.content)) },
    kind: {
      ...(lender === undefined ? own : { lang: lender.tag, dir: lender.direction }),
      parts: [strings.text('kind')],
    },
    description: {
      lang: said?.lang ?? locale.tag,
      dir: said?.direction ?? locale.direction,
      parts: beginning === undefined ? [] : [beginning],
    },
  };
}

/** Inline content without its emphasis, on one line; runs stay. */
function partsOf(content: readonly PhrasingContent[]): ListedPart[] {
  const parts: ListedPart[] = [];
  let words = '';
  const end = () => {
    if (words !== '') parts.push(words.replace(/[ \t\r\n\f\u2028\u2029]+/gu, ' '));
    words = '';
  };
  const add = (nodes: readonly PhrasingContent[]) => {
    for (const node of nodes) {
      if (node.type === 'run') {
        end();
        const { lang, direction: dir, children } = node;
        parts.push({ ...(lang !== undefined && { lang }), dir, parts: partsOf(children) });
      } else if ('children' in node) add(node.children);
      else words += isolatedText([node]);
    }
  };
  add(content);
  end();
  return parts;
}
