import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { openDoor } from '../cli/desk-door.js';
import { bugIn } from '../cli/explain.js';
import { openLiveFolder, openWorkshop, publicationFolder, type CommonOptions } from '../cli/open-context.js';
import { createDeskApp } from '../desk/app.js';
import { createDesk, type Desk, type Refusal } from '../desk/desk.js';
import { createPace } from '../desk/pace.js';
import { createPrints } from '../desk/prints.js';
import { createSaves } from '../desk/saves.js';
import { createTurns } from '../desk/turns.js';
import { updateDesk } from '../desk/update.js';
import { createWorks } from '../desk/work.js';
import { readDeskFiles } from '../io/desk-files.js';
import { lockDesk } from '../io/desk-lock.js';
import { failureOf } from '../io/failures.js';
import type { LiveHost } from '../io/live-host.js';
import { serveLocally } from '../io/local-server.js';
import { openBrowser } from '../io/open-browser.js';
import { ownPort } from '../io/own-port.js';
import { placeNamed } from '../io/disk/place.js';
import type { Terminal } from '../io/terminal.js';
import { startWatcher } from '../io/watch.js';
import { Failure } from '../model/failure.js';
import { readConfig } from '../pipeline/publication.js';
import { counted, countText } from '../text/counts.js';

export interface PreviewOptions extends CommonOptions {
  readonly port?: number | undefined;
  /** Off with `--no-open`. */
  readonly open?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
}

/** Milliseconds after which what could not be read is read once more: somebody may be in the middle of saving it. */
const SECOND_LOOK = 60;

/** `publish preview`: opens the desk, and keeps it open until it is interrupted. */
export async function preview(options: PreviewOptions): Promise<number> {
  const { signal, readOnly: isReadOnly = false } = options;
  const workshop = openWorkshop(options);
  const { terminal } = workshop;
  const closing: (() => Promise<void>)[] = [() => workshop.printer.close()];
  try {
    const live = await openLiveFolder(await publicationFolder(options, workshop), workshop);
    const { folder, host } = live;
    const desk = createDesk();
    const turns = createTurns();
    closing.push(() => turns.idle());
    const door = openDoor(live, options, isReadOnly);
    const keys = { port: 0, token: newKey(), session: newKey() };
    let lookedAt: string | undefined;
    const files = await readDeskFiles(host);
    const onLook = (tag: string) => void (lookedAt = tag);
    const look = createLook(host, options.config, desk, terminal);
    const pace = createPace(() => turns.take(() => look(lookedAt)));
    const app = createDeskApp({
      ...{ desk, files, keys, isReadOnly, onLook },
      prints: createPrints(host, desk),
      works: createWorks(host, desk),
      saves: createSaves(door, turns, () => {
        pace.wake();
      }),
    });
    const { real } = await placeNamed(folder);
    const ports = options.port === undefined ? [ownPort(real), 0] : [options.port];
    const server = await serveLocally(ports, (request) => app.fetch(request));
    closing.push(() => server.close());
    keys.port = server.port;
    const address = `http://127.0.0.1:${server.port}/`;
    const lock = await lockDesk(real, address);
    closing.push(() => lock.release());

    const watcher = startWatcher(
      (path) => host.isAsked(path),
      () => {
        pace.wake();
      },
    );
    closing.push(() => watcher.close());
    const follow = () => {
      watcher.follow(host.folders());
    };
    await finishLast(door);
    pace.wake();
    await pace.idle();
    follow();
    signal.addEventListener(
      'abort',
      () => {
        pace.stop();
      },
      { once: true },
    );

    const entrance = `${address}?token=${keys.token}`;
    terminal.done();
    terminal.print(`The desk is open: ${entrance}`);
    if (options.quiet !== true) terminal.warn('Ctrl-C closes it.');
    if (options.open !== false && !signal.aborted && !(await openBrowser(entrance)))
      terminal.warn('No browser could be started. Open the address yourself.');
    while (!signal.aborted) {
      await desk.next(signal, 60_000);
      follow();
    }
    return 0;
  } finally {
    terminal.close();
    await Promise.all(closing.map((close) => close()));
    await workshop.cache?.trim();
  }
}

/** Finishes what a command or a desk that was killed has begun to write. */
async function finishLast({ host, named, settle }: ReturnType<typeof openDoor>): Promise<void> {
  const { value: config } = await readConfig(host, named);
  if (config !== undefined) await settle(config);
}

/** Looks at the disk, and brings the desk up to what has changed there since the last look. */
function createLook(host: LiveHost, config: string | undefined, desk: Desk, terminal: Terminal) {
  let seen: number | undefined;
  return async (lookedAt: string | undefined): Promise<void> => {
    const started = performance.now();
    const { version } = desk;
    await host.refresh();
    // What was refused may have changed where nothing is looked for, such as the rights of a folder.
    if (host.changes === seen && desk.state.refusal === undefined) return;
    let refusal = await attempt(host, config, desk, lookedAt);
    if (refusal !== undefined) {
      await delay(SECOND_LOOK);
      await host.refresh();
      refusal = await attempt(host, config, desk, lookedAt);
    }
    seen = host.changes;
    if (refusal !== undefined && !isSame(refusal, desk.state.refusal)) desk.publish({ refusal });
    if (desk.version !== version) terminal.step(summary(desk, performance.now() - started));
  };
}

/** An update; what nobody has foreseen must not close the desk. */
async function attempt(...parts: Parameters<typeof updateDesk>): Promise<Refusal | undefined> {
  try {
    return await updateDesk(...parts);
  } catch (error) {
    const { message, help, problems } = failureOf(error) ?? unforeseen(error);
    return { message, help, problems };
  }
}

function unforeseen(error: unknown): Failure {
  return new Failure(3, bugIn(error), 'Run `publish check --debug` and report the output.');
}

function isSame(one: Refusal, other: Refusal | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function summary({ state }: Desk, milliseconds: number): string {
  const { shown, problems = [], refusal } = state;
  if (refusal !== undefined) return `cannot be shown: ${refusal.message}`;
  const found = countText(problems);
  const pages = `${counted(shown?.documents.length ?? 0, 'page')} in ${Math.round(milliseconds)} ms`;
  return found === '' ? pages : `${pages}; ${found}`;
}

/** A key that nobody guesses. */
function newKey(): string {
  return randomBytes(24).toString('base64url');
}
