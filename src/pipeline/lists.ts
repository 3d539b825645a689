import { localizeDate } from '../localize/dates.js';
import type { Config } from '../model/config.js';
import type { Artifact } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { Outcome, Problem } from '../model/problem.js';
import { feedStatements } from '../render/lists/feed.js';
import { renderLists } from '../render/lists/index.js';
import {
  listLanguages,
  newestFirst,
  type CollectedStatement,
  type ListLanguage,
} from '../render/lists/listing.js';
import { readBrand } from './brand.js';
import { readTemplates } from './publication.js';
import { packagedStrings, readAllStrings } from './strings.js';

/**
 * The files that lead to the editions of a collection: lists, feeds and sitemaps.
 *
 * @param host of the folder that may have a brand, templates and interface strings for them
 * @returns nothing where a file for them cannot be used; also what is in no list, and why
 */
export async function makeLists(
  host: Host,
  config: Config,
  editions: readonly CollectedStatement[],
): Promise<Outcome<readonly Artifact[]>> {
  const { listed, problems } = listable(editions);
  const { base, problem } = baseOf(listed);
  if (problem !== undefined) problems.push(problem);
  else problems.push(...undated(listed));
  const { brand, images, problems: ofBrand } = await readBrand(host, config);
  if (ofBrand.length > 0) return { problems: ofBrand };
  const statements = newestFirst(listed);
  const read = await readLanguages(host, config, listLanguages(statements));
  const ownTemplates = new Set((await readTemplates(host)).map(({ name }) => name));
  const context = { brand, images, ownTemplates, resource: (name: string) => host.resource(name) };
  return {
    value: await renderLists({ statements, base, languages: read.value }, context),
    problems: [...problems, ...read.problems],
  };
}

function note(message: string, help: string): Problem {
  return { rule: 'lists', severity: 'info', message, help };
}

/** Statements with pages that everybody may see; without any pages nothing is said of that. */
function listable(editions: readonly CollectedStatement[]): {
  readonly listed: readonly CollectedStatement[];
  readonly problems: Problem[];
} {
  const paged = editions.filter(({ statement }) => statement.pages.length > 0);
  const unpaged = paged.length === 0 ? [] : editions.filter((one) => !paged.includes(one));
  const embargoed = paged.filter(({ statement }) => statement.embargo !== null);
  const problems = [
    ...unpaged.map(({ path }) =>
      note(`${path} has no web pages, so it is in no list.`, 'Build it with the format html.'),
    ),
    ...embargoed.map(({ path, statement }) =>
      note(
        `${path} is under embargo until ${statement.embargo}, so it is in no list.`,
        'When the embargo has ended, remove it from the publication and build again.',
      ),
    ),
  ];
  return { listed: paged.filter((one) => !embargoed.includes(one)), problems };
}

function undated(listed: readonly CollectedStatement[]): Problem[] {
  const dated = feedStatements(listed);
  return listed
    .filter((one) => !dated.includes(one))
    .map(({ path }) => note(`${path} has no date, so it is in no feed.`, 'Set `date` in its configuration.'));
}

/** Where the collection is on the web: each edition is there in the folder of its name. */
function baseOf(listed: readonly CollectedStatement[]): { base?: string; problem?: Problem } {
  const none = 'There are no feeds and no sitemap of the collection';
  const without = listed.filter(({ statement }) => statement.address === null);
  const names = without.map(({ path }) => path).join(', ');
  if (without.length > 0) {
    return {
      problem: note(
        `${none}: without \`baseUrl\` in ${names}, their addresses are not known.`,
        'Set `baseUrl` in each configuration: the address of the collection, a slash, the name of the folder.',
      ),
    };
  }
  let base: string | undefined;
  for (const { path, statement } of listed) {
    const own = aboveOf(statement.address ?? '', path);
    if (own !== undefined && (base ?? own) === own) base = own;
    else {
      const expected = `${base ?? 'https://…'}/${encodeURIComponent(path)}`;
      return {
        problem: note(
          `${none}: the \`baseUrl\` of ${path} is ${statement.address}, not ${expected}.`,
          'The address of each edition is that of the collection, a slash, and the name of its folder.',
        ),
      };
    }
  }
  return base === undefined ? {} : { base };
}

/** An address without the folder at its end; `undefined` where it does not end in that folder. */
function aboveOf(address: string, folder: string): string | undefined {
  const end = [folder, encodeURIComponent(folder), encodeURI(folder)]
    .map((name) => `/${name}`)
    .find((name) => address.endsWith(name));
  const above = end === undefined ? '' : address.slice(0, -end.length);
  return URL.canParse(above) ? above : undefined;
}

async function readLanguages(
  host: Host,
  config: Config,
  tags: readonly string[],
): Promise<{ readonly value: ReadonlyMap<string, ListLanguage>; readonly problems: readonly Problem[] }> {
  const { value: stringsFor, problems } = await readAllStrings(host, tags, ['en'], config);
  const languages = tags.map(async (tag): Promise<[string, ListLanguage]> => {
    const strings = stringsFor(tag);
    const kind = (await packagedStrings(host, tag)).get('kind');
    const date = (iso: string) => localizeDate(iso, strings);
    return [tag, { strings, date, kind: typeof kind === 'string' ? kind : undefined }];
  });
  return { value: new Map(await Promise.all(languages)), problems };
}
