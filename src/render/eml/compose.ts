import MailComposer from 'nodemailer/lib/mail-composer';
import { sha256 } from '../../model/fingerprint.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { mailboxOf } from '../../model/mailbox.js';
import type { MailPicture } from './pictures.js';

/** A file that comes with the mail. */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** What a mail is made of. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pictures: readonly MailPicture[];
  readonly attachments: readonly Attachment[];
  readonly from?: string | undefined;
  readonly to: readonly string[];
  /** Where the publication is on the web. */
  readonly baseUrl?: string | undefined;
}

/** The domain of the identifier of a mail that nobody’s domain is known of (RFC 2606 §2). */
const NO_DOMAIN = 'communique.invalid';

/** A field that holds nothing but a space is left out; one that is missing gets the day of the build. */
const NO_DATE = ' ';

/**
 * The mail as a file (RFC 5322, MIME), the same bytes on any day. Without a sender or a recipient it says that it is
 * not sent yet, and mail programs open it as a draft.
 */
export async function compose(mail: Mail, document: LocalizedDocument): Promise<Uint8Array> {
  const { subject, text, html, pictures, attachments } = mail;
  const { locale, slug, date } = document;
  const from = mail.from === undefined ? undefined : mailboxOf(mail.from);
  const to = mail.to.flatMap((one) => mailboxOf(one) ?? []);
  const files = [...pictures, ...attachments];
  const hash = sha256(
    [slug, locale.tag, subject, text, html, ...files.map(({ content }) => sha256(content))].join('\0'),
  ).slice(0, 32);
  const isDraft = from === undefined || to.length === 0;
  const message = new MailComposer({
    ...(from !== undefined && { from: { ...from } }),
    ...(to.length > 0 && { to: to.map((one) => ({ ...one })) }),
    subject,
    date: date === undefined ? NO_DATE : new Date(`${date.iso}T00:00:00Z`),
    messageId: `<${hash}.${locale.tag}@${domainOf(from?.address, mail.baseUrl)}>`,
    headers: { 'Content-Language': locale.tag, ...(isDraft && { 'X-Unsent': '1' }) },
    text: withMailLines(text),
    html: withMailLines(html),
    attachments: files.map(({ content, ...file }) => ({ ...file, content: Buffer.from(content) })),
    baseBoundary: hash,
    newline: 'win',
    // Nothing is loaded: all of it is here.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}

/** What names the place where an identifier was given (RFC 5322 §3.6.4): the sender’s domain, else that of the edition. */
function domainOf(sender: string | undefined, baseUrl: string | undefined): string {
  if (sender !== undefined) return sender.slice(sender.lastIndexOf('@') + 1);
  return baseUrl === undefined ? NO_DOMAIN : new URL(baseUrl).hostname;
}

/** Lines as mail has them, whatever encoding they get (RFC 2045 §6.8). */
function withMailLines(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
