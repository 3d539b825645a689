import type { Nodes } from 'mdast';
import type { Article, ArticleFile, ArticleName } from '../../../model/article.js';
import type { Outcome } from '../../../model/problem.js';
import { regionName, regionOf } from '../../../model/regions.js';
import type { DataOrigin, ShownForm, WholeTranslation } from '../../../model/whole.js';
import type { PlacedValue } from '../../../parse/shaped-json.js';
import { collectSegments } from '../../../parse/segments.js';
import { EXPLICIT_CONTROLS } from '../../../text/bidi.js';
import { inert } from '../../../text/controls.js';
import { inlineMarkdown } from '../../../text/inline-markdown.js';
import { wholeBlocks } from '../blocks.js';
import { ArticleBlocks } from './blocks.js';
import { ArticleWords, type Origin } from './inline.js';
import { readArticle } from './read.js';
import { articleTree } from './statement.js';

type ArticleCell = Pick<ArticleName, 'name' | 'shown'>;

/** Reads a translation that was published as data. */
export function readWholeArticle(bytes: Uint8Array, file: string): Outcome<WholeTranslation> {
  const { value: read, problems } = readArticle(bytes, file);
  if (read === undefined) return { problems };
  const { article } = read.value;
  const origins = new Map<Nodes, Origin>();
  // An image is the statement’s; the translation has its description.
  const words = new ArticleWords(({ path }) => path, origins);
  const root = articleTree(withoutEnd(article), new ArticleBlocks(words));
  const segments = collectSegments(root, '', new Map());
  const made = new Map(Array.from(origins, ([node, from]) => [node.data?.segment ?? -1, from]));
  const blocks = wholeBlocks(
    root,
    segments,
    ({ role, source, content }) => (role === 'alt' ? source : inlineMarkdown(content)),
    (ordinal) => {
      const from = made.get(ordinal);
      if (from === undefined) return {};
      const isUnfinished = 'status' in from && from.status !== undefined;
      return { ...read.placeOf(from), ...(isUnfinished && { isUnfinished }) };
    },
  );
  const origin = originOf(read);
  const directionMarks = JSON.stringify(article).match(EXPLICIT_CONTROLS)?.length ?? 0;
  return { value: { file, ...blocks, isPlain: false, directionMarks, origin }, problems: [] };
}

/** The word that ends the text is the language’s. */
function withoutEnd(article: Article): Article {
  return { ...article, blocks: article.blocks.filter(({ type }) => type !== 'end') };
}

function originOf({ value, placeOf }: PlacedValue<ArticleFile>): DataOrigin {
  const { article, locale, revision, sourceLocale } = value;
  const names = article.blocks
    .flatMap((block) => (block.type === 'signatories' ? block.groups : []))
    .flatMap((group) => group.names)
    .flatMap((name) => [
      name,
      ...(name.beside ?? []).filter((cell) => !isCountry(cell, sourceLocale, locale)),
    ]);
  return {
    ...{ locale, revision },
    ...(article.date && { date: article.date.iso }),
    shown: names.flatMap((one): ShownForm[] => {
      const { name, shown } = one;
      const block = { kinds: ['item'] as const, markdown: name, text: name, ...placeOf(one) };
      return shown === name ? [] : [{ name, shown: inert(shown), block }];
    }),
    places: {
      locale: placeOf('locale'),
      revision: placeOf('revision'),
      date: placeOf(article.date ?? article),
    },
  };
}

/** Whether a cell is the name of a country, which the program translates. */
function isCountry({ name, shown }: ArticleCell, from: string, to: string): boolean {
  const region = regionOf(name, from);
  return region !== undefined && shown === regionName(region, to);
}
