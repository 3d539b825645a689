import type { LocalizedDocument } from '../model/localized.js';
import { stringCounts } from '../pipeline/beside.js';
import { openRemarks } from '../model/remarks.js';
import { localizeAll } from '../pipeline/documents.js';
import type { Publication } from '../pipeline/publication.js';
import { signatoriesText } from '../report/outline.js';
import { openQuestions, statusTable } from '../report/status.js';
import { oneLine, parted } from '../report/text.js';
import { counted } from '../text/counts.js';
import { nextCommand, type Whereabouts } from '../text/next-command.js';
import { chooseLocales } from '../pipeline/choices.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';

export interface StatusOptions extends CommonOptions {
  readonly locale?: readonly string[] | undefined;
}

/** `publish status`: how far each language is and how many have signed, for people, and what to do next for the first that is not done. */
export async function status(options: StatusOptions): Promise<number> {
  const { context, publication } = await openPublication(options);
  const documents = localizeAll(publication, chooseLocales(publication.tags, options.locale));
  const states = new Map(publication.plan.catalogues.map(({ locale, states: own }) => [locale, own]));
  const { terminal } = context;
  const signed = signatoriesText(publication.plan.document.outline.signatories);
  const next = options.quiet === true ? undefined : nextStep(documents, options);
  terminal.print(
    parted(
      statusTable(documents, states, terminal.color),
      [
        ...openQuestions(documents, publication.plan.catalogues),
        ...openStrings(publication, documents),
        ...remarkLines(publication, documents),
      ],
      [signed],
      next === undefined ? [] : [next],
    ),
  );
  return 0;
}

/** Languages whose pages show words of another language. */
function openStrings(publication: Publication, documents: readonly LocalizedDocument[]): string[] {
  return documents.flatMap(({ locale: { tag } }) => {
    const { missing, total } = stringCounts(publication, tag);
    return missing === 0 ? [] : [`${tag}: ${missing} of ${total} interface strings missing`];
  });
}

/** Languages with remarks that nobody has settled. */
function remarkLines({ remarks }: Publication, documents: readonly LocalizedDocument[]): string[] {
  return documents.flatMap(({ locale: { tag } }) => {
    const keys = openRemarks(remarks.get(tag)).map(({ key }) => key);
    if (keys.length === 0) return [];
    return [oneLine(`${tag}: ${counted(keys.length, 'open remark')} on ${[...new Set(keys)].join(', ')}`)];
  });
}

function nextStep(documents: readonly LocalizedDocument[], where: Whereabouts): string | undefined {
  const translations = documents.filter(({ completeness }) => completeness.status !== 'source');
  const open = translations.find(({ completeness }) => completeness.missing + completeness.outdated > 0);
  if (open !== undefined) {
    const { tag } = open.locale;
    const [check, send] = [`check --locale ${tag}`, `export ${tag} --format docx`].map((rest) =>
      nextCommand(rest, where),
    );
    return `Next: ${check} shows what is to be done; ${send} hands it to a translator.`;
  }
  const unread = translations.find(({ completeness }) => completeness.reviewed < completeness.total);
  if (unread === undefined) return undefined;
  const review = nextCommand(`review ${unread.locale.tag} --all --by "First Last"`, where);
  return `Next: when someone has read it: ${review}`;
}
