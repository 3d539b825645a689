import type { Translation } from '../model/catalogue.js';
import type { Check, CheckSubject, Correction, Finding } from '../model/check.js';
import type { Segment } from '../model/document.js';
import type { Locale } from '../model/locale.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Severity } from '../model/problem.js';
import type { Rule } from '../model/rule.js';
import { placeIn } from './place.js';
import { proseOf, type Prose } from './prose.js';

/** One translation beside its source. */
export interface Pair {
  readonly key: string;
  readonly segment: Segment;
  readonly translation: Translation;
  readonly source: Prose;
  readonly target: Prose;
  /** Whether the translation was made for the current source. */
  readonly isCurrent: boolean;
}

/** The translations of one locale. */
export interface TranslatedLocale {
  readonly locale: Locale;
  readonly document: LocalizedDocument;
  readonly file: string;
  readonly pairs: readonly Pair[];
  readonly subject: CheckSubject;
}

/** What a check has to say about one translation. */
export interface Remark {
  /** Index in the translation's prose of the character it is about. */
  readonly at?: number | undefined;
  /** Offset in the translation's Markdown, where it is about a mark. */
  readonly offset?: number | undefined;
  readonly severity?: Severity | undefined;
  readonly message: string;
  readonly help: string;
  /** What settles it where there is no doubt; offsets are those of the translation's prose. */
  readonly corrections?: readonly Correction[] | undefined;
}

/** A check that looks at the translations one by one. */
export interface TranslationRule extends Rule {
  /** Whether it compares with the source, so that outdated translations are left out. */
  readonly compares?: boolean;
  /** The locales it is for; all where absent. */
  readonly applies?: (locale: Locale, document: LocalizedDocument) => boolean;
  readonly inspect: (pair: Pair, locale: TranslatedLocale) => Iterable<Remark>;
}

/** Makes a check of a rule for translations. */
export function translationCheck({
  compares = false,
  applies = () => true,
  inspect,
  ...rule
}: TranslationRule): Check {
  return {
    ...rule,
    of: 'translations',
    *run(subject) {
      for (const locale of translatedLocales(subject)) {
        if (!applies(locale.locale, locale.document)) continue;
        for (const pair of locale.pairs) {
          if (compares && !pair.isCurrent) continue;
          for (const remark of inspect(pair, locale)) yield finding(remark, pair, locale);
        }
      }
    },
  };
}

/** A remark with its place. */
export function finding(
  { at, offset, severity, message, help, corrections }: Remark,
  { key, translation, target }: Pair,
  { locale, file }: TranslatedLocale,
): Finding {
  const place = placeIn(translation, offset ?? (at === undefined ? 0 : target.offsetAt(at)), file);
  return {
    ...{ locale: locale.tag, key, ...place, message, help },
    ...(severity && { severity }),
    ...(corrections && { corrections: corrections.map((one) => inMarkdown(one, target)) }),
  };
}

function inMarkdown({ from, to, text }: Correction, prose: Prose): Correction {
  return { from: prose.offsetAt(from), to: prose.offsetAt(to - 1) + 1, text };
}

const known = new WeakMap<CheckSubject, readonly TranslatedLocale[]>();

/** Every translation beside its source, by locale, put together once for all checks. */
export function translatedLocales(subject: CheckSubject): readonly TranslatedLocale[] {
  const locales = known.get(subject) ?? pair(subject);
  known.set(subject, locales);
  return locales;
}

function pair(subject: CheckSubject): TranslatedLocale[] {
  return subject.documents.flatMap((document): TranslatedLocale[] => {
    const { locale } = document;
    const catalogue = subject.catalogues.get(locale.tag);
    if (catalogue === undefined || locale.tag === subject.config.sourceLocale) return [];
    const pairs = document.segments.flatMap(({ segment, status }): Pair[] => {
      const translation = catalogue.translations.get(segment.key);
      if (translation === undefined) return [];
      return [
        {
          key: segment.key,
          segment,
          translation,
          source: proseOf(segment.content, segment.file === undefined ? subject.text : undefined),
          target: proseOf(translation.content, translation.target),
          isCurrent: status !== 'outdated',
        },
      ];
    });
    return [{ locale, document, file: catalogue.file, pairs, subject }];
  });
}
