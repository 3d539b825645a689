import { marksOf } from '../marks.js';
import { translationCheck } from '../translation-check.js';

const KINDS = [
  ['strong', 'bold', '**'],
  ['emphasis', 'emphasised', '*'],
  ['delete', 'struck-out', '~~'],
] as const;

/** Emphasis that a translation has more or less often than the original. */
export const emphasis = translationCheck({
  id: 'emphasis',
  severity: 'warning',
  description: 'Bold or italics that the translation loses.',
  samples: [
    { locale: 'fa', source: 'Stop **at once**.', wrong: 'فوراً توقف کنید.', right: '**فوراً** توقف کنید.' },
    { locale: 'ps', source: 'Stop **at once**.', wrong: 'سمدلاسه ودرېږئ.', right: '**سمدلاسه** ودرېږئ.' },
  ],
  compares: true,
  *inspect({ segment, translation }) {
    const wanted = marksOf(segment.content);
    const found = marksOf(translation.content);
    for (const [kind, word, mark] of KINDS) {
      if (wanted[kind].length === found[kind].length) continue;
      yield {
        offset: found[kind][wanted[kind].length]?.offset,
        message: `The original has ${wanted[kind].length} ${word} ${wanted[kind].length === 1 ? 'passage' : 'passages'}, the translation ${found[kind].length}.`,
        help: `Mark the same words: ${mark}words${mark}.`,
      };
    }
  },
});
