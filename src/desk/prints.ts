import { bindEdition } from '../edition.js';
import { Failure } from '../model/failure.js';
import type { Format } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import { plainLineOf } from '../model/inline.js';
import type { OpenedMail } from '../model/opened-mail.js';
import type { Problem } from '../model/problem.js';
import { chooseFormats, needsPrinter, requireHeld } from '../pipeline/choices.js';
import { inspectEdition, preflightProblems } from '../pipeline/inspect.js';
import { requireMade } from '../pipeline/policy.js';
import { printedBy, renderDocument } from '../pipeline/render.js';
import { offeredFormats, type Desk, type Shown } from './desk.js';

/** A file that is made when someone asks for it. */
export interface MadeFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The version of its language that it was made from. */
  readonly version: number | undefined;
  /** The statement’s title in its language. */
  readonly title: string;
  /** What a build reports of it; of a PDF, what preflight found. */
  readonly problems: readonly Problem[];
  /** Everything that it says, of a picture. */
  readonly words?: string | undefined;
  /** What is in it, of a mail. */
  readonly mail?: OpenedMail | undefined;
}

/** Makes files on request, in every format but the page, each again only when what goes into it has changed. */
export interface Prints {
  /**
   * The file at a path of the edition; nothing if no format has one there.
   *
   * @throws {Failure} if it cannot be made
   */
  at(path: string): Promise<MadeFile | undefined>;
}

/** Makes files with the printer of a host, which stays warm. */
export function createPrints(host: Host, desk: Desk): Prints {
  const { recall = forgetful } = host;
  return {
    async at(path) {
      const { shown } = desk.state;
      const found = shown && fileAt(shown, path);
      if (found === undefined) return undefined;
      const { document, format, shown: whole } = found;
      // What is made in a moment may say something of the other languages; what takes long does not.
      const documents = needsPrinter(format, whole.context.config)
        ? [document]
        : [document, ...whole.documents];
      return recall(`${format.id} ${document.locale.tag}`, [...documents, ...whole.inputs], () =>
        make(host, whole, document, format),
      );
    },
  };
}

function fileAt(shown: Shown, path: string) {
  for (const document of shown.documents)
    for (const format of offeredFormats)
      if (format.id !== 'html' && format.path(document) === path) return { shown, document, format };
  return undefined;
}

async function make(
  host: Host,
  { publication, context, formats, versions }: Shown,
  document: LocalizedDocument,
  format: Format,
): Promise<MadeFile> {
  // As a build that makes this format besides those of the configuration.
  const chosen = chooseFormats([...formats, format].map(({ id }) => id));
  requireHeld(chosen, publication.config);
  const maker = format.isPrinted === true ? await printedBy(host) : '';
  const rendered = await renderDocument(host, publication, document, format, {
    ...context,
    formats: chosen,
    maker,
  });
  const { plan } = publication;
  const head = {
    statement: { title: '', date: null, slug: plan.document.slug, revision: plan.document.revision },
    signatories: { total: 0, late: 0 },
  };
  const { edition, problems } = requireMade({
    value: bindEdition(head, rendered.artifacts, [document]),
    problems: rendered.problems,
  });
  const bytes = edition.files.get(format.path(document));
  if (bytes === undefined) throw new Failure(1, `There is no ${format.id} of “${document.locale.tag}”.`);
  return {
    mediaType: format.mediaType,
    bytes,
    version: versions.get(document.locale.tag),
    title: plainLineOf(document.title.content),
    problems: [...problems, ...preflightProblems(await inspectEdition(edition, host))],
    words: format.linkPicture?.words(document, context),
    mail: await format.openMail?.(bytes),
  };
}
