import type { Brand } from './brand.js';
import type { Cache } from './cache.js';
import type { FormatSettings } from './config.js';
import type { PdfReader, Printer } from './host.js';
import type { LocalizedDocument } from './localized.js';
import type { OpenedMail } from './opened-mail.js';
import type { Inspection } from './preflight.js';
import type { Place, Problem } from './problem.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { TemplateVariables } from './template.js';

/** A file of an edition. */
export interface Artifact {
  /** Path in the edition, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Tag of its locale; absent for files that the locales share. */
  readonly locale?: string | undefined;
  /** Id of its format; absent for files that several formats share. */
  readonly format?: string | undefined;
  /** Path of the file that it is a copy of, at an earlier address. */
  readonly copyOf?: string | undefined;
  /** What preflight has to look for in it; absent for what is not a PDF. */
  readonly inspection?: Inspection | undefined;
}

/** Each file once: several languages, formats and uses of an image share it. */
export function uniqueByPath(artifacts: readonly Artifact[]): readonly Artifact[] {
  return [...new Map(artifacts.map((one) => [one.path, one])).values()];
}

/** What a format may know besides the document it renders. */
export interface RenderContext {
  /** The statement in every locale of this edition, the source first. */
  readonly documents: readonly LocalizedDocument[];
  /** What there is to say in languages that are no longer published. */
  readonly withdrawn: readonly LocalizedDocument[];
  /** The formats of this edition. */
  readonly formats: readonly Format[];
  readonly config: FormatSettings;
  /** Bytes of an image, by its address in the statement. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** What shows whose pages and PDFs are; its pictures are among the images. */
  readonly brand: Brand;
  /** Names of the templates that are the publication’s own. */
  readonly ownTemplates?: ReadonlySet<string> | undefined;
  /** Bytes of a template, style (`page.css`) or font (`fonts/a.woff2`): the publication's own, else the package's. */
  resource(name: string): Promise<Uint8Array>;
  /** Bytes of a file of the publication, or `undefined` if it does not exist. */
  file(path: string): Promise<Uint8Array | undefined>;
  readonly printer: Printer;
  readonly reader: PdfReader;
  readonly cache: Cache;
  /** A document in another format of the edition; rendered once, however many ask for it. */
  readonly rendered: (format: string, document: LocalizedDocument) => Promise<Rendered>;
  /** What makes the files: the program and its browser; part of every cache key. */
  readonly maker: string;
  /** The canonical statement: its path, and its bytes as they are. */
  readonly canonical: { readonly path: string; readonly bytes: Uint8Array };
}

/** What came of rendering, and what went wrong on the way. */
export interface Rendering {
  readonly artifacts: readonly Artifact[];
  /** Addresses that a printed page asked for in vain. */
  readonly refused?: readonly string[] | undefined;
  /** Characters that none of its fonts has. */
  readonly uncovered?: readonly string[] | undefined;
  /** The one text that has them, where the file shows few texts. */
  readonly uncoveredIn?: Place | undefined;
  /** What was wrong with the files themselves. */
  readonly problems?: readonly Problem[] | undefined;
}

/** The files of one document in one format, and everything that was wrong on the way. */
export interface Rendered {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
}

/** The words of a link to the files of a format. */
export interface FormatLabel {
  /** Key of the interface string, where a language has words of its own for it. */
  readonly key: string;
  /** The words in English, lent to every language without such a string. */
  readonly fallback: string;
}

/** A picture that other sites show beside a link to a page. */
interface LinkPicture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Everything that it says, for people who cannot see it. */
  words(document: LocalizedDocument, context: Pick<RenderContext, 'brand'>): string;
}

/** A way to publish. To add one: a folder in `render/` and a line in its table. */
export interface Format {
  readonly id: string;
  /** What links to its files say; absent where no page links to them. */
  readonly label?: FormatLabel | undefined;
  /** Interface strings that no other format shows. */
  readonly strings?: readonly string[] | undefined;
  /** What its files are for, as a press kit says it. */
  readonly purpose: FormatLabel;
  /** Media type of its files (RFC 6838). */
  readonly mediaType: string;
  /** Whether the browser prints it. */
  readonly isPrinted?: boolean;
  /** Whether it is made only where it is asked for, by `--format` or by the configuration. */
  readonly onRequest?: boolean | undefined;
  /**
   * Style sheets (`paper-fonts.css`) whose font faces must have every character, because no other font can step
   * in; absent where the reader’s own fonts can.
   */
  readonly fontSheets?: readonly string[];
  /** Where its files are the pictures that other sites show beside links to the pages. */
  readonly linkPicture?: LinkPicture | undefined;
  /** Its templates and styles by name, with the variables that each may use: none in a style. */
  readonly templates?: Readonly<Record<string, TemplateVariables>> | undefined;
  /** Starts and loads ahead of the first document what takes long; what fails is reported there. Safe to call twice. */
  warm?(tools: Pick<RenderContext, 'printer' | 'reader'>): void;
  /** The formats whose files its own files hold: each must be made by the same build. */
  holds?(config: FormatSettings): readonly PlacedWords[];
  /** Path of a locale's file in the edition. */
  path(document: LocalizedDocument): string;
  /** Renders one locale. */
  render(document: LocalizedDocument, context: RenderContext): Rendering | Promise<Rendering>;
  /** Opens one of its files, where they are mails. */
  openMail?(file: Uint8Array): Promise<OpenedMail>;
  /** The files that its locales share, made once all of them are rendered. */
  shared?(rendered: readonly Artifact[], context: RenderContext): Promise<readonly Artifact[]>;
}
