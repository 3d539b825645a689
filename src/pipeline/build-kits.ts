import { bindFiles, type Edition } from '../edition.js';
import { stringsPath } from '../model/catalogue.js';
import type { Config } from '../model/config.js';
import type { Format } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Problem } from '../model/problem.js';
import { lenderOf } from '../model/strings.js';
import { KIT_TITLE, kitOf } from '../render/kit/index.js';
import { checkEdition, makeEditionOf, type BuildSteps, type MadeEdition } from './build-edition.js';
import { preflightProblems } from './inspect.js';
import type { Strictness } from './policy.js';

/** What a person chooses for kits. */
export interface KitChoices extends Strictness {
  readonly formats: readonly Format[];
  /** Languages, each of which gets a kit; all where none is named. */
  readonly locales?: readonly string[] | undefined;
}

/** Kits that may be put in their place, and what there is to report of them. */
export interface MadeKits {
  readonly edition: Edition;
  readonly problems: readonly Problem[];
}

/**
 * A press kit for each language: an edition of that language alone, so that nothing in it leads to files that are not
 * there, in a zip file. What must not be published ends it with a `Failure`, as in a build.
 */
export async function buildKits(
  host: Host,
  config: Config,
  choices: KitChoices,
  steps: BuildSteps,
): Promise<MadeKits> {
  const own = { ...config, static: undefined, moved: [], withdrawn: [] };
  const { formats } = choices;
  const checked = await checkEdition(host, own, choices, steps);
  const made: MadeEdition[] = [];
  for (const document of checked.documents)
    made.push(await makeEditionOf(host, { ...checked, documents: [document] }, choices, steps));
  const manifests = made.map(({ edition }) => edition.manifest);
  const [first] = manifests;
  if (first === undefined) throw new RangeError('There is no language to make a kit of.');
  const edition = bindFiles(
    { ...first, locales: manifests.flatMap((manifest) => manifest.locales), corrections: undefined },
    made.flatMap((one) => kitsOf(one, formats, config)),
  );
  const found = made.flatMap(({ problems, inspected, documents }) => [
    ...problems,
    ...preflightProblems(inspected),
    ...documents.flatMap((document) => lentWords(document, formats)),
  ]);
  // What is said of the statement is said for each language.
  const problems = new Map(found.map((one) => [JSON.stringify(one), one]));
  return { edition, problems: [...problems.values()] };
}

/** Words of the list in a kit that a language has not: they are there in another. */
function lentWords({ locale, strings }: LocalizedDocument, formats: readonly Format[]): Problem[] {
  const keys = [KIT_TITLE, ...formats.map(({ purpose }) => purpose)].map(({ key }) => key);
  const lent = keys.filter((key) => lenderOf(strings, key) !== undefined);
  if (lent.length === 0) return [];
  return [
    {
      rule: 'missing-string',
      severity: 'info',
      locale: locale.tag,
      file: stringsPath(locale.tag),
      message: `“${locale.tag}” lacks words for the list in its press kit (${lent.join(', ')}); they are in another language there.`,
      help: 'Add them to this file.',
    },
  ];
}

/** The kit of an edition of one language. */
function kitsOf({ edition, documents }: MadeEdition, formats: readonly Format[], { text }: Config) {
  const { files, manifest } = edition;
  // What is beside the folders, such as the chooser and the sitemap, is for a website.
  const kept = manifest.files.filter(({ path }) => path.includes('/'));
  const content = kept.flatMap(({ path }) => {
    const bytes = files.get(path);
    return bytes === undefined ? [] : [[path, bytes] as const];
  });
  const listed = formats.flatMap((format) =>
    kept.filter((file) => file.format === format.id).map(({ path }) => [path, format] as const),
  );
  return documents.map((document) => kitOf(document, new Map(content), new Map(listed), text));
}
