import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { decodeString } from 'micromark-util-decode-string';
import type { Check, CheckSubject, Finding } from '../model/check.js';
import { writtenTexts, type WrittenText } from './written-texts.js';

/** Marks that are doubled, a link or a mark of a note that did not become one. Blanks to fill in are longer. */
const STRAY = /(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|(?<!~)~~(?!~)|\]\(|\[\^[^\]\s]+\]/gu;
/** In the statement itself a lone backtick may be an apostrophe, a lone star the mark of a note. */
const STRAY_IN_TRANSLATION = /`/gu;
const LONE_STAR = /(?<=[\p{L}\p{M}\p{Nd}»”)])\*(?=\s|$)|(?<=^|\s)\*(?=[\p{L}«“(])/gu;
/** A character reference (CommonMark §2.5), if its name is one. */
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});/giu;
const isSuspicious = /[*_~`[\]&]/u;

const AS_TYPED = 'Take the marks away: this text is no Markdown, it is shown as it is typed.';

/** Markdown that readers see, because it does not parse as it was meant or stands where none is read. */
export const strayMarkup: Check = {
  id: 'stray-markup',
  severity: 'error',
  *run(subject): Iterable<Finding> {
    for (const text of writtenTexts(subject)) {
      if (!isSuspicious.test(text.prose.text)) continue;
      for (const { index, ...rest } of inspect(text)) {
        if (!isShown(text, text.prose.text.slice(index, index + 2), subject)) continue;
        const { locale, key, file } = text;
        yield { locale: locale.tag, key, file, ...text.place(index), ...rest };
      }
    }
  },
};

type Remark = Pick<Finding, 'severity' | 'message' | 'help'> & { readonly index: number };

function* inspect({ prose, pair, written }: WrittenText): Iterable<Remark> {
  const source = pair?.source.text ?? '';
  const help = (mark: string) => (written === undefined ? remedy(mark) : AS_TYPED);
  const patterns = pair === undefined ? [STRAY] : [STRAY, STRAY_IN_TRANSLATION];
  for (const { 0: mark, index } of patterns.flatMap((pattern) => [...prose.bare.matchAll(pattern)])) {
    if (source.includes(mark)) continue;
    yield { index, message: `Readers will see “${mark}”: it does not parse as Markdown.`, help: help(mark) };
  }
  for (const { 0: reference, index } of prose.text.matchAll(REFERENCE)) {
    const character = decodeString(reference);
    if (character === reference || source.includes(reference)) continue;
    yield {
      index,
      severity: 'warning',
      message: `Readers will see “${reference}” as it is typed.`,
      help: `Type the character itself: “${character}”.`,
    };
  }
  if (pair === undefined || source.includes('*')) return;
  for (const { index } of prose.bare.matchAll(LONE_STAR))
    yield { index, severity: 'warning', message: 'Readers will see a single “*”.', help: help('*') };
}

function remedy(mark: string): string {
  if (mark === '](')
    return 'A link is [words](https://…): no white space in its address, none between its brackets.';
  if (mark.startsWith('[^')) return `Write the note, ${mark}: …, or take its mark away.`;
  return 'Put white space before the opening and after the closing mark, or take both away.';
}

/** Whether readers see a mark: a text of the configuration may be read as Markdown before it is shown. */
function isShown({ written }: WrittenText, mark: string, { documents }: CheckSubject): boolean {
  const content = (text: { readonly content: readonly PhrasingContent[] } | undefined) =>
    toString({ type: 'paragraph', children: [...(text?.content ?? [])] });
  switch (written?.group) {
    case 'release.place':
      return documents.some(({ place }) => content(place).includes(mark));
    case 'release.contact':
      return documents.some(({ contact }) => content(contact).includes(mark));
    case 'release.boilerplate':
      return documents.some(({ boilerplate }) => content(boilerplate).includes(mark));
    default:
      return true;
  }
}
