import { openDoor } from '../../src/cli/desk-door.js';
import { createDeskApp } from '../../src/desk/app.js';
import { createDesk, type Desk, type Refusal } from '../../src/desk/desk.js';
import { cookieName, type Keys } from '../../src/desk/door.js';
import { createPrints } from '../../src/desk/prints.js';
import { createSaves } from '../../src/desk/saves.js';
import { createTurns } from '../../src/desk/turns.js';
import { updateDesk } from '../../src/desk/update.js';
import { createWorks, type Works } from '../../src/desk/work.js';
import { createPrinter } from '../../src/io/browser/printer.js';
import { createLiveHost, type LiveHost } from '../../src/io/live-host.js';
import { createPdfReader } from '../../src/io/pdf-reader.js';
import { createTerminal } from '../../src/io/terminal.js';
import { warmBrowser } from '../warm-browser.js';

export const KEYS: Keys = { port: 4321, token: 'the-token', session: 'the-session' };
export const ADDRESS = `http://127.0.0.1:${KEYS.port}`;

/** The headers that the desk’s own page sends. */
export const OWN = {
  host: `127.0.0.1:${KEYS.port}`,
  cookie: `${cookieName(KEYS)}=${KEYS.session}`,
  'sec-fetch-site': 'same-origin',
};

/** A desk without a socket. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly host: LiveHost;
  readonly works: Works;
  /** Looks at the disk, as after an event. */
  readonly update: (lookedAt?: string) => Promise<Refusal | undefined>;
  /** Posts as the desk’s own page does. */
  readonly post: (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
}

/** Opens the desk of a publication, and reads it. */
export async function openDesk(folder: string, isReadOnly = false): Promise<OpenDesk> {
  const host = createLiveHost(folder, createPrinter({ keeper: warmBrowser() }), createPdfReader(), {});
  const desk = createDesk();
  const files = new Map([['index.html', new TextEncoder().encode('<!doctype html>')]]);
  const works = createWorks(host, desk);
  const terminal = createTerminal({ color: false, quiet: true });
  const { signal } = new AbortController();
  const door = openDoor({ folder, host, terminal, signal, log: host.log }, {}, isReadOnly);
  const saves = createSaves(door, createTurns(), () => undefined);
  const app = createDeskApp({
    ...{ desk, files, keys: KEYS, isReadOnly, saves },
    prints: createPrints(host, desk),
    works,
  });
  const update = async (lookedAt?: string) => {
    await host.refresh();
    return updateDesk(host, undefined, desk, lookedAt);
  };
  await update();
  return {
    ...{ desk, host, works, update },
    get: async (path, headers = OWN, method = 'GET') =>
      app.fetch(new Request(`${ADDRESS}${path}`, { method, headers })),
    post: async (path, body, headers = {}) =>
      app.fetch(
        new Request(`${ADDRESS}${path}`, {
          method: 'POST',
          body,
          headers: { ...OWN, origin: ADDRESS, 'content-type': 'application/json', ...headers },
        }),
      ),
  };
}

/** The text of an answer. */
export async function textOf(answer: Promise<Response>): Promise<string> {
  return (await answer).text();
}
