import type { Artifact } from './model/format.js';
import { sha256 } from './model/fingerprint.js';
import type { LocalizedDocument, LocaleStatus } from './model/localized.js';
import type { Direction } from './model/locale.js';

/** `manifest.json` of an edition (docs/output.md). */
export interface Manifest {
  readonly version: 1;
  readonly statement: {
    readonly title: string;
    readonly date: string | null;
    readonly slug: string;
    /** SHA-256 of the canonical file. */
    readonly revision: string;
  };
  readonly files: readonly ManifestFile[];
  readonly locales: readonly { locale: string; direction: Direction; status: LocaleStatus }[];
}

export interface ManifestFile {
  readonly path: string;
  /** `null` for files that the locales share. */
  readonly locale: string | null;
  readonly format: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything a build puts in place at once: path → bytes, the manifest among them. */
export interface Edition {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Binds artifacts into an edition.
 *
 * @param statement what the manifest says of the statement
 * @param artifacts the files of the edition
 * @param documents the statement in every locale of the edition
 */
export function bindEdition(
  statement: Manifest['statement'],
  artifacts: readonly Artifact[],
  documents: readonly LocalizedDocument[],
): Edition {
  const files = new Map<string, Uint8Array>();
  const entries: ManifestFile[] = [];
  const sorted = [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, content, locale = null, format = null } of sorted) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files.set(path, bytes);
    entries.push({ path, locale, format, bytes: bytes.length, sha256: sha256(bytes) });
  }
  const manifest: Manifest = {
    version: 1,
    statement,
    files: entries,
    locales: documents.map(({ locale, completeness }) => ({
      locale: locale.tag,
      direction: locale.direction,
      status: completeness.status,
    })),
  };
  files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return { manifest, files };
}
