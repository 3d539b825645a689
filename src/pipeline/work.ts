import { offsetIn } from '../check/place.js';
import { contentsOf } from '../exchange/sheet/content.js';
import { sheetOf, viewOf } from '../exchange/sheet/sheet.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import type { Problem, WordsAt } from '../model/problem.js';
import type { Sheet, SheetView } from '../model/sheet.js';
import { wordAt } from '../text/word-at.js';
import { textsBeside } from './beside.js';
import { exportDocument, wordingFor } from './exchange.js';
import type { Publication } from './publication.js';

/** A sheet as `publish export --format html` writes it, without its page. */
export interface SheetWork {
  readonly sheet: Sheet;
  readonly view: SheetView;
}

/** Everything that the sheet of one locale depends on, for those who recall it. */
export function sheetInputs(publication: Publication, document: LocalizedDocument): readonly unknown[] {
  const { config, plan, accepted, glossaries, signatories, strings, english, remarks } = publication;
  const { tag } = document.locale;
  return [
    ...[document, plan.document, config, english],
    plan.catalogues.find(({ locale }) => locale === tag),
    strings.get(config.sourceLocale),
    remarks.get(tag),
    ...[accepted.get(tag)?.entries, glossaries.get(tag), signatories.get(tag), strings.get(tag)],
  ];
}

/** The words of a translation that a finding is at; undefined if it is about the whole. */
export function wordsAt({ plan }: Publication, { locale, key, ...place }: Problem): WordsAt | undefined {
  const catalogue = plan.catalogues.find((one) => one.locale === locale);
  const translation = key === undefined ? undefined : catalogue?.translations.get(key);
  const { file } = place;
  if (translation === undefined || file === undefined) return undefined;
  const offset = offsetIn(translation, { ...place, file });
  if (offset === undefined || offset === 0) return undefined;
  return { offset, words: wordAt(translation.target, offset) };
}

/** The sheet of one locale; segments that have not changed are recalled. */
export async function sheetFor(
  host: Host,
  publication: Publication,
  document: LocalizedDocument,
): Promise<SheetWork> {
  const { recall = forgetful } = host;
  const { tag } = document.locale;
  const due = publication.config.translators[tag]?.due;
  const wording = await recall(`wording ${tag}`, [due], () => wordingFor(host, tag, due));
  return recall(`sheet ${tag}`, [wording, ...sheetInputs(publication, document)], () => {
    const exported = exportDocument(publication, document, wording, textsBeside(publication, tag));
    const contents = exported.units.map(({ key, source, target }) =>
      recall(`contents ${tag} ${key}`, [source, target], () => contentsOf(source, target)),
    );
    return { sheet: sheetOf(exported, contents), view: viewOf(exported, contents) };
  });
}
