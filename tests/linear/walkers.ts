import { checks } from '../../src/check/index.js';
import { excerpt } from '../../src/check/excerpt.js';
import { withoutTokens } from '../../src/check/tokens.js';
import { wordDiff } from '../../src/check/word-diff.js';
import { readMarkdownDraft } from '../../src/adopt/draft/markdown.js';
import { readTextDraft } from '../../src/adopt/draft/plain.js';
import { inlineMarkdown } from '../../src/text/inline-markdown.js';
import { readWholeText } from '../../src/adopt/read/txt.js';
import { NO_LEXICON } from '../../src/localize/lexicon.js';
import { findStretches } from '../../src/localize/stretches.js';
import { NO_CACHE } from '../../src/model/cache.js';
import { shownLine } from '../../src/model/output.js';
import { shortened } from '../../src/model/inline.js';
import { toLocale } from '../../src/model/locale.js';
import { solidText } from '../../src/text/solid-text.js';
import { tidy } from '../../src/text/tidy.js';
import { parseCatalogue } from '../../src/parse/catalogue.js';
import { parse } from '../../src/parse/index.js';
import { slugify } from '../../src/text/slug.js';
import { localizer } from '../../src/pipeline/documents.js';
import { html } from '../../src/render/html/index.js';
import { txt } from '../../src/render/txt/index.js';
import { oneLine } from '../../src/report/text.js';
import { memoryHost } from '../torture/fuzz/host.js';
import { catalogueWith, PARSING, statementWith, TAGS, type Prepared } from './publication.js';

/** Something of the program that walks a text. */
export interface Walker<Given> {
  readonly name: string;
  readonly walk: (given: Given) => unknown;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const judge = () => ({ ending: 'png' });
const draft = { judge, parse: () => ({ problems: [] }), wordsOf: () => '' };

function lexicon(language: string) {
  return { ...NO_LEXICON, language, locales: TAGS.map(toLocale) };
}

const functions: Readonly<Record<string, (text: string) => unknown>> = {
  'parse a statement': (text) => parse(statementWith(text), PARSING),
  'parse a catalogue': (text) =>
    parseCatalogue('fa', { statement: catalogueWith(text, ['a-key']) }, '').value?.translations.get('a-key')
      ?.content,
  'stretches of English': (text) => findStretches(`a ${text} b`, 'ltr', lexicon('en')),
  'stretches of Persian': (text) => findStretches(`آب ${text} آب`, 'rtl', lexicon('fa')),
  'stretches of Arabic': (text) => findStretches(`ة ${text} ة`, 'rtl', lexicon('ar')),
  'text without tokens': withoutTokens,
  'an excerpt': excerpt,
  'tidied text': tidy,
  'a slug': slugify,
  'a title cut short': (text) => shortened(`${text} end`, 60),
  'solid text': solidText,
  'text for a terminal': (text) => shownLine(text, false),
  'one line': oneLine,
  'changed words': (text) => wordDiff(`a ${text} b`, `c ${text} d`),
  'inline Markdown': (text) => inlineMarkdown([{ type: 'text', value: text }]),
  'a text to adopt': (text) => readWholeText(text, 'a.txt', { image: 'Image' }, 0),
  'a Markdown draft': (text) => readMarkdownDraft(bytes(`# T\n\n${text}`), 'a.md', draft),
  'a text draft': (text) => readTextDraft(bytes(text), 'a.txt', judge),
};

/** Whatever walks a text alone. */
export const textWalkers: readonly Walker<string>[] = Object.entries(functions).map(([name, walk]) => ({
  name,
  walk,
}));

/** Every rule of the table. */
const rules: readonly Walker<Prepared>[] = checks.map((check) => ({
  name: check.id,
  walk: ({ subject }) => Array.from(check.run(subject)),
}));

const localizing = TAGS.map((tag): Walker<Prepared> => ({
  name: `localize ${tag}`,
  walk: ({ publication }) => localizer(publication)(tag),
}));

const host = memoryHost({});

const rendering = [html, txt].flatMap((format) =>
  TAGS.map((tag, at): Walker<Prepared> => ({
    name: `${format.id} ${tag}`,
    walk: ({ publication, documents }) => {
      const document = documents[at];
      return (
        document &&
        format.render(document, {
          documents,
          formats: [html, txt],
          config: publication.config,
          images: new Map(),
          brand: {},
          withdrawn: [],
          resource: (name) => host.resource(name),
          file: () => Promise.resolve(undefined),
          printer: host.printer,
          rendered: () => Promise.reject(new Error('alone')),
          cache: NO_CACHE,
          maker: '',
          reader: host.reader,
          canonical: { path: PARSING.file, bytes: publication.bytes },
        })
      );
    },
  })),
);

/** Whatever walks a publication: every rule, and the stages. */
export const publicationWalkers: readonly Walker<Prepared>[] = [...rules, ...localizing, ...rendering];
