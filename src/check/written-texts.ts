import type { CheckSubject } from '../model/check.js';
import type { Document, Position, Segment, Signatory } from '../model/document.js';
import { toLocale, type Locale } from '../model/locale.js';
import type { WrittenKey } from '../model/written-key.js';
import { placeAt, placeIn, placeInText } from './place.js';
import { proseOf, type Prose } from './prose.js';
import { withoutTokens } from './tokens.js';
import { translatedLocales, type Pair } from './translation-check.js';

/** A text that readers see, in the file that it is written in. */
export interface WrittenText {
  readonly locale: Locale;
  readonly file: string;
  /** The segment’s key, or the text’s own in its file. */
  readonly key?: string | undefined;
  readonly prose: Pick<Prose, 'text' | 'bare'>;
  /** The translation and its source; absent where it is none. */
  readonly pair?: Pair | undefined;
  /** What it is written under, where it is no text of the statement. */
  readonly written?: WrittenKey | undefined;
  /** The place of a character of its text. */
  place(index: number): Position;
}

/**
 * Every text that readers see: the statement with its names, then of every locale asked for the translations, the
 * forms of names, and what the configuration and the interface say around them.
 */
export function* writtenTexts(subject: CheckSubject): Iterable<WrittenText> {
  const { document, text, config, written } = subject;
  const source = toLocale(config.sourceLocale);
  for (const segment of document.segments) yield ofSegment(segment, document, text, source);
  for (const signatory of document.signatories) yield ofName(signatory, document, source);
  for (const { locale, file, pairs } of translatedLocales(subject)) {
    for (const pair of pairs) {
      const { key, translation, target: prose } = pair;
      const place = (index: number) => placeIn(translation, prose.offsetAt(index));
      yield { locale, file, key, prose, pair, place };
    }
  }
  const asked = new Map(subject.documents.map(({ locale }) => [locale.tag, locale]));
  for (const one of written) {
    const locale = (one.locale ?? source.tag) === source.tag ? source : asked.get(one.locale ?? '');
    const { text: around, file, key } = one;
    if (around === undefined || locale === undefined) continue;
    const { value } = around;
    const place = (index: number) => placeInText(around, index);
    yield { locale, file, key, prose: { text: value, bare: withoutTokens(value) }, written: one, place };
  }
}

function ofSegment(segment: Segment, { file }: Document, text: string, locale: Locale): WrittenText {
  const { key, content, position } = segment;
  const prose = proseOf(content, text);
  // The front matter’s title stands in no block.
  const isPlaced = content[0]?.position !== undefined;
  const place = (index: number) => (isPlaced ? placeAt(text, prose.offsetAt(index)) : position);
  return { locale, file, key, prose, place };
}

function ofName({ name, position }: Signatory, { file }: Document, locale: Locale): WrittenText {
  const place = (index: number): Position => ({
    line: position?.line ?? 1,
    column: (position?.column ?? 1) + (position === undefined ? 0 : index),
  });
  return { locale, file, prose: { text: name, bare: withoutTokens(name) }, place };
}
