import { decodeString } from 'micromark-util-decode-string';
import type { Check, Finding } from '../../model/check.js';
import { REFERENCE } from '../character-references.js';
import { writtenTexts, type WrittenText } from '../written-texts.js';

/** Marks that are doubled, a link or a mark of a note that did not become one. Blanks to fill in are longer. */
const STRAY = /(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|(?<!~)~~(?!~)|\]\(|\[\^[^\]\s]+\]/gu;
/** In the statement itself a lone backtick may be an apostrophe, a lone star the mark of a note. */
const STRAY_IN_TRANSLATION = /`/gu;
const LONE_STAR = /(?<=[\p{L}\p{M}\p{Nd}»”)])\*(?=\s|$)|(?<=^|\s)\*(?=[\p{L}«“(])/gu;
const isSuspicious = /[*_~`[\]&]/u;

const AS_TYPED = 'Remove the marks: this text is not Markdown and is shown as it is typed.';

/** Markdown that readers see, because it does not parse as intended or is where Markdown is not read. */
export const strayMarkup: Check = {
  id: 'stray-markup',
  severity: 'error',
  description:
    'Markdown that readers see, because it does not parse as intended or is in a place without Markdown: a name, an interface string, `signatories.json`.',
  samples: [
    { locale: 'fa', source: 'The **text** remains', wrong: '**«متن»**را', right: '**«متن»** را' },
    { locale: 'ps', source: 'The **text** remains', wrong: '**«متن»**ته', right: '**«متن»** ته' },
    {
      locale: 'en',
      wrong: 'See [the report](https://example.org/a b).',
      right: 'See [the report](https://example.org/a%20b).',
    },
    { locale: 'ps', wrong: 'موږ **وایو.', right: 'موږ **وایو**.' },
  ],
  *run(subject): Iterable<Finding> {
    for (const text of writtenTexts(subject)) {
      if (!isSuspicious.test(text.text)) continue;
      const { locale, key, place } = text;
      for (const { index, ...rest } of inspect(text))
        yield { locale: locale.tag, key, ...place(index), ...rest };
    }
  },
};

type Remark = Pick<Finding, 'severity' | 'message' | 'help'> & { readonly index: number };

function* inspect({ text, bare, pair, isPlain }: WrittenText): Iterable<Remark> {
  const source = pair?.source.text ?? '';
  const isInSource = remembered((mark: string) => source.includes(mark));
  const help = (mark: string) => (isPlain === true ? AS_TYPED : remedy(mark));
  const patterns = pair === undefined ? [STRAY] : [STRAY, STRAY_IN_TRANSLATION];
  const shown = bare();
  for (const { 0: mark, index } of patterns.flatMap((pattern) => [...shown.matchAll(pattern)])) {
    if (isInSource(mark)) continue;
    yield { index, message: `Readers will see “${mark}”: it does not parse as Markdown.`, help: help(mark) };
  }
  if (isPlain === true) yield* references(text);
  if (pair === undefined || source.includes('*')) return;
  for (const { index } of shown.matchAll(LONE_STAR))
    yield { index, severity: 'warning', message: 'Readers will see a single “*”.', help: help('*') };
}

/** A function that answers a question once. */
function remembered(ask: (mark: string) => boolean): (mark: string) => boolean {
  const answers = new Map<string, boolean>();
  return (mark) => {
    const answer = answers.get(mark) ?? ask(mark);
    answers.set(mark, answer);
    return answer;
  };
}

/** Character references where nothing reads them. */
function* references(text: string): Iterable<Remark> {
  for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
    const character = decodeString(reference);
    if (character === reference) continue;
    const message = `Readers will see “${reference}” as it is typed.`;
    yield { index, severity: 'warning', message, help: `Type the character itself: “${character}”.` };
  }
}

function remedy(mark: string): string {
  if (mark === '](')
    return 'A link is [words](https://…): no white space in its address, none between its brackets.';
  if (mark.startsWith('[^')) return `Write the note, ${mark}: …, or remove its mark.`;
  return 'Put white space before the opening and after the closing mark, or remove both.';
}
