import type { Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { ALM, needsArabicMark } from '../text/bidi.js';
import type { Catalogue, EarlierTexts, RelatedTranslation } from '../model/catalogue.js';
import { embargoOf, type NameSettings, type ReleaseSettings } from '../model/config.js';
import { inert } from '../text/controls.js';
import {
  groupsOf,
  headingOf,
  openingOf,
  type Document,
  type Segment,
  type SegmentMark,
  type SignatoryList,
} from '../model/document.js';
import { isolatedText } from '../model/inline.js';
import { languageName, type Locale } from '../model/locale.js';
import type {
  LocalizedCorrection,
  LocalizedDocument,
  LocalizedSegment,
  LocalizedText,
} from '../model/localized.js';
import type { Place } from '../model/problem.js';
import type { Strings } from '../model/strings.js';
import { localizeDate, releaseTime } from './dates.js';
import { interfaceText } from './interface-text.js';
import { correctionNotice, correctionSection, localizeCorrections } from './corrections.js';
import type { Lexicon } from './lexicon.js';
import { linkTelephones } from './telephone-links.js';
import { localizeWithdrawal, type Withdrawal } from './withdrawal.js';
import { resolveLinks } from './links.js';
import { localizeSignatories, nameDirection, settingsOf } from './names.js';
import { withDigits } from '../text/numerals.js';
import { isolateRuns, isolateText, plainText } from './runs.js';
import { completeness, segmentStatus } from './status.js';

export interface LocalizeOptions {
  readonly locale: Locale;
  readonly sourceLocale: Locale;
  /** All of the publication's. */
  readonly locales: readonly Locale[];
  /** The locale's translations; none for the source locale. */
  readonly catalogue?: Catalogue | undefined;
  /** Earlier source texts that translations were made for. */
  readonly earlier: EarlierTexts;
  /** What else holds a part of a segment's text, by key. */
  readonly related?: ReadonlyMap<string, readonly RelatedTranslation[]> | undefined;
  readonly strings: Strings;
  /** Name of the source language in itself, where the locale has no word for it. */
  readonly sourceLanguage: string;
  readonly links: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, NameSettings>>;
  /** Canonical name → name to show. */
  readonly signatories: ReadonlyMap<string, string>;
  readonly release: Pick<ReleaseSettings, 'embargo'>;
  /** The configuration’s own title for cards, and where it is. */
  readonly cardTitle?: { readonly text: string; readonly place?: Place | undefined } | undefined;
  /** Where the language is no longer published. */
  readonly withdrawal?: Withdrawal | undefined;
}

/**
 * The statement in one locale: every segment with its status, content and direction, every stretch of the
 * other direction a run, dates and numbers in the locale's form. Missing segments show the source text.
 */
export function localize(document: Document, options: LocalizeOptions): LocalizedDocument {
  const { locale, sourceLocale, strings } = options;
  const { numerals } = strings;
  const lexicon = lexiconOf(document, options, numerals);
  const segments = document.segments.map((segment) =>
    localizeSegment(segment, document.file, options, lexicon),
  );
  const counts = completeness(segments.map(({ status }) => status));
  const signatories = localizeSignatories(document.signatories, {
    shown: options.signatories,
    settings: options.names,
    locale,
    sourceLocale,
    locales: options.locales,
  });
  const title = segments[document.title];
  if (title === undefined) throw new RangeError('The document has no title segment.');
  const about = (key: string) =>
    interfaceText(
      strings,
      key,
      (owner) => ({ language: languageName(sourceLocale.tag, owner.locale.tag) ?? options.sourceLanguage }),
      lexicon,
    );
  const corrections = localizeCorrections(document, segments, strings);
  const notices = corrections.map((one) => correctionNotice(one, strings, lexicon));
  if (locale.tag !== sourceLocale.tag) {
    if (counts.translated < counts.total) notices.push(about('notice.incomplete'));
    if (counts.reviewed < counts.total) notices.push(about('notice.unreviewed'));
  }
  let body: Root | undefined;
  return {
    locale,
    sourceLocale,
    slug: document.slug,
    revision: document.revision,
    title,
    date: document.date === undefined ? undefined : localizeDate(document.date, strings),
    subtitle: document.subtitle === undefined ? undefined : segments[document.subtitle],
    cardTitle: options.cardTitle && {
      ...{ lang: locale.tag, direction: locale.direction, place: options.cardTitle.place },
      content: isolateText(options.cardTitle.text, locale.direction, lexicon),
    },
    place: segmentText(segments[document.place ?? -1]),
    release: releaseLine(document, options, lexicon),
    embargo: localizeEmbargo(document, options, lexicon),
    withdrawal: options.withdrawal && localizeWithdrawal(options.withdrawal, strings, lexicon),
    corrections,
    notices,
    original: locale.tag === sourceLocale.tag ? undefined : about('original'),
    // Made when it is asked for: a check looks at segments alone.
    get body() {
      return (body ??= localizeBody(document.body, { segments, signatories, corrections }, options));
    },
    signatories,
    segments,
    completeness: counts,
    strings,
    numerals,
  };
}

function localizeSegment(
  segment: Segment,
  file: string,
  options: LocalizeOptions,
  lexicon: Lexicon,
): LocalizedSegment {
  const { locale, sourceLocale, catalogue, links, strings } = options;
  const isSource = locale.tag === sourceLocale.tag;
  const translation = isSource ? undefined : catalogue?.translations.get(segment.key);
  const shown = translation === undefined ? sourceLocale : locale;
  const content = resolveLinks(translation?.content ?? segment.content, segment.content, links);
  const { tag: lang, direction } = shown;
  const state = isSource ? undefined : catalogue?.states.get(segment.key);
  const status = isSource ? 'source' : segmentStatus(segment.hash, translation, state);
  const known =
    shown.tag === lexicon.language ? lexicon : { ...lexicon, language: shown.tag, numerals: undefined };
  const isMarked = status === 'missing' || status === 'outdated';
  const earlier = (hash: string | undefined) => (hash === undefined ? undefined : options.earlier.get(hash));
  return {
    segment,
    status,
    lang,
    direction,
    madeFor: status === 'outdated' ? earlier(state?.source) : undefined,
    doubtfulFor: status === 'translated' ? earlier(state?.doubt) : undefined,
    related: options.related?.get(segment.key),
    mark: isMarked ? { lang, direction, status, ...labelOf(status, strings) } : undefined,
    content: startPercentage(isolateRuns(content, shown.direction, known), shown),
    place:
      translation === undefined || catalogue === undefined
        ? { file: segment.file ?? file, ...segment.position }
        : { file: catalogue.file, ...translation.position },
  };
}

/** In Arabic script an element that starts with a percentage needs ALM, or its sign changes sides. */
function startPercentage(content: PhrasingContent[], { script }: Locale): PhrasingContent[] {
  const isNeeded = script === 'Arab' && needsArabicMark(isolatedText(content));
  return isNeeded ? [{ type: 'text', value: ALM }, ...content] : content;
}

/** What goes into a body. */
interface Localized {
  readonly segments: readonly LocalizedSegment[];
  readonly signatories: LocalizedDocument['signatories'];
  readonly corrections: readonly LocalizedCorrection[];
}

/** A copy of the body with every segment's localized content in its place. */
function localizeBody(
  body: Root,
  { segments, signatories, corrections }: Localized,
  { links, strings }: LocalizeOptions,
): Root {
  const copy = structuredClone(body);
  if (corrections.length > 0) copy.children.push(correctionSection(corrections, segments));
  const list = copy.children.find((node) => node.type === 'signatories');
  if (list !== undefined) openWithOwnWord(list, strings);
  visit(copy, (node) => {
    if (node.type === 'signatoryGroup') {
      const first = node.first - 1;
      node.names = signatories.slice(first, first + node.names.length);
    }
    if (node.type === 'code') Object.assign(node, { value: inert(node.value), lang: inert(node.lang ?? '') });
    if (node.type === 'image') node.title = inert(node.title ?? '') || null;
    const localized = segments[node.data?.segment ?? -1];
    if (localized === undefined) {
      // What has no words is not a segment; a link in it still leads somewhere.
      if (isTextHolder(node)) node.children = resolveLinks(node.children, node.children, links);
      return;
    }
    if (localized.mark !== undefined) (node.data ??= {}).mark = localized.mark;
    if (node.type === 'image') node.alt = plainText(localized.content);
    else if ('children' in node) node.children = structuredClone(localized.content) as typeof node.children;
  });
  linkTelephones(copy);
  return copy;
}

/** Names that nothing opens have the locale's word above them, where it has one. */
function openWithOwnWord(list: SignatoryList, strings: Strings): void {
  const [group] = groupsOf(list);
  const isOpened = openingOf(list) !== undefined || (group !== undefined && headingOf(group) !== undefined);
  if (isOpened || !Object.hasOwn(strings.all, 'signatories')) return;
  const value = strings.text('signatories');
  list.children.unshift({ type: 'paragraph', children: [{ type: 'text', value }] });
}

function isTextHolder(node: Nodes): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }> {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

/** The words that mark a segment without a current translation, and their language. */
function labelOf(
  status: 'missing' | 'outdated',
  strings: Strings,
): Pick<SegmentMark, 'label' | 'labelLocale'> {
  const key = `segment.${status}`;
  return { label: strings.text(key), labelLocale: strings.ownerOf(key).locale };
}

function releaseLine(
  document: Document,
  { release, strings }: LocalizeOptions,
  lexicon: Lexicon,
): PhrasingContent[] {
  const instant = embargoOf(document, release);
  const embargo = instant === undefined ? undefined : releaseTime(instant);
  if (embargo === undefined) return interfaceText(strings, 'release.immediate', () => ({}), lexicon);
  const values = (owner: Strings) => ({
    date: localizeDate(embargo.date, owner).text,
    time: withDigits(embargo.time, owner.numerals),
    zone: embargo.zone,
  });
  return interfaceText(strings, 'release.embargo', values, lexicon);
}

function localizeEmbargo(
  document: Document,
  { release, strings }: LocalizeOptions,
  lexicon: Lexicon,
): LocalizedDocument['embargo'] {
  const until = embargoOf(document, release);
  if (until === undefined || releaseTime(until) === undefined) return undefined;
  const words = (key: string) => interfaceText(strings, key, () => ({}), lexicon);
  return {
    until,
    notice: words('embargo'),
    inMail: words('embargo.mail'),
    inDocument: words('embargo.document'),
  };
}

/** A segment as a text of its own. */
function segmentText(segment: LocalizedSegment | undefined): LocalizedText | undefined {
  return segment && { lang: segment.lang, direction: segment.direction, content: segment.content };
}

/** What is known of the texts in a locale: names are set apart as a whole wherever they occur. */
function lexiconOf(document: Document, options: LocalizeOptions, numerals: string): Lexicon {
  const { names, locale, locales } = options;
  const directionOf = (name: string, settings: NameSettings | undefined) =>
    [name, nameDirection(name, settings, locale.direction, locales)] as const;
  const directions = [
    ...Object.entries(names).map(([name, settings]) => directionOf(name, settings)),
    ...document.signatories.map((one) => directionOf(one.name, settingsOf(one, names))),
  ];
  return { names: new Map(directions), locales, language: locale.tag, numerals };
}
