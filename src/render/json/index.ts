import { ARTICLE_LABELS, ARTICLE_SCHEMA, type Article, type ArticleFile } from '../../model/article.js';
import { sha256 } from '../../model/fingerprint.js';
import type { Format, RenderContext } from '../../model/format.js';
import { plainLineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { addressesOf } from '../html/addresses.js';
import { imageArtifacts, imagePath, surfaceOf } from '../html/images.js';
import { Notes } from '../html/notes.js';
import { BlockData } from './blocks.js';

/** The article as data, for programs that show it in their own way. */
export const json: Format = {
  id: 'json',
  label: { key: 'download.json', fallback: 'Data (JSON)' },
  purpose: { key: 'kit.json', fallback: 'The text as data, for programs' },
  mediaType: 'application/json',
  onRequest: true,
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.json`,
  render(document, context) {
    const content = `${JSON.stringify(articleFile(document, context), undefined, 2)}\n`;
    return {
      artifacts: [{ path: json.path(document), content, locale: document.locale.tag, format: json.id }],
    };
  },
  shared: (_rendered, { images }) => Promise.resolve(imageArtifacts(images)),
};

type Scene = Pick<RenderContext, 'images' | 'config' | 'documents' | 'formats'>;

/** What a file of the format has. */
export function articleFile(document: LocalizedDocument, context: Scene): ArticleFile {
  const { locale, sourceLocale, slug, revision, title, completeness, embargo, original } = document;
  const blocks = blockData(document, context);
  const article = articleOf(document, blocks);
  const { status, total, missing, outdated, translated, reviewed, percent } = completeness;
  const { inline } = blocks;
  return {
    ...{ $schema: ARTICLE_SCHEMA, version: 1 },
    ...{ locale: locale.tag, direction: locale.direction, script: locale.script },
    ...{ sourceLocale: sourceLocale.tag, slug, title: plainLineOf(title.content), revision },
    hash: sha256(JSON.stringify(article)),
    status: { status, total, missing, outdated, translated, reviewed, percent },
    article,
    around: {
      kind: blocks.word('kind'),
      release: inline.content(document.release),
      ...(embargo && { embargo: inline.content(embargo.notice) }),
      notices: document.notices.map((notice) => inline.content(notice)),
      ...(original && { original: inline.content(original) }),
    },
    labels: labelsOf(blocks),
    alternates: alternatesOf(document, context),
    files: context.formats.flatMap((format) =>
      format === json
        ? []
        : [{ format: format.id, path: format.path(document), mediaType: format.mediaType }],
    ),
  };
}

function blockData(document: LocalizedDocument, { images, config }: Scene): BlockData {
  // Where data goes, only an address with its host leads to an image for sure.
  const surface = surfaceOf({ images }, `${config.baseUrl ?? '..'}/`);
  const editionPath = (url: string) => imagePath(url, images);
  return new BlockData({ document, notes: new Notes(document.body), surface, editionPath });
}

function articleOf(document: LocalizedDocument, blocks: BlockData): Article {
  const { title, subtitle, date, place, embargo, corrections } = document;
  const { inline } = blocks;
  const dateOf = ({ iso, text, lender }: NonNullable<typeof date>) => ({
    ...(lender && inline.foreign(lender)),
    ...{ iso, text },
  });
  // In the order of the page, by which notes are numbered.
  return {
    title: inline.text(title),
    ...(subtitle && { subtitle: inline.text(subtitle) }),
    ...(date && { date: dateOf(date) }),
    ...(place && { place: inline.text(place) }),
    ...(embargo && { embargo: embargo.until }),
    blocks: blocks.body(),
    notes: blocks.notes(),
    corrections: corrections.map((one) => ({ date: dateOf(one.date), note: inline.text(one.note) })),
  };
}

function labelsOf(blocks: BlockData): ArticleFile['labels'] {
  const words = Object.entries(ARTICLE_LABELS).map(([name, key]) => [name, blocks.word(key)]);
  return Object.fromEntries(words) as ArticleFile['labels'];
}

function alternatesOf(document: LocalizedDocument, { documents, config }: Scene): ArticleFile['alternates'] {
  const addresses = addressesOf(config);
  return documents
    .filter(({ locale }) => locale.tag !== document.locale.tag)
    .map((other) => ({
      ...{ locale: other.locale.tag, direction: other.locale.direction },
      ...{ name: other.strings.text('language.name'), title: plainLineOf(other.title.content) },
      path: json.path(other),
      ...(addresses && { url: addresses.page(other) }),
    }));
}
