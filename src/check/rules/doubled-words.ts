import { isPashto, isPersian, languageOf } from '../languages.js';
import { translationCheck } from '../translation-check.js';

const REPEATED =
  /(?<![\p{L}\p{M}\p{N}\u200C’'-])(\p{L}[\p{L}\p{M}\u200C]*)\s+\1(?![\p{L}\p{M}\p{N}\u200C’'-])/giu;

/** Words that are never said twice; others are, for emphasis: «کم کم», «ورو ورو». */
const PERSIAN = new Set(
  'و در از که را است این آن با برای تا یا هم نیز شد شده می بر اما اگر ما شما آنها خود'.split(' '),
);
const PASHTO = new Set('د په چې کې او ته له دی دي ده پر یا هم شي شوي باید خپل هغه دا به نه'.split(' '));

/** Languages that never double a word for emphasis, and the words that grammar doubles in them. */
const ALLOWED: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  (
    'en:had that|fr:nous vous|de:die das der sie|nl:die dat ze|es:|pt:|ca:|it:|ro:|sv:som|da:der|nb:|nn:|fi:|et:|lv:|' +
    'lt:|pl:|cs:|sk:|sl:|hr:|sr:|bs:|bg:|mk:|uk:|ru:|be:|el:|sq:'
  )
    .split('|')
    .map((line) => {
      const [language = '', words = ''] = line.split(':');
      return [language, new Set(words.split(' '))] as const;
    }),
);

/** A word that appears twice in a row. */
export const doubledWords = translationCheck({
  id: 'doubled-words',
  severity: 'warning',
  description: 'A word twice in a row.',
  samples: [
    {
      locale: 'fa',
      source: 'They left home.',
      wrong: 'آنان از از خانه رفتند.',
      right: 'آنان از خانه رفتند.',
    },
    {
      locale: 'ps',
      source: 'They came from home.',
      wrong: 'دوی د د کور له لارې راغلل.',
      right: 'دوی د کور له لارې راغلل.',
    },
    { locale: 'fr', source: 'They stay here.', wrong: 'Elles restent ici ici.', right: 'Elles restent ici.' },
  ],
  *inspect({ source, target }, { locale }) {
    const never = isPersian(locale) ? PERSIAN : isPashto(locale) ? PASHTO : undefined;
    const allowed = ALLOWED[languageOf(locale)];
    // Where the grammar doubles words (Urdu, Turkish, Malay …), a doubled one says nothing.
    if (never === undefined && allowed === undefined) return;
    let said: ReadonlySet<string> | undefined;
    for (const { 0: both, 1: word = '', index } of target.bare.matchAll(REPEATED)) {
      if (never === undefined ? allowed?.has(word.toLowerCase()) : !never.has(word)) continue;
      said ??= new Set(source.text.match(REPEATED));
      if (said.has(both)) continue;
      yield {
        at: index,
        message: `“${word}” appears twice in a row.`,
        help: 'Delete one of them if it is a mistake.',
      };
    }
  },
});
