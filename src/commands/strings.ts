import { localeSchemaPath } from '../io/schema-path.js';
import { stringsPath } from '../model/catalogue.js';
import { planStringsFile } from '../pipeline/strings.js';
import { chooseLocales } from '../pipeline/choices.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface StringsOptions extends CommonOptions {
  readonly tags: readonly string[];
}

/** `publish strings`: a file with every interface string of a language; existing words stay. */
export async function strings(options: StringsOptions): Promise<number> {
  const { context, publication } = await openPublication(options, { isWriting: true });
  const { sourceLocale } = publication.config;
  const tags = chooseLocales(publication.tags, options.tags);
  const files = await Promise.all(
    tags.map(async (tag) => {
      const schema = await localeSchemaPath(context.folder, stringsPath(tag), 'press');
      return planStringsFile(context.host, tag, sourceLocale, schema);
    }),
  );
  const changed = await writeChanged(context, publication, files);
  if (options.quiet === true) return 0;
  for (const [path, text] of files) {
    const empty = Object.values(JSON.parse(text) as object).filter((value) => value === '').length;
    const wait = empty === 0 ? 'no string is missing' : `${empty} strings are still empty`;
    context.terminal.print(`${path}: ${changed.includes(path) ? wait : `nothing to add; ${wait}`}`);
  }
  return 0;
}
