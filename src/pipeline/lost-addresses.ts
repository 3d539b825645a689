import type { Host } from '../model/host.js';
import { MANIFEST, parseManifest, type EarlierEdition } from '../model/manifest.js';
import type { Problem } from '../model/problem.js';
import { earlierNames, partsOf } from './moved.js';
import type { Publication } from './publication.js';

/** An edition that is in place, and its folder as the person knows it. */
export interface InPlace {
  readonly edition: EarlierEdition;
  readonly shown: string;
}

/** The rule of what is said of an edition that a build replaces; once it is replaced, there is nothing to say. */
export const LOST_ADDRESS = 'lost-address';

/** Addresses of an edition in place that the publication’s next one would not have, each with the line that keeps them. */
export function lostAddresses({ edition, shown }: InPlace, publication: Publication): Problem[] {
  return [...renamedFiles(edition, shown, publication), ...lostLanguages(edition, shown, publication)];
}

/** The same for the edition in the output folder of the configuration, if one is there. */
export async function lostFromOutput(host: Host, publication: Publication): Promise<Problem[]> {
  const { outDir } = publication.config;
  // What cannot be read there is for the build to report, which has to replace it.
  const bytes = await host.read(`${outDir}/${MANIFEST}`).catch(() => undefined);
  const edition = parseManifest(bytes);
  return edition === undefined ? [] : lostAddresses({ edition, shown: outDir }, publication);
}

function renamedFiles(
  { statement, files }: EarlierEdition,
  shown: string,
  publication: Publication,
): Problem[] {
  const { config, plan } = publication;
  const { slug, hasOwnSlug, title, segments, file } = plan.document;
  const old = statement.slug;
  if (old === slug || earlierNames(config).files.includes(old)) return [];
  const kept = config.moved?.map(({ words }) => words) ?? [];
  const example = files.find(({ path, locale }) => partsOf(path, old, locale) !== undefined);
  // Pages have no slug in their addresses.
  if (example === undefined) return [];
  const renamed = partsOf(example.path, old, example.locale)?.join(slug) ?? '';
  const both = `keep both names with the line \`moved: [${[...kept, old].join(', ')}]\``;
  return [
    {
      rule: LOST_ADDRESS,
      severity: 'warning',
      locale: config.sourceLocale,
      file,
      ...segments[title]?.position,
      message: `The files of the edition in ${shown} would be renamed: ${example.path} would be ${renamed}, and links to the old name would lead nowhere.`,
      help:
        hasOwnSlug === true
          ? `In publish.config.yaml, ${both}; or set the slug back to ${old}.`
          : `In publish.config.yaml, keep the old name with the line \`slug: ${old}\`, or ${both}.`,
    },
  ];
}

function lostLanguages(
  { locales, files }: EarlierEdition,
  shown: string,
  publication: Publication,
): Problem[] {
  const { config, tags, withdrawn } = publication;
  const kept = new Set([...tags, ...withdrawn]);
  const gone = locales
    .map(({ locale }) => locale)
    .filter((tag) => !kept.has(tag) && files.some(({ locale }) => locale === tag));
  return gone.map((tag) => ({
    rule: LOST_ADDRESS,
    severity: 'warning',
    locale: config.sourceLocale,
    message: `The edition in ${shown} has “${tag}”, which is not a language of the publication any more: its page would be gone without a word, and links to it would lead nowhere.`,
    help: `If it is withdrawn, say so in publish.config.yaml with the line \`withdrawn: [{ locale: ${tag}, date: YYYY-MM-DD }]\`, with the day and, if you like, a note; its page then says so. If not, add “${tag}” to \`locales\` again.`,
  }));
}
