import { resolve } from 'node:path';
import { openEditionFolder } from '../io/edition-folder.js';
import { placeIn, placeNamed } from '../io/disk/place.js';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import type { Format } from '../model/format.js';
import type { LocalizedDocument } from '../model/localized.js';
import { MANIFEST, type ManifestFile } from '../model/manifest.js';
import { isBlocked, type Problem } from '../model/problem.js';
import { checkAll, formats, localizeAll, readFonts, renderEdition } from '../pipeline.js';
import { BIDI_MODES, type BidiMode } from '../model/config.js';
import { recognisedLine } from '../report/outline.js';
import { nearest } from '../text/nearest.js';
import { countText } from '../report/text.js';
import type { BuildOptions } from './build-options.js';
import type { BuiltEdition } from './built-edition.js';
import { chooseLocales, loadConfig, loadPublication, type CommandContext } from './context.js';
import { inspectEdition, preflightProblems, tellPreflight } from './inspect-edition.js';
import { requireElsewhere } from './own-places.js';

const OUT_DIR_HELP = 'Name it with --out-dir if the edition shall go there.';

/**
 * Makes one publication's edition and puts it in place.
 *
 * @param outDir where it goes, relative to the publication; the configuration says where one is absent
 * @throws {Failure} where it cannot be made, or is no strict build; the old edition then stays
 */
export async function makeEdition(
  context: CommandContext,
  options: BuildOptions,
  outDir: string | undefined,
): Promise<BuiltEdition> {
  const started = performance.now();
  const { terminal, host } = context;
  const read = await loadConfig(context, options.config);
  const config = {
    ...read,
    text: { wrap: options.wrap ?? read.text.wrap, bidi: chooseBidi(options.bidi) ?? read.text.bidi },
  };
  const chosen = chooseFormats(options.format ?? config.formats);
  // What takes long starts while the publication is read and checked.
  for (const format of chosen) format.warm?.(host);
  const target = resolve(context.folder, outDir ?? config.outDir);
  // Who types a place means it; a configuration or a link may be a stranger’s.
  const place =
    outDir === undefined
      ? await placeIn(context.folder, config.outDir, { help: OUT_DIR_HELP })
      : await placeNamed(target, outDir);
  const folder = await openEditionFolder(place, context.folder);
  await requireElsewhere(context.folder, config, place, 'edition');
  const { publication } = await loadPublication(context, config, { isWriting: true });
  const documents = localizeAll(publication, chooseLocales(publication.tags, options.locale));
  const fonts = await readFonts(host, { ...config, formats: chosen.map(({ id }) => id) });
  const found = checkAll(publication, documents, fonts);
  const published = new Set([config.sourceLocale, ...documents.map(({ locale }) => locale.tag)]);
  const stops = found.filter(({ fatal, locale }) => fatal === 'build' && published.has(locale ?? ''));
  if (stops.length > 0)
    throw new Failure(1, 'This must not be published. Nothing was written.', undefined, stops);
  refuse(strictProblems(found, documents, options), options);
  const requireAll = requireNothingLeftOut(chosen, documents, options, place.shown);
  requireAll(await folder.listed());
  const readAt = performance.now();

  const variants = chosen.length * documents.length;
  let count = 0;
  const edition = await renderEdition(host, publication, documents, chosen, (format, { locale }) => {
    count += 1;
    terminal.step(`[${count}/${variants}] ${locale.tag} ${format.id}`);
  });
  if (edition.value === undefined || isBlocked(edition.problems)) {
    throw new Failure(1, 'The edition cannot be made.', undefined, edition.problems);
  }
  const inspected = await inspectEdition(edition.value, host);
  tellPreflight(inspected, options, terminal);
  const preflight = preflightProblems(inspected);
  if (isBlocked(preflight)) {
    // What a page was refused may be why.
    throw new Failure(1, 'A PDF is not fit to be published. Nothing was written.', undefined, [
      ...edition.problems,
      ...(options.report === 'preflight' ? [] : preflight),
    ]);
  }
  const problems = [...found, ...edition.problems];
  refuse(strictProblems([...problems, ...preflight], documents, options), options);
  const renderedAt = performance.now();
  await folder.replace(edition.value.files, requireAll, options.signal);
  const ended = performance.now();
  return {
    outDir: target,
    recognised: recognisedLine(publication.plan.document.outline),
    manifest: edition.value.manifest,
    manifestHash: sha256(edition.value.files.get(MANIFEST) ?? ''),
    problems,
    inspected,
    variants,
    timings: {
      read: Math.round(readAt - started),
      render: Math.round(renderedAt - readAt),
      write: Math.round(ended - renderedAt),
      total: Math.round(ended - started),
    },
  };
}

