import { bindEdition, type Edition } from '../edition.js';
import { formatSettings } from '../model/config.js';
import { inert } from '../text/controls.js';
import { fontFor } from '../model/script-fonts.js';
import type { Document } from '../model/document.js';
import {
  uniqueByPath,
  type Format,
  type RenderContext,
  type Rendered,
  type Rendering,
} from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { plainLineOf } from '../model/inline.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Publication } from './publication.js';
import { checkAll, readFonts } from './check.js';
import { formatNamed } from './choices.js';
import { withdrawnDocuments } from './documents.js';
import { readBrand } from './brand.js';
import { readImages } from './images.js';
import { copiesUnderEarlierNames } from './moved.js';
import { listStaticFiles, readStaticFiles } from './static-files.js';

/** Renders documents in formats and binds the files into an edition; called back after each step. */
export async function renderEdition(
  host: Host,
  publication: Publication,
  documents: readonly LocalizedDocument[],
  chosen: readonly Format[],
  onRendered?: (format: Format, document: LocalizedDocument) => void,
): Promise<Outcome<Edition>> {
  const { plan } = publication;
  const problems: Problem[] = [];
  // Before anything is printed.
  const around = await listStaticFiles(host, publication.config);
  if (around.value === undefined) return { problems: around.problems };
  const isPrinting = chosen.some(({ isPrinted }) => isPrinted === true);
  const maker = isPrinting ? await printedBy(host) : '';
  const prepared = await renderContext(host, publication, documents, chosen, maker);
  problems.push(...prepared.problems);
  const context = prepared.value;
  if (context === undefined) return { problems };
  const renderings = await Promise.all(
    chosen.map((format) =>
      Promise.all(
        documents.map(async (document) => {
          const rendering = await context.rendered(format.id, document);
          onRendered?.(format, document);
          problems.push(...rendering.problems);
          return rendering.artifacts;
        }),
      ),
    ),
  );
  const rendered = renderings.map((byDocument) => byDocument.flat());
  const shared = await Promise.all(
    chosen.map(async (format, at) => (await format.shared?.(rendered[at] ?? [], context)) ?? []),
  );
  const made = [...rendered.flat(), ...uniqueByPath(shared.flat())];
  const copies = copiesUnderEarlierNames(publication.config, plan.document.slug, made);
  const own = [...made, ...copies];
  const taken = own.map(({ path }) => path);
  const { value: beside, problems: ofBeside } = await readStaticFiles(host, publication.config, taken);
  problems.push(...ofBeside);
  if (beside === undefined) return { problems };
  const head = manifestHead(plan.document);
  return { value: bindEdition(head, [...own, ...beside], [...documents, ...context.withdrawn]), problems };
}

/**
 * What formats may know of a publication; nothing where an image that it shows cannot be used.
 *
 * @param maker what makes printed files; part of their cache keys
 */
export async function renderContext(
  host: Host,
  publication: Publication,
  documents: readonly LocalizedDocument[],
  chosen: readonly Format[],
  maker: string,
): Promise<Outcome<RenderContext>> {
  const config = formatSettings(publication.config);
  const { value: images, problems: ofImages } = await readImages(host, publication, documents);
  const { brand, images: own, problems: ofBrand } = await readBrand(host, publication.config);
  const problems = [...ofImages, ...ofBrand];
  if (images === undefined || ofBrand.length > 0) return { problems };
  const value: RenderContext = {
    documents,
    withdrawn: withdrawnDocuments(publication),
    formats: chosen,
    config,
    images: new Map([...images, ...own]),
    brand,
    ownTemplates: new Set(publication.templates.map(({ name }) => name)),
    resource: (name: string) => host.resource(name),
    file: (path: string) => host.read(path),
    printer: host.printer,
    reader: host.reader,
    canonical: { path: config.source, bytes: publication.bytes },
    rendered: once(chosen, (format, document) => heldDocument(host, publication, document, format, value)),
    cache: host.cache,
    maker,
  };
  return { value, problems };
}

/**
 * What renders each document once in each format.
 *
 * @param chosen the formats of the edition, as it makes them
 */
