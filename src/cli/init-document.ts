import { basename, dirname, extname, isAbsolute, resolve } from 'node:path';
import { isThere } from '../io/disk/new-files.js';
import { placeIn } from '../io/disk/place.js';
import { readPlace } from '../io/disk/read.js';
import { readNamed } from '../io/read-file.js';
import { Failure } from '../model/failure.js';
import type { Manuscript } from '../model/manuscript.js';
import {
  draftEndings,
  isWrittenIn,
  documentLanguage,
  readDraft,
  type DocumentLanguage,
} from '../pipeline/beginning.js';
import type { CommandContext } from './open-context.js';

/** Most bytes of a document, pictures included, and of a picture beside it. */
const LIMIT = 16_000_000;

/** A document that a publication begins with, as its statement. */
export interface BegunDocument {
  /** Its name, for people. */
  readonly name: string;
  readonly manuscript: Manuscript;
  /** Language of the document. */
  readonly language: DocumentLanguage | undefined;
}

/**
 * Reads a document that a publication begins with, and the pictures that lie beside it.
 *
 * @param from as the person wrote it: relative to where they are, or to the folder of `-C`
 * @param tag the language that it was said to be in
 */
export async function readDocument(
  from: string,
  { folder: cwd, host }: CommandContext,
  tag: string | undefined,
): Promise<BegunDocument> {
  const file = await documentPath(from, cwd);
  const name = basename(file);
  const bytes = await readNamed(file, LIMIT);
  const outcome = await readDraft(bytes, name, extname(file).slice(1).toLowerCase());
  if (outcome === undefined) {
    const endings = (await draftEndings()).map((ending) => `.${ending}`).join(', ');
    throw new Failure(
      2,
      `${from} has a file type that cannot be read.`,
      `Save it as one of these: ${endings}.`,
    );
  }
  const { value: draft, problems } = outcome;
  if (draft === undefined)
    throw new Failure(1, 'The document cannot be read. Nothing was written.', undefined, problems);
  const manuscript = draft.finish(
    await imagesBeside(resolve(dirname(file), draft.wantedFrom ?? '.'), draft.wanted),
  );
  const { markdown } = manuscript;
  if (tag !== undefined && !isWrittenIn(markdown, tag)) {
    throw new Failure(
      2,
      `Most letters in ${name} are not in the script of “${tag}”. Nothing was written.`,
      'Name the language of the document first, then those of the translations: --locale en fa ps.',
    );
  }
  const language = tag === undefined ? await documentLanguage(host, markdown, draft.languages) : undefined;
  return { name, manuscript, language };
}

async function documentPath(from: string, cwd: string): Promise<string> {
  const here = resolve(from);
  return isAbsolute(from) || (await isThere(here)) ? here : resolve(cwd, from);
}

/** Pictures that lie in the folder of a document or below, by path; others are not looked at. */
async function imagesBeside(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const path of paths) {
    try {
      const bytes = await readPlace(await placeIn(folder, path), { bytes: LIMIT, code: 2 });
      if (bytes !== undefined) found.set(path, bytes);
    } catch (error) {
      // The statement then goes without it, and a remark says so.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return found;
}
