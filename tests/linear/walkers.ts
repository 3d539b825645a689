import { checks } from '../../src/check/index.js';
import { excerpt } from '../../src/check/excerpt.js';
import { withoutTokens } from '../../src/check/tokens.js';
import { wordDiff } from '../../src/check/word-diff.js';
import { readMarkdownDraft } from '../../src/exchange/whole/draft/markdown.js';
import { readTextDraft } from '../../src/exchange/whole/draft/plain.js';
import { inlineMarkdown } from '../../src/exchange/whole/markdown.js';
import { readWholeText } from '../../src/exchange/whole/txt.js';
import { NO_LEXICON } from '../../src/localize/lexicon.js';
import { findStretches } from '../../src/localize/stretches.js';
import { NO_CACHE } from '../../src/model/cache.js';
import type { CheckSubject } from '../../src/model/check.js';
import { printable, withoutCommands } from '../../src/model/controls.js';
import type { RenderContext } from '../../src/model/format.js';
import { shortened } from '../../src/model/inline.js';
import type { LocalizedDocument } from '../../src/model/localized.js';
import { toLocale } from '../../src/model/locale.js';
import { solidText } from '../../src/model/solid-text.js';
import { tidy } from '../../src/model/tidy.js';
import { parseCatalogue } from '../../src/parse/catalogue.js';
import { parse } from '../../src/parse/index.js';
import { slugify } from '../../src/parse/key.js';
import { localizer } from '../../src/pipeline/documents.js';
import { readFonts, subjectOf } from '../../src/pipeline/check.js';
import { readConfig, readPublication, type Publication } from '../../src/pipeline.js';
import { html } from '../../src/render/html/index.js';
import { txt } from '../../src/render/txt/index.js';
import { oneLine } from '../../src/report/text.js';
import { memoryHost } from '../torture/fuzz/host.js';

/** What walks a text. */
export interface Walker {
  readonly name: string;
  readonly walk: (prepared: Prepared) => unknown;
}

/** A text, and the publication that it is in. */
export interface Prepared {
  readonly text: string;
  readonly statement: string;
  readonly catalogue: string;
  /** Absent where the text is refused. */
  readonly whole?: { readonly publication: Publication; readonly subject: CheckSubject; readonly documents: ReadonlyMap<string, LocalizedDocument> };
}

const TAGS = ['en', 'fa', 'fa-AF', 'ps', 'ar', 'he', 'fr'];
const SOURCE = 'locales/en/statement.md';
const OPTIONS = { file: SOURCE, revision: '0', locale: 'en', date: '2025-01-02' };
const everyCheck = checks.map(({ id }) => `${id}: warning`).join(', ');
const CONFIG = `locales: [${TAGS.join(', ')}]\nformats: [html, txt]\ndate: 2025-01-02\nchecks: { ${everyCheck} }\n`;
const bytes = (text: string) => new TextEncoder().encode(text);

/** A publication with a text in the statement, in a name and in every translation. */
export async function prepare(text: string): Promise<Prepared> {
  const statement = `# Title\n\nBody ${text} end.\n\nSigned:\n\n- A name ${text.slice(0, 2_000)} of two\n- Another name\n`;
  const parsed = parse(statement, OPTIONS).value;
  const catalogue = JSON.stringify(
    Object.fromEntries(parsed?.segments.map(({ key }) => [key, `آب ${text} آب.`]) ?? []),
  );
  const host = memoryHost({
    'publish.config.yaml': bytes(CONFIG),
    [SOURCE]: bytes(statement),
    ...Object.fromEntries(TAGS.slice(1).map((tag) => [`locales/${tag}/statement.json`, bytes(catalogue)])),
  });
  const config = (await readConfig(host, undefined)).value;
  const publication = config && (await readPublication(host, config)).value;
  if (publication === undefined) return { text, statement, catalogue };
  const localized = localizer(publication);
  const documents = new Map(TAGS.map((tag) => [tag, localized(tag)]));
  const fonts = await readFonts(host, { ...publication.config, formats: ['pdf'] });
  const subject = subjectOf(publication, [...documents.values()], fonts);
  return { text, statement, catalogue, whole: { publication, subject, documents } };
}

const checking: readonly Walker[] = checks.map((check) => ({
  name: check.id,
  walk: ({ whole }) => whole && Array.from(check.run(whole.subject)),
}));

const stages: readonly Walker[] = [
  { name: 'parse a statement', walk: ({ statement }) => parse(statement, OPTIONS) },
  { name: 'parse a catalogue', walk: ({ catalogue }) => parseCatalogue('fa', { statement: catalogue }, '').value?.translations.forEach(({ content }) => content) },
  ...['en', 'fa', 'ar', 'fr'].map(
    (tag): Walker => ({ name: `localize ${tag}`, walk: ({ whole }) => whole && localizer(whole.publication)(tag) }),
  ),
  ...([html, txt] as const).flatMap((format) =>
    ['en', 'fa'].map((tag): Walker => ({ name: `${format.id} ${tag}`, walk: (prepared) => render(format, tag, prepared) })),
  ),
];

const host = memoryHost({});
const judge = () => ({ type: 'png' }) as never;

async function render(format: typeof html, tag: string, { whole }: Prepared): Promise<void> {
  const document = whole?.documents.get(tag);
  if (whole === undefined || document === undefined) return;
  const context: RenderContext = {
    documents: [...whole.documents.values()],
    formats: [html, txt],
    config: whole.publication.config,
    images: new Map(),
    resource: (name) => host.resource(name),
    file: () => Promise.resolve(undefined),
    printer: host.printer,
    cache: NO_CACHE,
    maker: '',
    finisher: host.finisher,
    canonical: { path: SOURCE, bytes: whole.publication.bytes },
  };
  await format.render(document, context);
}

const lexicon = (language: string) => ({ ...NO_LEXICON, language, locales: TAGS.map(toLocale) });
const onText: Readonly<Record<string, (text: string) => unknown>> = {
  'stretches of English': (text) => findStretches(`a ${text} b`, 'ltr', lexicon('en')),
  'stretches of Persian': (text) => findStretches(`آب ${text} آب`, 'rtl', lexicon('fa')),
  'stretches of Arabic': (text) => findStretches(`ة ${text} ة`, 'rtl', lexicon('ar')),
  tokens: withoutTokens,
  excerpt,
  tidy,
  slug: slugify,
  'short title': (text) => shortened(`${text} end`, 60),
  'solid text': solidText,
  'text for a terminal': (text) => withoutCommands(printable(text)),
  'one line': oneLine,
  'changed words': (text) => wordDiff(`a ${text} b`, `c ${text} d`),
  'inline Markdown': (text) => inlineMarkdown([{ type: 'text', value: text }]),
  'a text to adopt': (text) => readWholeText(text, 'a.txt', { image: 'Image' }, 0),
  'a Markdown draft': (text) => readMarkdownDraft(bytes(`# T\n\n${text}`), 'a.md', { judge, parse: () => ({ problems: [] }) } as never),
  'a text draft': (text) => readTextDraft(bytes(text), 'a.txt', judge),
};
const functions: readonly Walker[] = Object.entries(onText).map(([name, work]) => ({ name, walk: ({ text }) => work(text) }));

/** Whatever walks a text: every check, the stages, and what matches texts beside them. */
export const walkers: readonly Walker[] = [...checking, ...stages, ...functions];
