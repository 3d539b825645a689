import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { BackMatter, Document } from '../model/document.js';
import type { LocalizedCorrection, LocalizedSegment } from '../model/localized.js';
import type { Strings } from '../model/strings.js';
import { localizeDate } from './dates.js';
import { interfaceText } from './interface-text.js';
import type { Lexicon } from './lexicon.js';

/** The corrections of a document in one locale, earliest first. */
export function localizeCorrections(
  { corrections }: Document,
  segments: readonly LocalizedSegment[],
  strings: Strings,
): LocalizedCorrection[] {
  const inOrder = [...corrections].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return inOrder.flatMap(({ date, segment }) => {
    const note = segments[segment];
    return note === undefined ? [] : [{ date: localizeDate(date, strings), note }];
  });
}

/** “Corrected on 14 August 2025: …”, for the head of a page. A note in another language is one run. */
export function correctionNotice(
  { date, note }: LocalizedCorrection,
  strings: Strings,
  lexicon: Lexicon,
): PhrasingContent[] {
  const words = interfaceText(
    strings,
    'correction',
    (owner) => ({ date: localizeDate(date.iso, owner).text }),
    lexicon,
  );
  const { lang, direction } = note;
  const content = [...note.content];
  const isOwn = lang === strings.locale.tag;
  // The wide colon of Chinese and Japanese has its space in it.
  const space = strings.text('correction').endsWith('：') ? '' : ' ';
  return [
    ...words,
    { type: 'text', value: space },
    ...(isOwn ? content : [{ type: 'run' as const, direction, lang, children: content }]),
  ];
}

/** All corrections, for the end of the text: a list of days, each with its note. */
export function correctionSection(
  corrections: readonly LocalizedCorrection[],
  segments: readonly LocalizedSegment[],
): BackMatter {
  const items = corrections.map(({ date, note }): ListItem => {
    const day: Paragraph = { type: 'paragraph', children: [{ type: 'strong', children: dayOf(date) }] };
    const words: Paragraph = {
      type: 'paragraph',
      data: { segment: segments.indexOf(note) },
      children: [...note.content],
    };
    return { type: 'listItem', spread: true, children: [day, words] };
  });
  const list = { type: 'list' as const, ordered: false, spread: false, children: items };
  return { type: 'backMatter', kind: 'corrections', hasOwnHeading: true, children: [list] };
}

function dayOf({ text, lender }: LocalizedCorrection['date']): PhrasingContent[] {
  const words: PhrasingContent = { type: 'text', value: text };
  if (lender === undefined) return [words];
  return [{ type: 'run', direction: lender.direction, lang: lender.tag, children: [words] }];
}
