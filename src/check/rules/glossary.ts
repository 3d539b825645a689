import { searchLetters, termsIn } from '../terms.js';
import { translationCheck } from '../translation-check.js';

/** Terms of the glossary that a translation renders by none of the accepted forms. */
export const glossary = translationCheck({
  id: 'glossary',
  severity: 'warning',
  description:
    'A term of the glossary without any of its accepted forms. The terms are in `locales/<tag>/glossary.json`: `"term": ["accepted form", …]`, where a form is the beginning of a word.',
  samples: [
    {
      locale: 'fa',
      source: 'Every refugee stays.',
      wrong: 'هر مهاجر می‌ماند.',
      right: 'هر پناهنده می‌ماند.',
    },
    {
      locale: 'ps',
      source: 'Every refugee stays.',
      wrong: 'هر مسافر پاتې کېږي.',
      right: 'هر کډوال پاتې کېږي.',
    },
  ],
  compares: true,
  *inspect({ source, target }, { locale, subject }) {
    const own = subject.glossaries.get(locale.tag);
    if (own === undefined || own.size === 0) return;
    let letters: string | undefined;
    for (const { term, forms, isIn } of termsIn(source.text, own)) {
      if (/^[\p{Lu}\d]+$/u.test(term)) continue;
      letters ??= searchLetters(target.text);
      if (isIn(letters)) continue;
      yield {
        message: `The original has “${term}”, but the translation has none of its accepted forms.`,
        help: `Write ${forms.join(' or ')}, or add the form you use to glossary.json.`,
      };
    }
  },
});
