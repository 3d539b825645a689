import type { Context, Hono } from 'hono';
import { Failure } from '../model/failure.js';
import { mediaTypeOf } from '../text/media-type.js';
import type { Desk } from './desk.js';
import { DESK_HEADERS, EDITION_HEADERS, MAIL_HEADERS, PDF_HEADERS } from './policies.js';
import type { MadeFile, Prints } from './prints.js';
import type { Made, Refused as RefusedFile } from './protocol.js';
import { refused } from './refused.js';

/** What the routes need of the desk. */
export interface EditionParts {
  readonly desk: Desk;
  readonly prints: Prints;
  /** Is called with the language of each page that someone looks at. */
  readonly onLook?: (tag: string) => void;
}

/** The answers about the files of the edition: the files themselves, and what there is to say of them. */
export function addEditionRoutes(app: Hono, parts: EditionParts): void {
  const { prints } = parts;
  app.get('/edition/*', (context) => sendFile(context, parts));
  app.get('/made/*', async (context) => {
    const made = await madeFile(prints, editionPath(context, '/made/'));
    if (made instanceof Failure) return context.json(failureOf(made), 200, DESK_HEADERS);
    if (made === undefined) return refused(context, 404, 'There is no such file in the edition.');
    const { version, title, bytes, problems, words } = made;
    const answer: Made = { version, title, bytes: bytes.length, problems, words, mail: aroundPage(made) };
    return context.json(answer, 200, DESK_HEADERS);
  });
  app.get('/mail/*', async (context) => {
    const made = await madeFile(prints, editionPath(context, '/mail/'));
    if (made instanceof Failure) return refused(context, 500, wordsOf(made));
    if (made?.mail === undefined) return refused(context, 404, 'There is no such mail in the edition.');
    return context.body(made.mail.page, 200, MAIL_HEADERS);
  });
}

async function sendFile(context: Context, { desk, prints, onLook }: EditionParts): Promise<Response> {
  const path = editionPath(context, '/edition/');
  const { shown } = desk.state;
  const content = shown?.files.get(path) ?? shown?.beside.get(path);
  if (content !== undefined) {
    const tag = shown?.documents.find(({ locale }) => path.startsWith(`${locale.tag}/`))?.locale.tag;
    if (tag !== undefined) onLook?.(tag);
    const type = mediaTypeOf(path);
    const body = typeof content === 'string' ? content : new Uint8Array(content);
    return context.body(body, 200, { ...EDITION_HEADERS, 'Content-Type': type });
  }
  const made = await madeFile(prints, path);
  if (made === undefined) return refused(context, 404, 'There is no such file in the edition.');
  if (made instanceof Failure) return refused(context, 500, wordsOf(made));
  const isPdf = made.mediaType === 'application/pdf';
  const type = made.mediaType.startsWith('text/') ? `${made.mediaType}; charset=utf-8` : made.mediaType;
  const headers = isPdf ? PDF_HEADERS : EDITION_HEADERS;
  return context.body(new Uint8Array(made.bytes), 200, { ...headers, 'Content-Type': type });
}

/** The path of an edition’s file as it was asked for; a path that cannot be decoded names nothing. */
function editionPath({ req }: Context, prefix: string): string {
  try {
    return decodeURIComponent(req.path.slice(prefix.length));
  } catch {
    return '';
  }
}

async function madeFile(prints: Prints, path: string): Promise<MadeFile | Failure | undefined> {
  try {
    return await prints.at(path);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function aroundPage({ mail }: MadeFile): Made['mail'] {
  if (mail === undefined) return undefined;
  const { subject, from, to, text, attachments } = mail;
  return { subject, from, to, text, attachments };
}

function failureOf({ message, help, problems }: Failure): RefusedFile {
  return { message, help, problems };
}

function wordsOf({ message, help = '' }: Failure): string {
  return `${message} ${help}`.trim();
}
