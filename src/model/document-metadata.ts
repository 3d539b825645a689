/** What a file says of the document it holds. */
export interface DocumentMetadata {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Further languages of parts. */
  readonly languages: readonly string[];
  readonly author?: string | undefined;
  readonly description?: string | undefined;
  /** The program that made the document, and the one that made the PDF. */
  readonly creator: string;
  readonly producer: string;
  readonly date: Date;
  /** Identifier of the document, the same in every build of it. */
  readonly uuid: string;
  /** Of the statement; see docs/pdf.md. */
  readonly statement: {
    readonly revision: string;
    readonly locale: string;
    readonly date?: string | undefined;
    readonly completeness: number;
    readonly status: string;
  };
}
