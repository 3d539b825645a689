import type { Context, Hono } from 'hono';
import { Failure } from '../model/failure.js';
import { IMPORT_LIMIT } from '../pipeline/import.js';
import { firstLiveInLine } from '../text/controls.js';
import { readBody, type BodyRefusal } from './body.js';
import { DESK_HEADERS } from './policies.js';
import type { RemarkPost, Refused } from './protocol.js';
import type { SaveOutcome, Saves } from './saves.js';
import type { Works } from './work.js';

/** Most bytes of what a page saves. */
const MOST_SAVED = 8_000_000;

/** Characters that the name of a file may have. */
const LONGEST_NAME = 255;

type Status = 403 | 404 | 413 | 415 | 422 | 503;

const BODIES: Readonly<Record<BodyRefusal, readonly [status: Status, message: string, help: string]>> = {
  'too-large': [
    413,
    'This is larger than the desk takes.',
    'Save fewer segments at a time, or a smaller file.',
  ],
  'too-slow': [422, 'The rest of this has not come in time.', 'Send it again.'],
  'cut-off': [422, 'This was cut off.', 'Send it again.'],
};

/** What the routes need of the desk. */
export interface WorkParts {
  readonly works: Works;
  readonly saves: Saves;
  readonly isReadOnly: boolean;
}

/** The answers about translations: what there is to do, and what is written. */
export function addWorkRoutes(app: Hono, { works, saves, isReadOnly }: WorkParts): void {
  app.post('*', async (context, next) => {
    if (!isReadOnly) return next();
    return refusedWith(context, 403, 'This desk is only for showing.', 'Open it without --read-only.');
  });
  app.get('/work/:tag', async (context) => {
    const work = await works.of(context.req.param('tag'));
    return work === undefined ? noTranslation(context) : context.json(work, 200, DESK_HEADERS);
  });
  app.post('/work/:tag', async (context) => {
    const bytes = await bodyOf(context, 'application/json', MOST_SAVED);
    if (bytes instanceof Response) return bytes;
    return answered(context, async () => {
      const outcome = await saves.save(context.req.param('tag'), bytes, forcedKeys(context));
      if (outcome === undefined) return noTranslation(context);
      if ('conflicts' in outcome) return conflicting(context, outcome);
      const { by, ...done } = outcome.done;
      for (const name of by) works.writtenBy(name);
      return context.json(done, 200, DESK_HEADERS);
    });
  });
  app.post('/work/:tag/accept', async (context) => {
    const bytes = await bodyOf(context, 'application/json', MOST_SAVED);
    if (bytes instanceof Response) return bytes;
    const acceptance = textsIn(jsonOf(bytes), ['rule', 'key', 'reason']);
    if (acceptance === undefined) return strangeBody(context);
    return answered(context, async () => {
      const done = await saves.accept(context.req.param('tag'), acceptance);
      return done === undefined ? noTranslation(context) : context.json(done, 200, DESK_HEADERS);
    });
  });
  app.post('/work/:tag/remarks', async (context) => {
    const bytes = await bodyOf(context, 'application/json', MOST_SAVED);
    if (bytes instanceof Response) return bytes;
    const change = remarkIn(bytes);
    if (change === undefined) return strangeBody(context);
    return answered(context, async () => {
      const done = await saves.remark(context.req.param('tag'), change);
      if (done === undefined) return noTranslation(context);
      const by = 'add' in change ? change.add.by : 'settle' in change ? change.settle.by : undefined;
      if (by !== undefined) works.writtenBy(by.trim());
      return context.json(done, 200, DESK_HEADERS);
    });
  });
  app.post('/import', async (context) => {
    const name = context.req.query('name') ?? '';
    if (!isFileName(name))
      return refusedWith(
        context,
        422,
        'This is not the name of a file.',
        'Rename the file and import it again.',
      );
    const bytes = await bodyOf(context, 'application/octet-stream', IMPORT_LIMIT);
    if (bytes instanceof Response) return bytes;
    return answered(context, async () => {
      const outcome = await saves.take(name, bytes, forcedKeys(context));
      return 'conflicts' in outcome
        ? conflicting(context, outcome)
        : context.json(outcome.done, 200, DESK_HEADERS);
    });
  });
  app.get('/export/:tag/:format', (context) =>
    answered(
      context,
      async () => {
        const { tag, format } = context.req.param();
        const { bytes, name } = await saves.give(tag, format);
        return context.body(new Uint8Array(bytes), 200, {
          ...DESK_HEADERS,
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': attachment(name),
        });
      },
      404,
    ),
  );
}

/** The body of a request of one type, or the answer that refuses it. */
async function bodyOf(context: Context, type: string, most: number): Promise<Uint8Array | Response> {
  const given = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== type) return refusedWith(context, 415, `This is not ${type}.`, 'Use the page of the desk.');
  const body = await readBody(context.req.raw, most);
  return typeof body === 'string' ? refusedWith(context, ...BODIES[body]) : body;
}

function strangeBody(context: Context): Response {
  return refusedWith(context, 422, 'The page has sent what the desk does not know.', 'Load the page again.');
}

/**
 * An answer, or why it cannot be given.
 *
 * @param status of what the person has asked for and there is not
 */
async function answered(
  context: Context,
  answer: () => Promise<Response>,
  status: Status = 422,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, help, problems } = error;
    const refused: Refused = { message, help, problems };
    return context.json(refused, code === 3 ? 503 : code === 2 ? status : 422, DESK_HEADERS);
  }
}

function conflicting(
  context: Context,
  { conflicts }: Exclude<SaveOutcome<never>, { done: never }>,
): Response {
  return context.json({ conflicts }, 409, DESK_HEADERS);
}

function noTranslation(context: Context): Response {
  return refusedWith(context, 404, 'The publication has no such translation.', 'Choose another language.');
}

function refusedWith(context: Context, status: Status, message: string, help: string): Response {
  const refused: Refused = { message, help, problems: [] };
  return context.json(refused, status, DESK_HEADERS);
}

/** Keys for which the page’s text is taken; no key has a comma. */
function forcedKeys({ req }: Context): ReadonlySet<string> {
  return new Set((req.query('force') ?? '').split(',').filter((key) => key !== ''));
}

/** What a person does with a remark, as a page has sent it. */
function remarkIn(bytes: Uint8Array): RemarkPost | undefined {
  const value = jsonOf(bytes);
  const add = textsIn(memberOf(value, 'add'), ['key', 'by', 'text']);
  if (add !== undefined) return { add };
  const settle = textsIn(memberOf(value, 'settle'), ['key', 'id', 'by']);
  if (settle !== undefined) return { settle };
  const reopen = textsIn(memberOf(value, 'reopen'), ['key', 'id']);
  return reopen && { reopen };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** An object that has a text under each of these names; nothing if it is another value. */
function textsIn<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Record<Name, string> | undefined {
  const texts = names.map((name) => [name, memberOf(value, name)] as const);
  return texts.every(([, text]) => typeof text === 'string')
    ? (Object.fromEntries(texts) as Record<Name, string>)
    : undefined;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Whether a text is the name of a file and no path; it is shown, and never opened. */
function isFileName(name: string): boolean {
  return /^[^/\\]+$/u.test(name) && name.length <= LONGEST_NAME && firstLiveInLine(name) === undefined;
}

/** A header that has the browser keep a file under its name (RFC 6266 §4, RFC 8187). */
function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]/gu, '_');
  const coded = encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
