import type { Artifact, Format, RenderContext } from '../../model/format.js';
import { titleText } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { lenderOf } from '../../model/strings.js';
import { PARTIAL_VARIABLES, PARTIALS, type TemplateVariables, type ViewOf } from '../../model/template.js';
import { addressesOf, alternatesOf } from './addresses.js';
import { renderInline } from './blocks.js';
import { EDITION_VARIABLES, editionView, pagePath } from './editions.js';
import { foreignAttributes } from './elements.js';
import { brandHead, imageFiles, LOGO_VARIABLES, logoView } from './brand.js';
import { renderChooserHead, renderHead } from './head.js';
import { surfaceOf } from './images.js';
import { pagePicture, unnamedPictures } from './link-picture.js';
import { LIST_VARIABLES } from './list-variables.js';
import { MOVED_VARIABLES } from './moved.js';
import { SITEMAP, sitemap } from './sitemap.js';
import { renderTemplate, styleFiles } from './template.js';
import { ARTICLE_VARIABLES, articleView } from './view.js';
import { renderWithdrawnPage, WITHDRAWN_VARIABLES } from './withdrawn.js';

const PAGE_VARIABLES = {
  ...PARTIAL_VARIABLES,
  ...ARTICLE_VARIABLES,
  ...LOGO_VARIABLES,
  head: true,
  strings: { skip: true, languages: true, downloads: true },
  foreign: { skip: true, languages: true, downloads: true },
  languages: { items: { href: true, lang: true, dir: true, name: true, current: true } },
  downloads: { files: { href: true, type: true, label: true, attributes: true } },
  original: true,
  embargo: true,
} satisfies TemplateVariables;

export const CHOOSER_VARIABLES = {
  ...PARTIAL_VARIABLES,
  ...{ head: true, choose: true, chooseAttributes: true, embargo: true },
  ...LOGO_VARIABLES,
  editions: EDITION_VARIABLES,
} satisfies TemplateVariables;

/** The web page: `<tag>/index.html`, the language chooser, the sitemap, and the style, fonts and images they share. */
export const html: Format = {
  id: 'html',
  purpose: { key: 'kit.html', fallback: 'Web page, opens in any browser' },
  mediaType: 'text/html',
  templates: {
    'page.mustache': PAGE_VARIABLES,
    'chooser.mustache': CHOOSER_VARIABLES,
    ...PARTIALS,
    'list.mustache': LIST_VARIABLES,
    'moved.mustache': MOVED_VARIABLES,
    'withdrawn.mustache': WITHDRAWN_VARIABLES,
    ...{ 'fonts.css': {}, 'own-fonts.css': {}, 'page.css': {}, 'embargo.css': {}, 'logo.css': {} },
    ...{ 'withdrawn.css': {}, 'list.css': {} },
  },
  path: pagePath,
  async render(document, context) {
    const { strings, locale } = document;
    const attributes = (key: string) => foreignAttributes(lenderOf(strings, key));
    const languages = context.documents.map((other) => ({
      href: `../${html.path(other)}`,
      lang: other.locale.tag,
      dir: other.locale.direction,
      name: other.strings.text('language.name'),
      current: other === document,
    }));
    const files = context.formats.flatMap((format) =>
      format.label === undefined
        ? []
        : [
            {
              href: format.path(document).slice(locale.tag.length + 1),
              type: format.mediaType,
              label: strings.text(format.label.key),
              attributes: attributes(format.label.key),
            },
          ],
    );
    const surface = surfaceOf(context, '../');
    const view = {
      ...articleView(document, surface),
      up: '../',
      ...logoView(document, surface, context),
      head: [pageHead(document, context), brandHead(context, '../')].join('\n').trimEnd(),
      strings: {
        skip: strings.text('navigation.skip'),
        languages: strings.text('navigation.languages'),
        downloads: strings.text('downloads'),
      },
      foreign: {
        skip: attributes('navigation.skip'),
        // The name is an attribute of the menu, and its items stay in the order of the page.
        languages: attributes('navigation.languages').replace(/ dir=.*/u, ''),
        downloads: attributes('downloads'),
      },
      languages: languages.length > 1 && { items: languages },
      downloads: files.length > 0 && { files },
      original: originalLine(document),
      embargo: document.embargo && renderInline(document.embargo.notice, document),
    } satisfies ViewOf<typeof PAGE_VARIABLES>;
    const content = await renderTemplate('page.mustache', view, context);
    const artifact = { path: html.path(document), content, locale: locale.tag, format: html.id };
    return { artifacts: [artifact], problems: unnamedPictures(document, context) };
  },
  async shared(rendered, context) {
    const chooser = await renderChooser(context);
    const withdrawn = await Promise.all(
      context.withdrawn.map((one) =>
        renderWithdrawnPage(one, pagePath(one), surfaceOf(context, '../'), context),
      ),
    );
    const pages = [...rendered, ...withdrawn];
    const text = [...pages.map(({ content }) => content.toString()), chooser].join('');
    const style = await styleFiles(['fonts.css', ...ruleSheets(context)], text, context);
    return [
      { path: 'index.html', content: chooser },
      ...withdrawn,
      ...style,
      ...imageFiles(context),
      ...sitemapOf(context),
    ];
  },
};

