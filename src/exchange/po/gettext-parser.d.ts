/** The part of gettext-parser 10 that is used here; the package brings no types. */
declare module 'gettext-parser' {
  export interface GetTextComments {
    translator?: string;
    reference?: string;
    extracted?: string;
    flag?: string;
    previous?: string;
  }
  export interface GetTextTranslation {
    msgctxt?: string;
    msgid: string;
    msgid_plural?: string;
    msgstr?: string[];
    comments?: GetTextComments;
  }
  type Section = Record<string, Record<string, GetTextTranslation>>;
  export interface GetTextTable {
    charset?: string;
    headers?: Record<string, string> | undefined;
    translations: Section;
    obsolete?: Section;
  }
  export interface CompileOptions {
    foldLength?: number;
    sort?: boolean | ((left: GetTextTranslation, right: GetTextTranslation) => number);
  }
  export const po: {
    parse(input: string, options?: { validation?: boolean }): GetTextTable;
    compile(table: GetTextTable, options?: CompileOptions): Uint8Array;
  };
}
