import type { PhrasingContent } from 'mdast';
import { partOf, type CheckSubject } from '../model/check.js';
import { placeOfName, type Document, type Segment, type Signatory } from '../model/document.js';
import { toLocale, type Locale } from '../model/locale.js';
import { placeIn, placeInText, type PlaceInFile } from './place.js';
import { proseOf, type Prose } from './prose.js';
import { withoutTokens } from './tokens.js';
import { translatedLocales, type Pair } from './translation-check.js';

/** A text that readers see, and where it is written. */
export interface WrittenText {
  readonly locale: Locale;
  /** The segment’s key, or the text’s own in its file. */
  readonly key?: string | undefined;
  readonly text: string;
  /** Makes the same, character for character, without addresses, codes and the like; made on demand. */
  readonly bare: () => string;
  /** The translation and its source; absent where the text is not a translation. */
  readonly pair?: Pair | undefined;
  /** Whether Markdown in it is plain text. */
  readonly isPlain?: boolean | undefined;
  /** The place of a character. */
  readonly place: (index: number) => PlaceInFile;
}

/** How the words of inline content are read: `proseOf`, or `shownOf` with all there is. */
type Reading = (content: readonly PhrasingContent[], markdown: string | undefined) => Prose;

/**
 * Every text that readers see: the statement with its names, then of every locale asked for the translations, the
 * forms of names and the words of the interface, as far as the publication has its own.
 */
export function* writtenTexts(subject: CheckSubject, read: Reading = proseOf): Iterable<WrittenText> {
  const { document, config, written, about } = subject;
  const source = toLocale(config.sourceLocale);
  if (about.has('source')) {
    for (const segment of document.segments) yield ofSegment(segment, subject, source, read);
    for (const signatory of document.signatories) yield ofName(signatory, document, source);
  }
  for (const { locale, file, pairs } of translatedLocales(subject)) {
    for (const pair of pairs) {
      const { key, translation } = pair;
      const prose = read(translation.content, translation.target);
      const place = (index: number) => placeIn(translation, prose.offsetAt(index), file);
      yield { locale, key, text: prose.text, bare: () => prose.bare, pair, place };
    }
  }
  const asked = new Map(
    [source, ...subject.documents.map(({ locale }) => locale)].map((one) => [one.tag, one]),
  );
  for (const { text: placed, file, key, locale: tag = '' } of written) {
    const locale = asked.get(tag);
    if (placed === undefined || locale === undefined || !about.has(partOf(tag, config))) continue;
    const { value: text } = placed;
    const place = (index: number) => ({ file, ...placeInText(placed, index) });
    yield { locale, key, text, bare: () => withoutTokens(text), isPlain: true, place };
  }
}

function ofSegment(
  { key, content, position, file }: Segment,
  { document, text: statement }: CheckSubject,
  locale: Locale,
  read: Reading,
): WrittenText {
  // What the configuration says was parsed from a text that is not at hand.
  const prose = read(content, file === undefined ? statement : undefined);
  const place = (index: number) => ({ file: file ?? document.file, ...(prose.placeAt(index) ?? position) });
  return { locale, key, text: prose.text, bare: () => prose.bare, place };
}

function ofName(signatory: Signatory, document: Document, locale: Locale): WrittenText {
  const { name, position } = signatory;
  const { file, line = 1, column = 1 } = placeOfName(signatory, document);
  const place = (index: number) => ({ file, line, column: position === undefined ? column : column + index });
  return { locale, text: name, bare: () => withoutTokens(name), place };
}
