import type { Check, Finding } from '../../model/check.js';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>\n';
const STATEMENT = '# Keep it open\n\nThey stay.\n';
const published = (brand: string) => ({
  'locales/en/statement.md': STATEMENT,
  'logo.svg': LOGO,
  'publish.config.yaml': `date: 2026-03-12\nlocales: [en]\nbrand: { logo: ${brand} }\n`,
});

/** Languages in which nothing says what the logo shows. */
export const logoText: Check = {
  id: 'logo-text',
  severity: 'warning',
  description:
    'The logo has no alternative text in a language: people who cannot see it hear that of the source language, or nothing.',
  page: 'brand.md',
  samples: [
    {
      wrong: '`brand: { logo: logo.svg }`',
      right: '`brand: { logo: { file: logo.svg, alt: Harbour Readers } }`',
      files: {
        wrong: published('logo.svg'),
        right: published('{ file: logo.svg, alt: Harbour Readers }'),
      },
    },
  ],
  *run({ documents, config }): Iterable<Finding> {
    const { file, alt } = config.brand.logo;
    if (file === undefined) return;
    const { words: path, ...place } = file;
    for (const { locale } of documents) {
      if (Object.hasOwn(alt, locale.tag)) continue;
      const isLent = Object.hasOwn(alt, config.sourceLocale);
      yield {
        ...place,
        locale: locale.tag,
        message: `The logo has no alternative text in “${locale.tag}”; ${isLent ? `its pages have that of “${config.sourceLocale}”` : 'those who cannot see it learn nothing of it'}.`,
        help: `Say what it shows, usually a name: brand: { logo: { file: ${path}, alt: { ${locale.tag}: … } } }`,
      };
    }
  },
};