function once(
  chosen: readonly Format[],
  render: (format: Format, document: LocalizedDocument) => Promise<Rendered>,
): RenderContext['rendered'] {
  const known = new Map<LocalizedDocument, Map<string, Promise<Rendered>>>();
  const formatOf = (id: string) => chosen.find((format) => format.id === id) ?? formatNamed(id);
  return (id, document) => {
    const ofDocument = known.get(document) ?? new Map<string, Promise<Rendered>>();
    known.set(document, ofDocument);
    const rendered = ofDocument.get(id) ?? render(formatOf(id), document);
    ofDocument.set(id, rendered);
    return rendered;
  };
}

/** A document that another file may hold: who makes that one need not have asked for a printer. */
async function heldDocument(
  host: Host,
  publication: Publication,
  document: LocalizedDocument,
  format: Format,
  context: RenderContext,
): Promise<Rendered> {
  const isUnasked = format.isPrinted === true && context.maker === '';
  const maker = isUnasked ? await printedBy(host) : context.maker;
  return renderDocument(host, publication, document, format, { ...context, maker });
}

/** What makes printed files: the program and its browser. */
export async function printedBy(host: Host): Promise<string> {
  return `${await host.maker()} ${await host.printer.identity()}`;
}

/** One document in one format, and everything that was wrong on the way. */
export async function renderDocument(
  host: Host,
  publication: Publication,
  document: LocalizedDocument,
  format: Format,
  context: RenderContext,
): Promise<Rendered> {
  const rendering = await format.render(document, context);
  const { artifacts, uncovered = [] } = rendering;
  const problems = [...refusedRequests(rendering, format, document), ...(rendering.problems ?? [])];
  if (uncovered.length > 0)
    problems.push(...(await lackingCharacters(host, publication, document, format, rendering)));
  return { artifacts, problems };
}

/** What the manifest says of the statement itself. */
function manifestHead(document: Document): Parameters<typeof bindEdition>[0] {
  const { date = null, slug, revision, outline } = document;
  const { total, late } = outline.signatories;
  return {
    statement: {
      title: inert(plainLineOf(document.segments[document.title]?.content ?? [])),
      date,
      slug,
      revision,
    },
    signatories: { total, late: late?.total ?? 0 },
  };
}

function refusedRequests(
  { refused = [] }: Rendering,
  format: Format,
  { locale }: LocalizedDocument,
): Problem[] {
  return refused.map((url) => ({
    rule: 'refused-request',
    severity: 'warning',
    locale: locale.tag,
    message: `The ${format.id} page asked for ${url}, which is not part of this edition; the request was refused.`,
    help: 'Keep everything a page needs in the publication.',
  }));
}

/**
 * Characters that no font of a format has, at their places as the check finds them. Its severity does not matter
 * here: the file would lose them. What no text of the publication has comes from a template, and has no place.
 */
async function lackingCharacters(
  host: Host,
  publication: Publication,
  document: LocalizedDocument,
  format: Format,
  { uncovered = [], uncoveredIn }: Rendering,
): Promise<Problem[]> {
  const { tag } = document.locale;
  const config = { ...publication.config, checks: {}, formats: [format.id] };
  const unjudged = { ...publication, config, accepted: new Map() };
  const found = checkAll(unjudged, [document], await readFonts(host, config));
  const placed = found
    .filter(
      ({ rule, locale }) => rule === 'glyph-coverage' && [tag, config.sourceLocale].includes(locale ?? tag),
    )
    .map((problem): Problem => ({ ...problem, severity: 'error', fatal: true }));
  if (placed.length > 0 && uncoveredIn === undefined) return placed;
  return [
    {
      rule: 'glyph-coverage',
      severity: 'error',
      fatal: true,
      locale: tag,
      ...uncoveredIn,
      message: `No font has ${uncovered.slice(0, 10).join(' ')}; the ${format.id} of “${tag}” would lose it.`,
      help: fontFor(uncovered) ?? 'Add a font that has it: templates/own-fonts.css says how.',
    },
  ];
}
