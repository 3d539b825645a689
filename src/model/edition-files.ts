/** What systems leave in every folder that a person has looked at. */
export const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** The files of an output folder, to be looked into no further than is needed. */
export interface EditionFiles {
  readonly manifest: Uint8Array | undefined;
  /**
   * Everything in the folder but folders, by path with forward slashes, and whether it is a file: not so for a link, a
   * pipe or a device. Empty where there is no manifest of ours, because any folder may have been named.
   */
  readonly paths: ReadonlyMap<string, boolean>;
  /** Bytes of a file; `undefined` if it does not exist. */
  sizeOf(path: string): Promise<number | undefined>;
  /** SHA-256 of a file; `undefined` if it does not exist. */
  hashOf(path: string): Promise<string | undefined>;
}
