import type { Inspection, PrintJob, ReadingJob } from '../../model/finishing.js';
import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import type { OwnBlock } from '../../model/own-block.js';
import { layOutPaper } from '../paper/index.js';
import type { Sheet } from '../paper/page-style.js';
import { ownBlocks } from './expected-text.js';
import { metadataOf } from './metadata-of.js';
import { tableProblem } from './wide-tables.js';
import { rememberedPdf, type MadePdf } from './remembered.js';
import { blamed } from './slow-page.js';

/** What is the document's in a job; the recipe has the rest. */
type OfDocument = 'metadata' | 'direction' | 'linkText' | 'noteNames';

/** How a kind of PDF is made and judged. */
export interface PdfRecipe {
  readonly sheet: Sheet;
  /** Files that go into it besides the page and what the page loads. */
  readonly ingredients?: readonly Uint8Array[] | undefined;
  readonly make: Omit<ReadingJob, OfDocument> | Omit<PrintJob, OfDocument>;
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
    ? await rememberedPdf(page, document, context, recipe, make)
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

/** What each note is called, in its language and with its digits. */
function noteNames({ body, strings, numerals }: LocalizedDocument): string[] {
  const notes = body.children.filter(({ type }) => type === 'footnoteDefinition');
  const hasName = 'note.number' in strings.all;
  return notes.map((_, at) => {
    const number = withDigits(String(at + 1), numerals);
    return hasName ? strings.text('note.number', { number }) : `${strings.text('notes')} ${number}`;
  });
}

/** @param blocks what it must give back; absent where its fonts lack characters: that is reported as such */
async function makePdf(
  page: PrintablePage,
  document: LocalizedDocument,
  { printer, finisher, canonical }: RenderContext,
  { make }: PdfRecipe,
  blocks: readonly OwnBlock[] | undefined,
): Promise<MadePdf> {
  const {
    pdf,
    refused,
    wideTables = [],
  } = await printer.print(page).catch((error: unknown) => {
    throw blamed(error, document, canonical.path);
  });
  const { locale, strings } = document;
  const ofDocument = {
    metadata: metadataOf(document),
    direction: locale.direction,
    linkText: strings.text('note.back'),
    noteNames: noteNames(document),
  };
  const finished = await finisher.finish({
    printed: pdf,
    make: { ...make, ...ofDocument },
    gate: blocks && { html: page.html, css: cssOf(page), blocks },
  });
  const tables = wideTables.map((table) => tableProblem(table, canonical.path, locale.tag));
  return { ...finished, problems: [...tables, ...finished.problems], refused };
}

/** The style sheets of a page. */
function cssOf({ assets }: PrintablePage): string {
  const sheets = Array.from(assets).filter(([path]) => path.endsWith('.css'));
  return sheets.map(([, bytes]) => new TextDecoder().decode(bytes)).join('\n');
}
