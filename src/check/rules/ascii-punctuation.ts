import { isArabicScript, isHouseLanguage } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

const ASCII = new RegExp(
  `(?<=[\\u0600-\\u06FF][\\s»)\\u200C]?)[,;?]|(?<=[٠-٩۰-۹]\\s?)%|(?<=^|\\s)%(?=[٠-٩۰-۹])|(?<=[\\u0600-\\u06FF] ${OBJECT}+)\\?`,
  'gu',
);
const SIGNS: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟', '%': '٪' };

/** A list for a machine: `a,b,c`, `web;browser;`. */
const isList = { ',': /\p{L},\p{L}/u, ';': /\p{L};(?:\p{L}|$)/u };

/** Comma, semicolon, question mark and percent sign of Latin script in a text of Arabic script. */
export const asciiPunctuation = translationCheck({
  id: 'ascii-punctuation',
  severity: 'error',
  description: 'A comma, semicolon or question mark of the Latin script after Arabic letters.',
  samples: [
    {
      locale: 'ps',
      source: 'They go, we stay.',
      wrong: 'هغوی ځي, موږ پاتې کېږو.',
      right: 'هغوی ځي، موږ پاتې کېږو.',
    },
    {
      locale: 'fa',
      source: 'They go, we stay.',
      wrong: 'آنان می‌روند, ما می‌مانیم.',
      right: 'آنان می‌روند، ما می‌مانیم.',
    },
    { locale: 'fa-AF', source: '62% stay.', wrong: '۶۲% می‌مانند.', right: '۶۲٪ می‌مانند.' },
  ],
  applies: isArabicScript,
  *inspect({ source, target }, { locale }) {
    if (!/[,;?%]/u.test(target.bare)) return;
    for (const { 0: sign, index } of target.bare.matchAll(ASCII)) {
      if (
        (sign === ',' || sign === ';') &&
        isList[sign].test(target.text.slice(index - 1, index + 2)) &&
        isList[sign].test(source.text)
      )
        continue;
      const isGrouping = sign === ',' && /^.[,]\p{Nd}/u.test(target.bare.slice(index - 1));
      const right = isGrouping ? '٬' : (SIGNS[sign] ?? sign);
      yield {
        at: index,
        severity: isHouseLanguage(locale) ? undefined : 'warning',
        message: `“${sign}” after Arabic script.`,
        help: `Write ${right}.`,
        corrections: [{ from: index, to: index + 1, text: right }],
      };
    }
  },
});