function pageHead(document: LocalizedDocument, context: RenderContext): string {
  const { documents, config } = context;
  return renderHead(document, documents, addressesOf(config), pagePicture(document, context));
}

function chooserHead(source: LocalizedDocument, context: RenderContext): string {
  const { documents, config } = context;
  return renderChooserHead(source, documents, addressesOf(config), pagePicture(source, context));
}

/** The page that lets a reader choose the language; in the source language, each title in its own. */
async function renderChooser(context: RenderContext): Promise<string> {
  const [source] = context.documents;
  if (source === undefined) return '';
  const surface = surfaceOf(context, '');
  const view = {
    ...logoView(source, surface, context),
    up: '',
    lang: source.locale.tag,
    dir: source.locale.direction,
    script: source.locale.script,
    title: titleText(source.title.content, source.locale.direction),
    head: [chooserHead(source, context), brandHead(context, '')].filter((part) => part !== '').join('\n'),
    kind: source.strings.text('kind'),
    kindAttributes: foreignAttributes(lenderOf(source.strings, 'kind')),
    embargo: source.embargo && embargoLine(source, source.embargo.notice),
    choose: source.strings.text('chooser.title'),
    chooseAttributes: foreignAttributes(lenderOf(source.strings, 'chooser.title')),
    editions: context.documents.map((document) => editionView(document, '', surface)),
  } satisfies ViewOf<typeof CHOOSER_VARIABLES>;
  return renderTemplate('chooser.mustache', view, context);
}

/** What the chooser says of an embargo: pages have the release line elsewhere. */
function embargoLine(source: LocalizedDocument, notice: LocalizedDocument['release']): string {
  return [notice, source.release].map((words) => renderInline(words, source)).join(' ');
}

/** The rules of the pages: those that nothing asks for are not part of the edition. */
function ruleSheets({ documents, withdrawn }: RenderContext): readonly [string, ...string[]] {
  return [
    'page.css',
    ...(isEmbargoed(documents) ? ['embargo.css'] : []),
    ...(withdrawn.length > 0 ? ['withdrawn.css'] : []),
  ];
}

function isEmbargoed(documents: readonly LocalizedDocument[]): boolean {
  return documents.some(({ embargo }) => embargo !== undefined);
}

/** “Original language: English”, on every page but the original's. */
function originalLine(document: LocalizedDocument): string | undefined {
  if (document.original === undefined) return undefined;
  return renderInline(document.original, document);
}

/** Leads search engines to the pages; they are kept from pages under embargo. */
function sitemapOf({ documents, config }: RenderContext): readonly Artifact[] {
  const addresses = addressesOf(config);
  if (addresses === undefined || isEmbargoed(documents)) return [];
  return [{ path: SITEMAP, content: sitemap([alternatesOf(documents, addresses)]) }];
}
