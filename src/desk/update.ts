import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../model/failure.js';
import type { Artifact, RenderContext } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful, isSameList } from '../model/memory.js';
import type { Problem } from '../model/problem.js';
import { checkLocales } from '../pipeline/check.js';
import { chooseFormats, formatNamed, requireHeld } from '../pipeline/choices.js';
import { localizer } from '../pipeline/documents.js';
import { requireReadable } from '../pipeline/policy.js';
import { loadPublication, readConfig } from '../pipeline/publication.js';
import { renderContext } from '../pipeline/render.js';
import { readStaticFiles } from '../pipeline/static-files.js';
import type { Desk, Refusal, Shown } from './desk.js';
import { commonInputs } from './inputs.js';

/** What the desk shows, whatever formats the publication makes. */
const WEB = formatNamed('html');

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
    await nextTurn();
    const { publication } = shown;
    const checked = await checkLocales(host, publication, publication.tags);
    const problems = withNew(checked.problems, shown.besideProblems);
    const { problems: before } = desk.state;
    if (before === undefined || !isSameList(problems, before)) desk.publish({ problems });
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
  requireHeld(formats, config);
  const localized = localizer(publication, recall);
  const contextOf = async (documents: readonly LocalizedDocument[]) =>
    requireReadable(
      await renderContext(host, publication, documents, formats, ''),
      1,
      'The pages cannot be made.',
    );

  const before = desk.state.shown;
  if (before?.publication.tags.join(' ') === publication.tags.join(' ')) {
    // Of the other languages this page shows only their names; if those have changed, it is made once more below.
    const early = before.documents.map((document) =>
      document.locale.tag === lookedAt ? localized(lookedAt) : document,
    );
    const document = early.find(({ locale }) => locale.tag === lookedAt);
    if (document !== undefined) {
      const context = await contextOf(early);
      const [page] = await renderPage(host, document, context, await commonInputs(host, context));
      const files = new Map(before.files);
      if (page !== undefined && files.get(page.path) !== page.content) {
        desk.publish({ shown: { ...before, files: files.set(page.path, page.content) }, refusal: undefined });
        // It is on its way before the others are worked on.
        await nextTurn();
      }
    }
  }

  const documents = publication.tags.map(localized);
  const context = await contextOf(documents);
  const pages: Artifact[] = [];
  const inputs = await commonInputs(host, context);
  for (const document of documents) pages.push(...(await renderPage(host, document, context, inputs)));
  const from = [...pages.map(({ content }) => content), ...pageInputs(context), ...inputs];
  const shared = await recall('shared files', from, () => WEB.shared?.(pages, context));
  const all = [...pages, ...(shared ?? [])].map(({ path, content }) => [path, content] as const);
  const versions = documents.map((document) => {
    const { tag } = document.locale;
    return [tag, recall(`version ${tag}`, [document, ...inputs], () => desk.version)] as const;
  });
  const files = new Map(all);
  const { value = [], problems } = await readStaticFiles(host, config, [
    ...files.keys(),
    ...formats.flatMap((format) => documents.map((document) => format.path(document))),
  ]);
  const beside = new Map(value.map(({ path, content }) => [path, content]));
  return {
    ...{ publication, documents, formats, context, inputs, versions: new Map(versions), files },
    ...{ beside, besideProblems: problems },
  };
}

/** Problems, and those of others that are not among them. */
function withNew(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const known = new Set(problems.map(({ message }) => message));
  return [...problems, ...others.filter(({ message }) => !known.has(message))];
}

/**
 * The web page of one language.
 *
 * @param inputs what all files depend on
 */
async function renderPage(
  { recall = forgetful }: Host,
  document: LocalizedDocument,
  context: RenderContext,
  inputs: readonly unknown[],
): Promise<readonly Artifact[]> {
  const from = [document, ...pageInputs(context), ...inputs];
  const { artifacts } = await recall(`page ${document.locale.tag}`, from, () =>
    WEB.render(document, context),
  );
  return artifacts;
}

/** What a page shows of other languages and formats. */
function pageInputs({ documents, formats }: RenderContext): readonly unknown[] {
  return [
    ...documents.flatMap(({ locale, strings }) => [locale.tag, strings.text('language.name')]),
    ...formats,
  ];
}
