import { Failure } from '../model/failure.js';
import type { Artifact, Format, RenderContext } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import { checkLocales } from '../pipeline/check.js';
import { chooseFormats } from '../pipeline/choices.js';
import { localizer } from '../pipeline/documents.js';
import { requireReadable } from '../pipeline/policy.js';
import { loadPublication, readConfig } from '../pipeline/publication.js';
import { renderContext } from '../pipeline/render.js';
import type { Desk, Refusal, Shown } from './desk.js';

/**
 * Brings a desk up to what lies on the disk. The page that is looked at is published first, the other pages and the
 * findings follow. What cannot be shown leaves the last good pages.
 *
 * @param host recalls what has not changed
 * @param config the configuration that the person has named
 * @param lookedAt tag of the page that someone looks at
 * @returns why it cannot be shown; the caller publishes that when it is sure that nobody is still writing
 */
export async function updateDesk(
  host: Host,
  config: string | undefined,
  desk: Desk,
  lookedAt: string | undefined,
): Promise<Refusal | undefined> {
  try {
    const shown = await showPages(host, config, desk, lookedAt);
    desk.publish({ shown, refusal: undefined });
    const { publication } = shown;
    const { problems } = await checkLocales(host, publication, publication.tags);
    if (!isSameList(problems, desk.state.problems)) desk.publish({ problems });
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, help, problems } = error;
    return { message, help, problems };
  }
}

/** Reads, localizes and renders every page, the one that is looked at first. */
async function showPages(
  host: Host,
  named: string | undefined,
  desk: Desk,
  lookedAt: string | undefined,
): Promise<Shown> {
  const { recall = forgetful } = host;
  const config = requireReadable(await readConfig(host, named), 2, 'The configuration is wrong.');
  const publication = await loadPublication(host, config);
  const formats = chooseFormats(config.formats);
  const documents = publication.tags.map(localizer(publication, recall));
  const prepared = await renderContext(host, publication, documents, formats, '');
  const context = requireReadable(prepared, 1, 'The pages cannot be made.');
  const [web] = chooseFormats(['html']);
  if (web === undefined) throw new RangeError('There is no format for web pages.');

  const inputs = await pageInputs(web, context);
  const rendered: Artifact[] = [];
  const files = new Map(desk.state.shown?.files);
  const isFirst = ({ locale }: LocalizedDocument) => locale.tag === lookedAt;
  for (const document of [...documents.filter(isFirst), ...documents.filter((one) => !isFirst(one))]) {
    const { artifacts } = await recall(`page ${document.locale.tag}`, [document, ...inputs], () =>
      web.render(document, context),
    );
    rendered.push(...artifacts);
    for (const { path, content } of artifacts) files.set(path, content);
    if (isFirst(document) && desk.state.shown !== undefined)
      desk.publish({ shown: { ...desk.state.shown, files: new Map(files) }, refusal: undefined });
  }
  // In the order of a build, so that what they share is the same.
  const inOrder = documents.flatMap(({ locale }) => rendered.filter((one) => one.locale === locale.tag));
  const contents = inOrder.map(({ content }) => content);
  const shared = await recall('shared files', [...contents, ...inputs], () => web.shared?.(inOrder, context));
  const all = [...inOrder, ...(shared ?? [])].map(({ path, content }) => [path, content] as const);
  return { publication, documents, formats, context, files: new Map(all) };
}

/** What a page depends on besides its own document. */
async function pageInputs(web: Format, context: RenderContext): Promise<readonly unknown[]> {
  const names = Object.keys(web.templates ?? {});
  const templates = await Promise.all(names.map((name) => context.resource(name)));
  return [
    ...context.documents.flatMap(({ locale, strings }) => [locale.tag, strings.text('language.name')]),
    ...context.formats,
    ...[...context.images].flat(),
    context.config.baseUrl,
    ...templates,
  ];
}

function isSameList(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return other?.length === one.length && one.every((item, at) => item === other[at]);
}
