import {
  ARTICLE_LABELS,
  type Article,
  type ArticleBlock,
  type ArticleDate,
  type ArticleFile,
  type ArticleGroup,
  type ArticleInline,
  type ArticleItem,
  type ArticleName,
  type ArticleNote,
  type ArticleText,
  type ArticleWord,
} from './article.js';
import {
  count,
  defined,
  flag,
  listOf,
  object,
  oneOf,
  orNull,
  schemaFile,
  text,
  variants,
  type Shape,
} from './json-shape.js';
import { firstLiveInLine } from '../text/controls.js';
import type { Direction } from './locale.js';
import { LOCALE_STATUSES } from './localized.js';

const TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u;
const HASH = /^[0-9a-f]{64}$/u;
/** The largest number of an item in Markdown (CommonMark §5.2). */
const MOST = 999_999_999;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;

const isDay = (value: string) => {
  const day = new Date(`${value}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};
const isInstant = (value: string) => !Number.isNaN(Date.parse(value));
const isLine = (value: string) => firstLiveInLine(value) === undefined;

const direction: Shape<Direction> = oneOf('The direction.', ['ltr', 'rtl'] as const);
const foreign = {
  lang: text('The language (BCP 47), if it differs from that of what is around.', TAG),
  dir: oneOf('The direction, if it differs from that of what is around.', ['ltr', 'rtl'] as const),
};
const status = oneOf('Why the words are not a current translation; absent if they are.', [
  'missing',
  'outdated',
] as const);
const onlyLtr = oneOf('Code reads from left to right.', ['ltr'] as const);

const inline: Shape<ArticleInline> = defined('inline', () => inlines);
const content = listOf('Inline content.', inline);
const stress = object('Stressed words.', { content }, {});
const words: Shape<ArticleText> = object('The words of a block.', { content }, { ...foreign, status });
const word: Shape<ArticleWord> = object('A word of the page.', { text: text('The word.') }, foreign);

const inlines = variants<ArticleInline>('Inline content.', {
  text: object('Words.', { text: text('The words.') }, {}),
  strong: stress,
  emphasis: stress,
  deleted: stress,
  code: object('Code.', { text: text('The code.'), dir: onlyLtr }, {}),
  link: object(
    'A link.',
    { content },
    {
      href: text('The address; absent if it is not known yet, and the page shows the words alone.'),
      title: text('Its title.'),
    },
  ),
  run: object(
    'A stretch that differs from what is around in direction or language: an isolate.',
    { dir: direction, content },
    { lang: foreign.lang, unbroken: flag('Whether no line may end in it.') },
  ),
  image: object(
    'An image.',
    {
      src: text('Its address: from this file, or on the web if the edition has an address.'),
      path: text('Its path in the edition.'),
      alt: text('What it shows, in words; empty if it is decoration.'),
    },
    {
      ...foreign,
      status,
      title: text('Its title.'),
      width: count('Its width in pixels.'),
      height: count('Its height in pixels.'),
    },
  ),
  break: object('The end of a line.', {}, {}),
  note: object(
    'The mark of a note.',
    {
      number: count('The number of the note.', MOST),
      text: text('The number in the digits of the language.'),
    },
    {},
  ),
});

const block: Shape<ArticleBlock> = defined('block', () => blocks);
const blockList = listOf('Blocks.', block);
const item: Shape<ArticleItem> = object(
  'An item of a list.',
  { loose: flag('Whether its paragraphs are apart.'), blocks: blockList },
  {},
);

const ofName = {
  name: text('As it is in the statement.', undefined, isLine),
  shown: text('As readers of this language see it.'),
  lang: text('Its language (BCP 47).', TAG),
  dir: direction,
};
const name: Shape<ArticleName> = object('A signatory.', ofName, {
  url: text('The address that the name leads to.'),
  beside: listOf('What is beside the name, column by column.', object('A cell.', ofName, {})),
});
const group: Shape<ArticleGroup> = object(
  'Names under one heading.',
  {
    first: count('Number of the first name; names are counted through all groups.', MOST),
    names: listOf('Names.', name),
  },
  { heading: words, columns: listOf('Labels of the columns, that of the names first.', words) },
);

const blocks = variants<ArticleBlock>('A block.', {
  heading: object(
    'A heading.',
    { level: oneOf('Its level; that of the title is 1.', [1, 2, 3, 4, 5, 6] as const), content },
    { ...foreign, status, id: text('Its id on the page.') },
  ),
  paragraph: object(
    'A paragraph.',
    { content },
    {
      ...foreign,
      status,
      as: oneOf('What it is to its neighbour.', ['picture', 'caption', 'attribution'] as const),
    },
  ),
  list: object(
    'A list.',
    { items: listOf('The items.', item) },
    { start: count('Number of the first item; absent if items have bullets.', MOST) },
  ),
  quote: object('A quotation.', { blocks: blockList }, {}),
  table: object(
    'A table.',
    {
      align: listOf(
        'How each column is aligned, along the reading direction.',
        orNull(oneOf('Alignment.', ['start', 'center', 'end'] as const)),
      ),
      header: listOf('The cells of the header.', words),
      rows: listOf('The rows.', listOf('The cells of a row.', words)),
    },
    {},
  ),
  code: object(
    'A block of code.',
    { text: text('The code.'), dir: onlyLtr },
    { language: text('Its programming language.') },
  ),
  rule: object('A break between parts of the text.', {}, {}),
  end: object('The word that ends the text.', { text: text('The word.') }, foreign),
  signatories: object('Who signed.', { groups: listOf('Groups of names.', group) }, { heading: words }),
  section: object(
    'A part after the text.',
    {
      kind: oneOf('What it is.', ['notes', 'contact', 'about', 'corrections'] as const),
      blocks: blockList,
    },
    { heading: word },
  ),
});

const date: Shape<ArticleDate> = object(
  'A date.',
  { iso: text('ISO 8601.', DAY, isDay), text: text('As readers of the language read it.') },
  foreign,
);
const note: Shape<ArticleNote> = object(
  'A note.',
  {
    number: count('Its number.', MOST),
    text: text('The number in the digits of the language.'),
    blocks: blockList,
  },
  {},
);
const correction = object('A correction.', { date, note: words }, {});

const article: Shape<Article> = object(
  'What was published.',
  {
    title: words,
    blocks: blockList,
    notes: listOf('The notes, in the order in which the text first refers to them.', note),
    corrections: listOf('What was corrected after publication, earliest first.', correction),
  },
  {
    subtitle: words,
    date,
    place: words,
    embargo: text('When the embargo ends (ISO 8601 instant).', INSTANT, isInstant),
  },
);

const labels = Object.fromEntries(Object.keys(ARTICLE_LABELS).map((key) => [key, word])) as Readonly<
  Record<keyof typeof ARTICLE_LABELS, typeof word>
>;

/** A file of the format `json`. */
export const articleFile: Shape<ArticleFile> = object(
  'A statement in one language as data: `<tag>/<slug>.<tag>.json` of an edition.',
  {
    version: oneOf('Version of this format.', [1] as const),
    locale: text('The language (BCP 47).', TAG),
    direction,
    script: text('The script (ISO 15924).'),
    sourceLocale: text('The language of the original (BCP 47).', TAG),
    slug: text('The name in the names of files.'),
    title: text('The title as one line without markup.'),
    revision: text('SHA-256 of the canonical file.', HASH),
    hash: text('SHA-256 of `article` as JSON without white space, in UTF-8.', HASH),
    status: object(
      'How far the translation is.',
      {
        status: oneOf('Its status.', LOCALE_STATUSES),
        total: count('Texts.'),
        missing: count('Those without a translation.'),
        outdated: count('Those whose original has changed since.'),
        translated: count('Those with a current translation.'),
        reviewed: count('Those of them that a person has reviewed.'),
        percent: count('Percentage of those with a current translation.'),
      },
      {},
    ),
    article,
    around: object(
      'What the page says around the article.',
      {
        kind: word,
        release: content,
        notices: listOf('What readers must know about this edition.', content),
      },
      { embargo: content, original: content },
    ),
    labels: object('Labels of the page.', labels, {}),
    alternates: listOf(
      'The other languages.',
      object(
        'A language.',
        {
          locale: text('Its tag (BCP 47).', TAG),
          direction,
          name: text('Its name in itself.'),
          title: text('The title in it.'),
          path: text('Path of its data in the edition.'),
        },
        { url: text('Address of its page on the web.') },
      ),
    ),
    files: listOf(
      'The files of this language in other formats.',
      object(
        'A file.',
        {
          format: text('Its format.'),
          path: text('Its path in the edition.'),
          mediaType: text('Its media type.'),
        },
        {},
      ),
    ),
  },
  { $schema: text('The schema of this file, for editors.') },
);

/** The same as JSON Schema (draft 7). */
export const articleSchema = schemaFile('Article as data', articleFile, { inline: inlines, block: blocks });
