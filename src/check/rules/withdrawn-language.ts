import type { Check, Finding } from '../../model/check.js';

const published = (config: string) => ({
  'locales/en/statement.md': '# Keep it open\n\nThey stay.\n',
  'publish.config.yaml': `date: 2026-03-12\n${config}\n`,
});

/** Languages that are both published and withdrawn. */
export const withdrawnLanguage: Check = {
  id: 'withdrawn-language',
  severity: 'error',
  description:
    'A language is under `withdrawn` and is published all the same, is the source language, or is there twice. A warning if the note on its withdrawal has no text in that language.',
  page: 'configuration.md#other-keys',
  samples: [
    {
      wrong: '`locales: [en, fa]` with `withdrawn: [{ locale: fa, date: 2026-03-14 }]`',
      right: '`locales: [en]` with it',
      files: {
        wrong: published('locales: [en, fa]\nwithdrawn: [{ locale: fa, date: 2026-03-14 }]'),
        right: published('locales: [en]\nwithdrawn: [{ locale: fa, date: 2026-03-14 }]'),
      },
    },
  ],
  of: 'source',
  *run({ config: { withdrawn = [], sourceLocale }, whole: { tags } }): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { locale, note } of withdrawn) {
      const { words: tag, ...place } = locale;
      const fault = (message: string, help: string): Finding => ({ ...place, fatal: 'build', message, help });
      if (tag === sourceLocale) {
        const help = 'Remove the entry. A statement as a whole is withdrawn where it is published.';
        yield fault(`The source language “${tag}” cannot be withdrawn: every page shows what it says.`, help);
      } else if (tags.includes(tag)) {
        const help = 'Remove it from `locales`, or remove the entry under `withdrawn`.';
        yield fault(`“${tag}” is withdrawn and is a language of the publication.`, help);
      } else if (seen.has(tag)) {
        yield fault(`“${tag}” is withdrawn twice.`, 'Keep one of the two entries.');
      } else if (note !== undefined && !note.own.has(tag)) {
        yield {
          ...{ ...place, severity: 'warning' },
          message: `The note on the withdrawal of “${tag}” is not in that language; its page shows the note in “${sourceLocale}”.`,
          help: `Add it: note: { ${sourceLocale}: …, ${tag}: … }`,
        };
      }
      seen.add(tag);
    }
  },
};
