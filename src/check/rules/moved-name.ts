import type { Check, Finding } from '../../model/check.js';

const published = (moved: string) => ({
  'locales/en/statement.md': '# Keep it open\n\nThey stay.\n',
  'publish.config.yaml': `date: 2026-03-12\nlocales: [en]\nmoved: ${moved}\n`,
});

/** Earlier names that keep no address. */
export const movedName: Check = {
  id: 'moved-name',
  severity: 'warning',
  description:
    'A name under `moved` has no effect: it is the present name of the files, or it is there twice.',
  page: 'configuration.md#other-keys',
  samples: [
    {
      wrong: '`moved: [keep-it-open]` for files that are named `keep-it-open`',
      right: '`moved: [open]`',
      files: { wrong: published('[keep-it-open]'), right: published('[open]') },
    },
  ],
  of: 'source',
  *run({ document, config: { moved = [] } }): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { words, ...place } of moved) {
      const isPresent = words === document.slug;
      if (isPresent || seen.has(words)) {
        const message = isPresent
          ? `“${words}” under \`moved\` is the present name of the files.`
          : `“${words}” is under \`moved\` twice.`;
        yield { ...place, message, help: 'Remove it there, or write the name that the files had before.' };
      }
      seen.add(words);
    }
  },
};
