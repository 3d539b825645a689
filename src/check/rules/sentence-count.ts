import { isDense, WITHOUT_STOP } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

const END = new RegExp(
  `(?<![\\s.]\\p{Lu}|Mr|Mrs|Dr|No|Art|vs|[ei]\\.[ge])(?:(?<!\\s)[.…]|[!?؟۔।։።])+[)\\]»”"'’${OBJECT}]*(?=\\s|$)|[。！？]`,
  'gu',
);
/** Something is added only if the text has also grown by this much. */
const LONGER = 1.3;
const HALF = /[;؛；:：]/gu;

/** Translations with far fewer or more sentences than the original: one may be left out. */
export const sentenceCount = translationCheck({
  id: 'sentence-count',
  severity: 'warning',
  description: 'Far fewer or more sentences than the original.',
  samples: [
    {
      locale: 'fa',
      source: 'One came here. Two went there. Three stayed at home. Four spoke to us.',
      wrong: 'یکی آمد و دو تا رفتند و سه تا ماندند و چهار تا با ما سخن گفتند.',
      right: 'یکی آمد. دو تا رفتند. سه تا ماندند. چهار تا با ما سخن گفتند.',
    },
    {
      locale: 'ps',
      source: 'One came here. Two went there. Three stayed at home. Four spoke to us.',
      wrong: 'یو راغی او دوه لاړل او درې پاتې شول او څلورو له موږ سره خبرې وکړې.',
      right: 'یو راغی. دوه لاړل. درې پاتې شول. څلورو له موږ سره خبرې وکړې.',
    },
  ],
  compares: true,
  applies: ({ script }) => !WITHOUT_STOP.has(script),
  *inspect({ source, target }, { locale, document }) {
    const wanted = count(source.text);
    const found = count(target.text);
    // A translator may join two sentences or cut one in two.
    if (Math.abs(wanted.most - found.most) < 2) return;
    const fewer = found.most < wanted.least - 1 && found.most * 3 < wanted.least * 2;
    const more = found.least > wanted.most + 1 && found.least * 2 > wanted.most * 3;
    if (!fewer && !more) return;
    // Cutting long sentences up does not make the text longer.
    const usual = isDense(locale) === isDense(document.sourceLocale) ? LONGER : 0;
    if (more && target.text.length < usual * source.text.length) return;
    yield {
      message: `The original has ${sentences(wanted.least)}, the translation ${found.least}.`,
      help: fewer ? 'Look for a sentence that is left out.' : 'Look for a sentence that is added.',
    };
  },
});

/** Sentences; at most, if what a semicolon or colon parts is counted too. */
function count(text: string): { least: number; most: number } {
  const ends = text.match(END)?.length ?? 0;
  const least = Math.max(1, ends);
  return { least, most: least + (text.match(HALF)?.length ?? 0) };
}

function sentences(count: number): string {
  return count === 1 ? 'one sentence' : `${count} sentences`;
}