/** How many files that would be left out are named. */
const MOST_NAMED = 5;

/**
 * A build of some languages or formats alone must not take the others away, unless --replace is given.
 *
 * @returns a look at what the edition lists that would be replaced; it throws a {@link Failure} of code 2
 */
function requireNothingLeftOut(
  chosen: readonly Format[],
  documents: readonly LocalizedDocument[],
  { replace, locale, format }: BuildOptions,
  shown: string,
): (listed: readonly ManifestFile[]) => void {
  if (replace === true || (locale === undefined && format === undefined)) return () => undefined;
  const tags = new Set(documents.map((document) => document.locale.tag));
  const ids = new Set(chosen.map(({ id }) => id));
  // What the languages share goes with the files that use it.
  const isMade = (file: ManifestFile) =>
    file.locale === null || file.format === null || (tags.has(file.locale) && ids.has(file.format));
  return (listed) => {
    const left = listed.filter((file) => !isMade(file)).map(({ path }) => path);
    if (left.length === 0) return;
    const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
    throw new Failure(
      2,
      `The edition in ${shown} has files that this build would leave out: ${left.slice(0, MOST_NAMED).join(', ')}${more}. Nothing was written.`,
      'Choose another folder with --out-dir, or replace the edition by this one with --replace.',
    );
  };
}

/** What keeps a strict build or a release from being made; an ordinary build reports and goes on. */
function strictProblems(
  problems: readonly Problem[],
  documents: readonly LocalizedDocument[],
  { strict, release }: BuildOptions,
): Problem[] {
  if (strict !== true && release !== true) return [];
  const unreviewed = documents.flatMap(({ locale, completeness }): Problem[] =>
    release === true && completeness.status !== 'source' && completeness.status !== 'reviewed'
      ? [
          {
            rule: 'not-reviewed',
            severity: 'error',
            locale: locale.tag,
            message: `${completeness.total - completeness.reviewed} of ${completeness.total} segments of “${locale.tag}” are not reviewed.`,
            help: 'A release wants every segment read by a named person.',
          },
        ]
      : [],
  );
  // Completeness is asked of the documents, for configuration may silence the checks that report it.
  const said = new Set(
    problems
      .filter(({ rule, severity }) => severity !== 'info' && /^(?:missing|outdated)-translation$/u.test(rule))
      .map(({ locale }) => locale),
  );
  const incomplete = documents.flatMap(({ locale, completeness }): Problem[] =>
    completeness.translated < completeness.total && !said.has(locale.tag)
      ? [
          {
            rule: 'not-complete',
            severity: 'error',
            locale: locale.tag,
            message: `“${locale.tag}” is translated to ${completeness.percent} %.`,
            help: '`publish check` says what is missing.',
          },
        ]
      : [],
  );
  return [...problems.filter(({ severity }) => severity !== 'info'), ...incomplete, ...unreviewed];
}

function refuse(problems: readonly Problem[], { release }: BuildOptions): void {
  if (problems.length === 0) return;
  const kind = release === true ? 'release' : 'strict build';
  throw new Failure(
    1,
    `This is no ${kind}: ${countText(problems)}. Nothing was written.`,
    'Settle each as the line below it says. One that is right as it is: accept it with a reason (docs/checks.md).',
    problems,
  );
}

function chooseFormats(asked: readonly string[] | undefined): readonly Format[] {
  if (asked === undefined || asked.length === 0) return formats.filter(({ onRequest }) => onRequest !== true);
  const ids = formats.map(({ id }) => id);
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new Failure(
      2,
      `There is no format “${id}”.`,
      near === undefined ? `There are ${ids.join(', ')}.` : `Did you mean “${near}”?`,
    );
  }
  return formats.filter(({ id }) => asked.includes(id));
}

function chooseBidi(asked: string | undefined): BidiMode | undefined {
  if (asked === undefined) return undefined;
  const mode = BIDI_MODES.find((one) => one === asked);
  if (mode === undefined)
    throw new Failure(2, `--bidi cannot be “${asked}”.`, `It can be ${BIDI_MODES.join(', ')}.`);
  return mode;
}
