import type { RenderContext } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { lenderOf } from '../../model/strings.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { addressesOf } from '../html/addresses.js';
import { renderInline } from '../html/blocks.js';
import { foreignAttributes } from '../html/elements.js';
import { LOGO_VARIABLES, logoView } from '../html/brand.js';
import { imageArtifacts, imagePath } from '../html/images.js';
import { keepLanguages } from '../html/tagged.js';
import { fittedStyle, renderTemplate } from '../html/template.js';
import { ARTICLE_VARIABLES, articleView } from '../html/view.js';
import { Addresses } from './addresses.js';
import { pageStyle, textWidths, type Sheet } from './page-style.js';

const STYLE = 'assets/paper.css';

const PAPER_VARIABLES = {
  ...ARTICLE_VARIABLES,
  ...LOGO_VARIABLES,
  ...{ purpose: true, pageStyle: true, original: true },
  links: { heading: true, attributes: true, html: true },
  canonical: true,
} satisfies TemplateVariables;

/** Style sheets whose fonts must have every character of a page on paper. */
export const PAPER_FONT_SHEETS = ['paper-fonts.css', 'own-fonts.css'];

/** The templates and styles of the printed page. */
export const paperTemplates: Readonly<Record<string, TemplateVariables>> = {
  'paper.mustache': PAPER_VARIABLES,
  ...{ 'paper-fonts.css': {}, 'own-fonts.css': {}, 'paper.css': {}, 'logo.css': {} },
};

/** A page ready for the printer. */
export interface Paper {
  readonly page: PrintablePage;
  /** Characters that none of its fonts has. */
  readonly uncovered: readonly string[];
  /** Families of its fonts, as CSS names them; absent where the publication brings fonts of its own. */
  readonly families?: readonly string[] | undefined;
}

/**
 * The statement on paper: a page of its own, made from the same article as the web page.
 *
 * @param path of the file to be made; names it in messages
 */
export async function layOutPaper(
  document: LocalizedDocument,
  context: RenderContext,
  path: string,
  sheet: Sheet,
): Promise<Paper> {
  const html = await paperHtml(document, context, sheet);
  const { css, fonts, uncovered } = await fittedStyle(['paper-fonts.css', 'paper.css'], html, context);
  const assets = new Map<string, Uint8Array>([[STYLE, new TextEncoder().encode(css)]]);
  for (const name of fonts) assets.set(`assets/fonts/${name}`, await context.resource(`fonts/${name}`));
  for (const image of imageArtifacts(context.images)) assets.set(image.path, image.content as Uint8Array);
  return {
    page: { path, html, assets, textWidth: textWidths(sheet) },
    uncovered,
    families: familiesOf(css, fonts),
  };
}

/** Fonts that come with the package; what a publication names its own, nobody knows. */
const PACKAGED = /^(?:Vazirmatn-|SourceSerif4_|FrankRuhlLibre_)/u;

function familiesOf(css: string, fonts: readonly string[]): string[] | undefined {
  if (!fonts.every((font) => PACKAGED.test(font))) return undefined;
  const faces = css.matchAll(/@font-face\s*\{[^}]*?font-family:\s*['"]?([^'";}]+)/gu);
  return [...new Set(Array.from(faces, ([, family = '']) => family.trim()))];
}

/**
 * A page whose words are in normalisation form C (UAX #15), the same to every reader: fonts have letters with
 * their accents, and not every accent alone.
 */
function composed(html: string): string {
  return html.replace(/>[^<]+/gu, (text) => text.normalize('NFC'));
}

/** The HTML of the printed page. */
async function paperHtml(document: LocalizedDocument, context: RenderContext, sheet: Sheet): Promise<string> {
  const { numerals, original, strings } = document;
  const addresses = new Addresses(numerals);
  const surface = {
    imagePath: (url: string) => `/${imagePath(url, context.images)}`,
    isPrinted: true,
    linkMark: (url: string, words: string) => addresses.mark(url, words),
  };
  const article = articleView(document, surface);
  const view = {
    ...article,
    ...logoView(document, surface, context),
    purpose: sheet.bleed === undefined ? 'reading' : 'print',
    pageStyle: `<style>${pageStyle(document, sheet, context.config.shortTitle)}</style>`,
    original: original && renderInline(original, document, surface),
    links: addresses.html !== '' && {
      heading: strings.text('links'),
      attributes: foreignAttributes(lenderOf(strings, 'links')),
      html: addresses.html,
    },
    canonical: addressesOf(context.config)?.page(document),
  } satisfies ViewOf<typeof PAPER_VARIABLES>;
  return composed(keepLanguages(await renderTemplate('paper.mustache', view, context)));
}
