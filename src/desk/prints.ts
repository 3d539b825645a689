import { bindEdition } from '../edition.js';
import { Failure } from '../model/failure.js';
import type { Format } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import type { PreflightReport } from '../model/preflight.js';
import { inspectEdition } from '../pipeline/inspect.js';
import { requireMade } from '../pipeline/policy.js';
import { printedBy, renderDocument } from '../pipeline/render.js';
import { offeredFormats, type Desk, type Shown } from './desk.js';

/** A file that is made when someone asks for it. */
export interface MadeFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The version of its language that it was made from. */
  readonly version: number | undefined;
  /** What preflight says, of a PDF. */
  readonly report?: PreflightReport | undefined;
}

/** Makes files on request: texts and PDFs, each again only when what goes into it has changed. */
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
      return recall(`${format.id} ${document.locale.tag}`, [document, ...whole.inputs], () =>
        make(host, whole, document, format),
      );
    },
  };
}

function fileAt(shown: Shown, path: string) {
  for (const document of shown.documents)
    for (const format of offeredFormats(shown))
      if (format.id !== 'html' && format.path(document) === path) return { shown, document, format };
  return undefined;
}

async function make(
  host: Host,
  { publication, context, versions }: Shown,
  document: LocalizedDocument,
  format: Format,
): Promise<MadeFile> {
  const maker = format.isPrinted === true ? await printedBy(host) : '';
  const { artifacts, problems } = await renderDocument(host, publication, document, format, {
    ...context,
    maker,
  });
  const { plan } = publication;
  const head = {
    statement: { title: '', date: null, slug: plan.document.slug, revision: plan.document.revision },
    signatories: { total: 0, late: 0 },
  };
  const { edition } = requireMade({ value: bindEdition(head, artifacts, [document]), problems });
  const bytes = edition.files.get(format.path(document));
  if (bytes === undefined) throw new Failure(1, `There is no ${format.id} of “${document.locale.tag}”.`);
  const [inspected] = await inspectEdition(edition, host);
  const version = versions.get(document.locale.tag);
  return { mediaType: format.mediaType, bytes, version, report: inspected?.report };
}
