import type { Config } from '../model/config.js';
import { cataloguePaths } from '../model/catalogue.js';
import type { Host } from '../model/host.js';
import { canonicalTag } from '../model/locale.js';
import type { Problem } from '../model/problem.js';

/** What the rule says of a folder with translations that nothing reads. */
const RULE = { rule: 'unlisted-locale', severity: 'info' } as const;

/**
 * Translations that are neither checked nor published: their language is not one of the publication’s, or their folder
 * has another name than its tag.
 *
 * @param tags the languages of the publication, the source first
 */
export async function unlistedLocales(
  host: Host,
  { locales, withdrawn = [], localesAt }: Config,
  tags: readonly string[],
): Promise<readonly Problem[]> {
  const known = new Set([...tags, ...withdrawn.map(({ locale }) => locale.words)]);
  const { folders } = await host.entries('locales');
  const problems: Problem[] = [];
  for (const name of folders.filter((folder) => !known.has(folder))) {
    const file = cataloguePaths(name).statement;
    const { files } = await host.entries(`locales/${name}`);
    if (!files.some((one) => file.endsWith(`/${one}`))) continue;
    const tag = canonicalTag(name.replaceAll('_', '-'));
    const lies = `The translations in locales/${name} are neither checked nor published`;
    if (tag !== undefined && tag !== name) {
      const message = `${lies}: the tag of the language is “${tag}”.`;
      const help = known.has(tag)
        ? `Move them into locales/${tag}, or remove them.`
        : `Rename the folder to ${tag}${locales === undefined ? '' : ', and add the tag to `locales`'}.`;
      problems.push({ ...RULE, file, message, help });
    } else if (tag === undefined || locales === undefined) {
      const message = `${lies}: “${name}” is not a language tag.`;
      problems.push({
        ...RULE,
        file,
        message,
        help: 'Give the folder the tag of its language, such as fa-AF.',
      });
    } else {
      const message = `${lies}: “${tag}” is not in \`locales\`.`;
      const help = `Write \`locales: [${[...locales, tag].join(', ')}]\`, or move the folder away.`;
      problems.push({ ...RULE, ...(localesAt ?? { file }), message, help });
    }
  }
  return problems;
}
