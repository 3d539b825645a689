import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { OwnBlock } from '../../model/own-block.js';
import type { Inspection } from '../../model/preflight.js';
import { withoutPlace } from '../../text/placed-words.js';
import { layOutPaper } from '../paper/index.js';
import type { Sheet } from '../paper/page-style.js';
import { remembered, type Ingredients, type MadeFile } from '../paper/remembered.js';
import { ownBlocks } from './expected-text.js';
import { factsOf } from './facts.js';
import type { PdfMaker } from './finish.js';
import { metadataOf } from './metadata-of.js';
import { tableProblem } from './wide-tables.js';
import { blamed } from './slow-page.js';

/** Starts the browser and loads what most PDFs go through. */
export function warmPdf({ printer, reader }: Pick<RenderContext, 'printer' | 'reader'>): void {
  printer.warm();
  reader.warm();
  // What fails here is reported where the first PDF needs it.
  for (const part of [import('./reading-pdf.js'), import('./finish.js')]) part.catch(() => undefined);
}

/** How a kind of PDF is made and judged. */
export interface PdfRecipe {
  readonly sheet: Sheet;
  /** Files that go into it besides the page and what the page loads. */
  readonly ingredients?: readonly Uint8Array[] | undefined;
  /** Loads what it takes when it is called: few builds make every kind, and a file from the cache needs none. */
  readonly make: PdfMaker;
  /** What preflight has to know besides language, title and fonts. */
  readonly inspection: Inspection;
}

/**
 * Prints a document, finishes the PDF and reads it back: a file whose text is not whole is an error. One that
 * was made of the very same before, and was whole, is taken from the cache.
 *
 * @param format the file is of
 */
export async function renderPdf(
  format: Pick<Format, 'id' | 'path'>,
  document: LocalizedDocument,
  context: RenderContext,
  recipe: PdfRecipe,
): Promise<Rendering> {
  const path = format.path(document);
  const { page, uncovered, families } = await layOutPaper(document, context, path, recipe.sheet);
  const isCovered = uncovered.length === 0;
  const blocks = ownBlocks(document, context.canonical.path);
  const make = () => makePdf(page, document, context, recipe, isCovered ? blocks : undefined);
  const { content, refused, problems } = isCovered
    ? await remembered(ingredientsOf(page, document, context, recipe), context, make)
    : await make();
  const { tag } = document.locale;
  const { title } = metadataOf(document);
  const known = { locale: tag, title, fonts: families, blocks };
  const expected = { ...known, ...recipe.inspection.expected };
  const inspection = { ...recipe.inspection, expected };
  const artifacts =
    content === undefined ? [] : [{ path, content, locale: tag, format: format.id, inspection }];
  return { artifacts, refused, ...(!isCovered && { uncovered }), problems };
}

/** The document brings its interface strings and the hash of the canonical file. */
function ingredientsOf(
  page: PrintablePage,
  document: LocalizedDocument,
  { config }: RenderContext,
  { ingredients = [] }: PdfRecipe,
): Ingredients {
  // No PDF shows the title of a card.
  const shown = JSON.stringify({ ...document, cardTitle: undefined });
  const others = [shown, JSON.stringify(config, withoutPlace), ...ingredients];
  return { page, recipe: 'pdf 2', others };
}

/** @param blocks what it must give back; absent where its fonts lack characters: that is reported as such */
async function makePdf(
  page: PrintablePage,
  document: LocalizedDocument,
  { printer, reader, canonical }: RenderContext,
  { make }: PdfRecipe,
  blocks: readonly OwnBlock[] | undefined,
): Promise<MadeFile> {
  const printed = await printer.print(page).catch((error: unknown) => {
    throw blamed(error, document, canonical.path);
  });
  const { pdf, refused, wideTables = [] } = printed;
  const { finishPdf } = await import('./finish.js');
  const expected = blocks && { html: page.html, css: cssOf(page), blocks };
  const finished = await finishPdf(pdf, factsOf(document), make, expected, reader);
  const { tag } = document.locale;
  const tables = wideTables.map((table) => tableProblem(table, canonical.path, tag));
  return { ...finished, problems: [...tables, ...finished.problems], refused };
}

/** The style sheets of a page. */
function cssOf({ assets }: PrintablePage): string {
  const sheets = Array.from(assets).filter(([path]) => path.endsWith('.css'));
  return sheets.map(([, bytes]) => new TextDecoder().decode(bytes)).join('\n');
}
