import type { Edition } from '../edition.js';
import type { Config } from '../model/config.js';
import type { Format } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { InspectedFile } from '../model/preflight.js';
import type { EarlierEdition } from '../model/manifest.js';
import type { Problem } from '../model/problem.js';
import { checkAll, readFonts } from './check.js';
import { chooseLocales, requireHeld } from './choices.js';
import { localizeAll } from './documents.js';
import { lostAddresses } from './lost-addresses.js';
import { inspectEdition, preflightProblems } from './inspect.js';
import { requireFit, requireMade, requirePublishable, requireStrict, type Strictness } from './policy.js';
import { loadPublication, type Publication } from './publication.js';
import { renderEdition } from './render.js';

/** What a person chooses for one build. */
export interface BuildChoices extends Strictness {
  readonly formats: readonly Format[];
  /** Languages; all where none is named. */
  readonly locales?: readonly string[] | undefined;
  /** The edition that the new one will replace. */
  readonly earlier?: { readonly edition: EarlierEdition; readonly shown: string } | undefined;
  /** Whether the caller reports what preflight finds in a table of its own. */
  readonly reportsPreflight?: boolean | undefined;
}

/** Steps at which the caller is called; each may throw to stop the build. */
export interface BuildSteps {
  /** Everything has been read and checked. */
  readonly checked?: (documents: readonly LocalizedDocument[], withdrawn: readonly string[]) => Promise<void>;
  readonly rendered?: (format: Format, document: LocalizedDocument) => void;
  readonly inspected?: (files: readonly InspectedFile[]) => void;
}

/** An edition that may be put in its place, and what there is to report of it. */
export interface MadeEdition {
  readonly publication: Publication;
  readonly documents: readonly LocalizedDocument[];
  readonly edition: Edition;
  readonly problems: readonly Problem[];
  readonly inspected: readonly InspectedFile[];
}

/** What may be published: read, checked, and not rendered yet. */
export interface CheckedEdition {
  readonly publication: Publication;
  /** The statement in every locale that was chosen. */
  readonly documents: readonly LocalizedDocument[];
  readonly found: readonly Problem[];
}

/**
 * The whole way from a folder to an edition, stage by stage. What must not be published ends it with a `Failure`
 * (`policy.ts`); nothing is written here.
 */
export async function buildEdition(
  host: Host,
  config: Config,
  choices: BuildChoices,
  steps: BuildSteps = {},
): Promise<MadeEdition> {
  return makeEditionOf(host, await checkEdition(host, config, choices, steps), choices, steps);
}

/** The first half of the way: everything is read and checked. */
export async function checkEdition(
  host: Host,
  config: Config,
  choices: BuildChoices,
  steps: BuildSteps = {},
): Promise<CheckedEdition> {
  const { formats } = choices;
  requireHeld(formats, config);
  // What takes long starts while the publication is read and checked.
  for (const format of formats) format.warm?.(host);

  const publication = await loadPublication(host, config);
  const documents = localizeAll(publication, chooseLocales(publication.tags, choices.locales));

  const fonts = await readFonts(host, { ...config, formats: formats.map(({ id }) => id) });
  const found = [
    ...checkAll(publication, documents, fonts),
    ...(choices.earlier === undefined ? [] : lostAddresses(choices.earlier, publication)),
  ];
  requirePublishable(found, documents, config.sourceLocale);
  requireStrict(publication, found, documents, choices);
  await steps.checked?.(documents, publication.withdrawn);
  return { publication, documents, found };
}

/** The second half: the documents are rendered, bound and inspected. */
export async function makeEditionOf(
  host: Host,
  { publication, documents, found }: CheckedEdition,
  choices: BuildChoices,
  steps: BuildSteps = {},
): Promise<MadeEdition> {
  const { formats } = choices;
  const rendering = await renderEdition(host, publication, documents, formats, steps.rendered);
  const { edition, problems: rendered } = requireMade(rendering);

  const inspected = await inspectEdition(edition, host);
  steps.inspected?.(inspected);
  const preflight = preflightProblems(inspected);
  requireFit(preflight, rendered, choices.reportsPreflight === true);

  const problems = [...found, ...rendered];
  requireStrict(publication, [...problems, ...preflight], documents, choices);
  return { publication, documents, edition, problems, inspected };
}
