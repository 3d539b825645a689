import type { Artifact } from './model/format.js';
import type { EditionFiles } from './model/edition-files.js';
import { sha256 } from './model/fingerprint.js';
import { plainLineOf } from './model/inline.js';
import type { LocalizedDocument } from './model/localized.js';
import {
  listedEntries,
  MANIFEST,
  type Manifest,
  type ManifestCorrection,
  type ManifestFile,
} from './model/manifest.js';
import type { Problem } from './model/problem.js';

/** Everything a build puts in place at once: path → bytes, the manifest among them. */
export interface Edition {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What preflight has to look for in its PDFs: path → expectation. */
  readonly inspections: ReadonlyMap<string, NonNullable<Artifact['inspection']>>;
}

/**
 * Binds artifacts into an edition.
 *
 * @param head what the manifest says of the statement and of those who have signed it
 * @param artifacts the files of the edition
 * @param documents the statement in every locale of the edition, and what there is to say in others
 */
export function bindEdition(
  head: Pick<Manifest, 'statement' | 'signatories'>,
  artifacts: readonly Artifact[],
  documents: readonly LocalizedDocument[],
): Edition {
  return bindFiles(
    {
      ...head,
      embargo: documents[0]?.embargo?.until,
      corrections: correctionsOf(documents),
      locales: documents.map(({ locale, completeness, withdrawal }) => ({
        locale: locale.tag,
        direction: locale.direction,
        ...(withdrawal === undefined
          ? { status: completeness.status }
          : { status: 'withdrawn', date: withdrawal.date }),
      })),
    },
    artifacts,
  );
}

/**
 * Binds files into an edition.
 *
 * @param head what its manifest says beside the list of files
 */
export function bindFiles(
  { statement, signatories, embargo, corrections, locales, movedTo }: Omit<Manifest, 'version' | 'files'>,
  artifacts: readonly Artifact[],
): Edition {
  const { files, entries } = listFiles(artifacts);
  const inspections = new Map(
    artifacts.flatMap(({ path, inspection }) =>
      inspection === undefined ? [] : [[path, inspection] as const],
    ),
  );
  const manifest: Manifest = {
    ...{ version: 1, movedTo, statement, signatories, embargo, corrections },
    ...{ files: entries, locales },
  };
  files.set(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return { manifest, files, inspections };
}

/** The bytes of files by their paths, and what a list of them says, in the order of the paths. */
export function listFiles(artifacts: readonly Artifact[]): {
  readonly files: Map<string, Uint8Array>;
  readonly entries: readonly ManifestFile[];
} {
  const files = new Map<string, Uint8Array>();
  const entries: ManifestFile[] = [];
  const sorted = [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, content, locale = null, format = null, copyOf } of sorted) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files.set(path, bytes);
    entries.push({ path, locale, format, bytes: bytes.length, sha256: sha256(bytes), copyOf });
  }
  return { files, entries };
}

function correctionsOf(documents: readonly LocalizedDocument[]): ManifestCorrection[] | undefined {
  const [first] = documents;
  if (first === undefined || first.corrections.length === 0) return undefined;
  return first.corrections.map(({ date }, at) => {
    const notes = documents.flatMap(({ locale, corrections }) => {
      const note = corrections[at]?.note;
      return note?.lang === locale.tag ? [[locale.tag, plainLineOf(note.content)] as const] : [];
    });
    return { date: date.iso, notes: Object.fromEntries(notes) };
  });
}

/**
 * Compares the files of a folder with the manifest in it: names and sizes first, so that no more is read than a build
 * has made.
 *
 * @param list name of the manifest
 * @returns a problem for every file that is missing, changed, or not listed
 */
export async function verifyEdition(found: EditionFiles, list = MANIFEST): Promise<Problem[]> {
  const problem = (file: string, message: string, help: string): Problem => ({
    rule: 'manifest',
    severity: 'error',
    file,
    message,
    help,
  });
  const { paths } = found;
  const listed = listedEntries(found.manifest);
  if (listed === undefined) {
    return [problem(MANIFEST, 'The folder has no readable manifest.', 'Rebuild the edition.')];
  }
  const again = 'Rebuild the edition; do not edit its files.';
  const compare = async ({ path, bytes, sha256: hash }: ManifestFile): Promise<Problem[]> => {
    const isFile = paths.get(path);
    if (isFile === undefined) return [problem(path, 'The file is missing.', again)];
    const isSame = isFile && (await found.sizeOf(path)) === bytes && (await found.hashOf(path)) === hash;
    return isSame ? [] : [problem(path, 'The file differs from the one that was built.', again)];
  };
  const known = new Set([list, ...listed.map(({ path }) => path)]);
  const foreign = [...paths.keys()].filter((path) => !known.has(path));
  return [
    ...(await Promise.all(listed.map(compare))).flat(),
    ...foreign.map((path) => problem(path, 'The file is not in the manifest.', 'Remove it.')),
  ];
}
