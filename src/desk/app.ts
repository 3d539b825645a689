import { Hono, type Context } from 'hono';
import type { Desk } from './desk.js';
import { isToken, refusalAtDoor, sessionCookie, type DoorRefusal, type Keys } from './door.js';
import { addEditionRoutes } from './edition-routes.js';
import { feed } from './feed.js';
import { mediaTypeOf } from '../text/media-type.js';
import { DESK_HEADERS } from './policies.js';
import type { Prints } from './prints.js';
import { refused } from './refused.js';
import type { Saves } from './saves.js';
import { addWorkRoutes } from './work-routes.js';
import type { Works } from './work.js';

/** How many pages may listen at a time. */
const MOST_LISTENERS = 32;

const EVENTS_HEADERS = { ...DESK_HEADERS, 'Content-Type': 'text/event-stream' };

/** What a desk is made of. */
export interface DeskParts {
  readonly desk: Desk;
  readonly prints: Prints;
  readonly works: Works;
  readonly saves: Saves;
  /** Its own page and what that loads, by path: nothing else is served from the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly keys: Keys;
  readonly isReadOnly: boolean;
  /** Is called with the language of each page that someone looks at. */
  readonly onLook?: (tag: string) => void;
}

/** What a visitor without a key sees. */
const REFUSALS: Readonly<Record<DoorRefusal, readonly [status: 401 | 403, text: string]>> = {
  'foreign-host': [403, 'This is not the address of the desk.'],
  'foreign-page': [403, 'Another page may not use the desk.'],
  'no-key': [401, 'Open the address that the terminal shows: it has the key to this desk.'],
};

/** The desk’s answers: a function from requests to responses. Every file in it is in memory and listed by its path. */
export function createDeskApp(parts: DeskParts): Hono {
  const { keys, files, works, desk, isReadOnly } = parts;
  const app = new Hono();
  app.use(async (context, next) => {
    const token = context.req.path === '/' ? context.req.query('token') : undefined;
    const refusal = refusalAtDoor(visitorOf(context), keys, token === undefined);
    if (refusal !== undefined) return refused(context, ...REFUSALS[refusal]);
    if (token !== undefined) return enter(context, token, keys);
    await next();
    return undefined;
  });
  app.get('/', (context) => sendFile(context, files, 'index.html'));
  app.get('/desk/*', (context) => sendFile(context, files, context.req.path.slice('/desk/'.length)));
  addEditionRoutes(app, parts);
  addWorkRoutes(app, parts);
  let listeners = 0;
  app.get('/live/:tag', (context) => {
    // The same answer without a body, which nobody would read to its end.
    if (context.req.method === 'HEAD') return context.body(null, 200, EVENTS_HEADERS);
    if (listeners === MOST_LISTENERS) return refused(context, 503, 'Too many pages of the desk are open.');
    listeners += 1;
    const tag = context.req.param('tag');
    parts.onLook?.(tag);
    const stream = feed(desk, works, { tag, isReadOnly }, () => {
      listeners -= 1;
    });
    return context.body(stream, 200, EVENTS_HEADERS);
  });
  app.notFound((context) => refused(context, 404, 'There is nothing here.'));
  app.onError((_error, context) => refused(context, 500, 'The desk could not answer.'));
  return app;
}

function visitorOf({ req }: Context) {
  return {
    method: req.method,
    host: req.header('host'),
    origin: req.header('origin'),
    site: req.header('sec-fetch-site'),
    cookie: req.header('cookie'),
  };
}

/** Takes the token for a cookie, and out of the address. */
function enter(context: Context, token: string, keys: Keys): Response {
  if (!isToken(token, keys)) return refused(context, ...REFUSALS['no-key']);
  return context.body(null, 303, { ...DESK_HEADERS, Location: '/', 'Set-Cookie': sessionCookie(keys) });
}

function sendFile(context: Context, files: ReadonlyMap<string, Uint8Array>, path: string): Response {
  const bytes = files.get(path);
  if (bytes === undefined) return refused(context, 404, 'There is nothing here.');
  return context.body(new Uint8Array(bytes), 200, { ...DESK_HEADERS, 'Content-Type': mediaTypeOf(path) });
}
