import { basename, resolve } from 'node:path';
import { makeFolderOf } from '../io/disk/folders.js';
import { isWithin, placeIn, placeNamed, type Place } from '../io/disk/place.js';
import { hashPlace } from '../io/disk/read.js';
import { writePlace } from '../io/disk/write.js';
import { cacheKey, type Cache } from '../model/cache.js';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import { nextCommand } from '../text/next-command.js';
import { shellWord } from '../text/shell-word.js';
import type { BesideText } from '../pipeline/beside.js';
import { exportFile, exportFormat, requireXliff } from '../pipeline/export.js';
import { counted } from '../text/counts.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { requireElsewhere } from '../io/own-places.js';

export interface ExportOptions extends CommonOptions {
  readonly tag: string;
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  /** Overwrite a file that somebody may have worked on. */
  readonly force?: boolean | undefined;
  /** Leave out the texts beside the statement. */
  readonly statementOnly?: boolean | undefined;
  /** Version of XLIFF. */
  readonly xliff?: string | undefined;
}

/** `publish export`: the translations of one locale for a translator's tool. */
export async function exportTranslations(options: ExportOptions): Promise<number> {
  const format = await exportFormat(options.format);
  requireXliff(options.xliff);
  const { context, publication } = await openPublication(options, { isWriting: true });
  const { config } = publication;
  const { tag, xliff, statementOnly } = options;
  const made = await exportFile(context.host, publication, { tag, format, xliff, statementOnly });
  const { bytes, document, texts } = made;
  const name = options.output ?? made.name;
  const file = resolve(options.output === undefined ? context.folder : '.', name);
  // A place that the user names is meant; a link in the publication may come from a stranger.
  const isInside = isWithin(context.folder, file);
  const place = await (isInside ? placeIn(context.folder, file, { shown: name }) : placeNamed(file, name));
  await requireElsewhere(context.folder, config, place, 'export');
  await writeExport(place, bytes, context.host.cache, options.force === true);
  if (options.quiet !== true) {
    const { missing, outdated, total } = document.completeness;
    const todo =
      missing + outdated === 0
        ? 'all of it translated'
        : `${missing} to translate, ${outdated} to bring up to date`;
    const segments = `${counted(total, 'segment')}, ${todo}`;
    context.terminal.print(`${[segments, ...besideCounts(texts)].join('; ')} → ${file}`);
    // A sheet names the file that it saves; the others come back under the name that they go out with.
    const { comesBackAs } = format;
    const back =
      comesBackAs === undefined ? basename(file) : `${document.slug}.${document.locale.tag}.${comesBackAs}`;
    context.terminal.print(`When it comes back: ${nextCommand(`import ${shellWord(back)}`, options)}`);
  }
  return 0;
}

/** What goes out with the statement, in words. */
function besideCounts(texts: readonly BesideText[]): string[] {
  const strings = texts.filter(({ file }) => file === 'press.json');
  const missing = strings.filter(({ shown }) => shown === '').length;
  const names = texts.length - strings.length;
  return [
    ...(strings.length === 0
      ? []
      : [
          `${counted(strings.length, 'interface string')}${missing === 0 ? '' : `, ${missing} to translate`}`,
        ]),
    ...(names === 0 ? [] : [counted(names, 'name')]),
  ];
}

/** Writes the file, unless it exists and a translator may have changed it since the last export. */
async function writeExport(place: Place, bytes: Uint8Array, cache: Cache, isForced: boolean): Promise<void> {
  const key = cacheKey(['export 1', place.real]);
  const hash = sha256(bytes);
  const requireOwn = async () => {
    const there = isForced ? undefined : await hashPlace(place);
    if (there === undefined || there === hash) return;
    const last = await cache.get(key);
    if (last !== undefined && new TextDecoder().decode(last) === there) return;
    throw new Failure(
      2,
      `${place.shown} already exists, and has changed since the last export: someone may have worked on it. Nothing was written.`,
      `Import it first, name another file with -o, or overwrite it with --force.`,
    );
  };
  await requireOwn();
  await makeFolderOf(place);
  await writePlace(place, bytes, requireOwn);
  await cache.put(key, new TextEncoder().encode(hash));
}
