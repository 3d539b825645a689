import { resolve } from 'node:path';
import { openEditionFolder } from '../io/edition-folder.js';
import { placeTyped } from '../io/disk/place.js';
import type { BidiMode } from '../model/config.js';
import { BIDI_MODES } from '../model/config-keys.js';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import type { LocalizedDocument } from '../model/localized.js';
import { MANIFEST, type Manifest, type ManifestFile } from '../model/manifest.js';
import { buildEdition } from '../pipeline/build-edition.js';
import { listedStatement } from '../pipeline/listed-statement.js';
import { chooseFormats } from '../pipeline/choices.js';
import { requireNothingLeftOut } from '../pipeline/policy.js';
import { recognisedLine } from '../report/outline.js';
import type { BuildOptions } from './build-options.js';
import type { BuiltEdition } from './built-edition.js';
import type { CommandContext } from './open-context.js';
import { loadConfig, settleUnfinished } from './open-publication.js';
import { requireElsewhere } from '../io/own-places.js';
import { reportPreflight } from './report-preflight.js';

const OUT_DIR_HELP = 'To put the edition there, name it with --out-dir.';

/**
 * Makes one publication's edition and puts it in place.
 *
 * @param outDir where it goes, relative to the publication; the configuration says where one is absent
 * @throws {Failure} if it cannot be made, or is not a strict build; the old edition then stays
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
  const target = resolve(context.folder, outDir ?? config.outDir);
  const place = await placeTyped(context.folder, outDir, config.outDir, { help: OUT_DIR_HELP });
  await requireElsewhere(context.folder, config, place, 'edition');
  const folder = await openEditionFolder(place, context.folder);
  await settleUnfinished(context, config, true);

  const { locale, format, strict, release, replace, signal } = options;
  const isPart = replace !== true && (locale !== undefined || format !== undefined);
  const requireAll = (listed: readonly ManifestFile[], all: readonly string[]) => {
    if (isPart) requireNothingLeftOut(listed, chosen, all, place.shown);
  };
  let readAt = started;
  let [variants, count] = [0, 0];
  const reportsPreflight = options.report === 'preflight';
  const inPlace = await folder.earlier();
  const earlier = inPlace && { edition: inPlace, shown: place.shown };
  const choices = { formats: chosen, locales: locale, strict, release, reportsPreflight, earlier };
  const made = await buildEdition(host, config, choices, {
    async checked(all, withdrawn) {
      requireAll(await folder.listed(), tagsOf(all, withdrawn));
      readAt = performance.now();
      variants = chosen.length * all.length;
    },
    rendered({ id }, { locale: { tag } }) {
      count += 1;
      terminal.step(`[${count}/${variants}] ${tag} ${id}`);
    },
    inspected(files) {
      reportPreflight(files, options, terminal);
    },
  });
  const { publication, documents, edition, problems, inspected } = made;
  const renderedAt = performance.now();
  const beforeSwap = (listed: readonly ManifestFile[]) => {
    requireAll(listed, tagsOf(documents, publication.withdrawn));
  };
  await folder.replace(edition.files, beforeSwap, signal);
  const ended = performance.now();
  return {
    outDir: target,
    recognised: recognisedLine(publication.plan.document.outline),
    statement: listedStatement(documents, config, hasPages(edition.manifest)),
    manifest: edition.manifest,
    manifestHash: sha256(edition.files.get(MANIFEST) ?? ''),
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

/** Tags of the languages that an edition has a page of. */
function tagsOf(documents: readonly LocalizedDocument[], withdrawn: readonly string[]): readonly string[] {
  return [...documents.map(({ locale }) => locale.tag), ...withdrawn];
}

/** Whether readers find web pages in an edition. */
function hasPages({ files }: Manifest): boolean {
  return files.some(({ format }) => format === 'html');
}

function chooseBidi(asked: string | undefined): BidiMode | undefined {
  if (asked === undefined) return undefined;
  const mode = BIDI_MODES.find((one) => one === asked);
  if (mode === undefined)
    throw new Failure(2, `--bidi cannot be “${asked}”.`, `It can be ${BIDI_MODES.join(', ')}.`);
  return mode;
}
