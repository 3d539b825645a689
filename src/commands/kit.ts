import { resolve } from 'node:path';
import type { BuildOptions } from '../cli/build-options.js';
import { inWorkshop, openFolder, publicationFolder, typedPath, type Workshop } from '../cli/open-context.js';
import { loadConfig, settleUnfinished } from '../cli/open-publication.js';
import { placeTyped } from '../io/disk/place.js';
import { openEditionFolder } from '../io/edition-folder.js';
import { requireElsewhere } from '../io/own-places.js';
import { KIT, type ManifestFile } from '../model/manifest.js';
import { jsonText } from '../model/output.js';
import { buildKits } from '../pipeline/build-kits.js';
import { chooseFormats, formatIds } from '../pipeline/choices.js';
import { requireNothingLeftOut } from '../pipeline/policy.js';
import { embargoLines } from '../report/embargo.js';
import { problemLines } from '../report/text.js';
import { counted } from '../text/counts.js';

/** Flags of `publish kit`. */
export type KitOptions = Omit<BuildOptions, 'folders' | 'shard' | 'report' | 'wrap' | 'bidi'>;

/** Where kits go, in the publication’s folder. */
const OUT_DIR = 'kit';

/** `publish kit`: everything in one language as a zip file, for each language. */
export function kit(options: KitOptions): Promise<number> {
  return inWorkshop(options, (workshop) => makeKits(options, workshop));
}

async function makeKits(options: KitOptions, workshop: Workshop): Promise<number> {
  const { terminal } = workshop;
  const { locale, format, replace, strict, release, signal } = options;
  const started = performance.now();
  const folder = await publicationFolder(options, workshop);
  const context = await openFolder(folder, workshop);
  const config = await loadConfig(context, options.config);
  const formats = chooseFormats(format ?? formatIds);
  const outDir = options.outDir === undefined ? undefined : typedPath(options.outDir, folder, options);
  const target = resolve(folder, outDir ?? OUT_DIR);
  const place = await placeTyped(folder, outDir, OUT_DIR);
  await requireElsewhere(folder, config, place, KIT);
  const kits = await openEditionFolder(place, folder);
  await settleUnfinished(context, config, true);
  let tags: readonly string[] = [];
  const requireAll = (listed: readonly ManifestFile[]) => {
    if (replace === true) return;
    // A language that the publication has no more is left out of all kits, not of some.
    const gone = locale === undefined ? listed.flatMap((file) => file.locale ?? []) : [];
    requireNothingLeftOut(listed, [{ id: KIT }], [...tags, ...gone], place.shown);
  };
  let count = 0;
  const { edition, problems } = await buildKits(
    context.host,
    config,
    { formats, locales: locale, strict, release },
    {
      async checked(documents) {
        tags = documents.map((document) => document.locale.tag);
        requireAll(await kits.listed());
      },
      rendered({ id }, document) {
        count += 1;
        terminal.step(`[${count}/${formats.length * tags.length}] ${document.locale.tag} ${id}`);
      },
    },
  );
  await kits.replace(edition.files, requireAll, signal);
  terminal.done();
  if (problems.length > 0) terminal.warn([...problemLines(problems, terminal.color), '']);
  const { manifest } = edition;
  if (options.json === true) terminal.print(jsonText(manifest));
  else if (options.quiet !== true) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const embargo = release === true ? embargoLines(manifest.embargo, Date.now()) : [];
    const lines = manifest.files.map(({ path, bytes }) => `${path} (${Math.ceil(bytes / 1000)} kB)`);
    const made = `${counted(manifest.files.length, 'kit')} of ${counted(formats.length, 'format')} → ${target} (${seconds} s)`;
    terminal.print([...lines, made, ...embargo]);
  }
  return 0;
}
