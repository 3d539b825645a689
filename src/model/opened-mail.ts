/** A file that comes with a mail. */
interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What a mail program shows of a mail. */
export interface OpenedMail {
  readonly subject: string;
  /** A name and its address; absent where the mail names no sender. */
  readonly from?: string | undefined;
  readonly to: readonly string[];
  readonly text: string;
  /** Its page, whole, with its pictures in it: it asks for nothing. */
  readonly page: string;
  readonly attachments: readonly AttachedFile[];
}
