import type { Cache } from './cache.js';
import type { Recall } from './memory.js';

/** A finished page and everything it may load. */
export interface SelfContainedPage {
  /** Path in the edition of the file that is made from it (`fa-AF/statement.fa-AF.pdf`); names it in messages. */
  readonly path: string;
  /** A whole HTML document; its relative addresses resolve against the edition's root. */
  readonly html: string;
  /** The only files the page may load, by path relative to the edition's root (`assets/fonts/a.woff2`). */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

/** A page ready to be printed. */
export interface PrintablePage extends SelfContainedPage {
  /** Widths of the text area as CSS lengths, on an upright page and on a turned one; tables are fitted to them. */
  readonly textWidth?: { readonly upright: string; readonly turned: string } | undefined;
}

/** A table that has no room on any page as it is. */
export interface WideTable {
  /** Its line in the canonical statement. */
  readonly line?: number | undefined;
  /** `divided`: its words are broken anywhere; `cut`: not even that made it fit. */
  readonly fit: 'divided' | 'cut';
}

/** What came of printing a page. */
export interface PrintedPage {
  readonly pdf: Uint8Array;
  /** Addresses the page asked for that are not an asset of this build; each was refused. */
  readonly refused: readonly string[];
  /** Tables that had to be forced onto their page. */
  readonly wideTables?: readonly WideTable[] | undefined;
}

/** A page of one size, ready for its picture to be taken; its words have to be inside of `main`. */
export interface PosterPage extends SelfContainedPage {
  /** CSS pixels, each a pixel of the picture. */
  readonly width: number;
  readonly height: number;
  /** Pixels that the custom property `--size` may have, the largest first. */
  readonly sizes: readonly number[];
}

/** How the words of a page have found room. */
export interface FittedPoster {
  /** `divided`: only with its words broken anywhere (`data-divided` on the root element); `cut`: not even so. */
  readonly fit: 'whole' | 'divided' | 'cut';
}

/** What came of taking a picture of a page. */
export interface TakenPicture extends FittedPoster {
  readonly png: Uint8Array;
  /** Addresses the page asked for that are not an asset of this build; each was refused. */
  readonly refused: readonly string[];
}

/** Prints pages with one browser, started at the first page and shared by all. */
export interface Printer {
  /** Starts the browser before the first page, which reports if it does not start; safe to call twice. */
  warm(): void;
  print(page: PrintablePage): Promise<PrintedPage>;
  /** Takes a picture of a page, with the largest of its sizes that its words have room in. */
  picture(page: PosterPage): Promise<TakenPicture>;
  /** Which browser it is: another one prints other files. Finding out starts nothing. */
  identity(): Promise<string>;
  /** Ends the browser if one was started; safe to call twice. */
  close(): Promise<void>;
}

/** Reads PDFs back with an engine that did not write them. */
export interface PdfReader {
  /** Loads the engine before the first file, which reports if it does not load; safe to call twice. */
  warm(): void;
  /**
   * The text of each page, as that engine gives it to someone who copies it.
   *
   * @throws Failure if the engine cannot open the file
   */
  pages(pdf: Uint8Array): Promise<readonly string[]>;
}

/** What a folder holds, by name, sorted. */
export interface Entries {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Links, pipes and devices; absent if there is nothing of the kind. */
  readonly others?: readonly string[] | undefined;
}

/** The only door to the world. Paths are relative to the publication's folder, with forward slashes. */
export interface Host {
  /**
   * The bytes of a file, or `undefined` if it does not exist.
   *
   * @param most megabytes a text may have; more are not read, and a failure. Files that are not text
   *   have a limit of their own
   */
  read(path: string, most?: number): Promise<Uint8Array | undefined>;
  /** What is in a folder; nothing where there is no such folder. */
  entries(path: string): Promise<Entries>;
  /** For each of the latest commits that changed one of these files, path → bytes; none where there is no history. */
  committed?(paths: readonly string[]): Promise<readonly ReadonlyMap<string, Uint8Array>[]>;
  /** A file that comes with the package (`locales/fa/press.json`), or `undefined` if it does not exist. */
  packaged(path: string): Promise<Uint8Array | undefined>;
  /** A template, style or font: the publication's own (`templates/…`), else the package's. */
  resource(name: string): Promise<Uint8Array>;
  readonly printer: Printer;
  readonly reader: PdfReader;
  readonly cache: Cache;
  /** What a process that goes on remembers of the stages; a command that ends soon has none. */
  readonly recall?: Recall | undefined;
  /** What makes the files, version and all; part of every cache key. */
  maker(): Promise<string>;
}
