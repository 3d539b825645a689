import type { Format, RenderContext } from '../model/format.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Problem } from '../model/problem.js';
import { chooseFormats, formatIds } from '../pipeline/choices.js';
import type { Publication } from '../pipeline/publication.js';

/** A publication as it can be shown. */
export interface Shown {
  readonly publication: Publication;
  /** The statement in every locale, the source first. */
  readonly documents: readonly LocalizedDocument[];
  /** The formats of its edition. */
  readonly formats: readonly Format[];
  readonly context: RenderContext;
  /** What every file depends on besides its own document. */
  readonly inputs: readonly unknown[];
  /** By tag, a number that changes with everything that the files of a language are made from. */
  readonly versions: ReadonlyMap<string, number>;
  /** The web pages and what they load, by path in the edition. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The files of `static`, by path in the edition; none of them while one cannot be published. */
  readonly beside: ReadonlyMap<string, Uint8Array>;
  /** Why they cannot be published. */
  readonly besideProblems: readonly Problem[];
}

/** The formats that the desk shows: all of them, because a person looks at a format before the edition has it. */
export const offeredFormats: readonly Format[] = chooseFormats(formatIds);

/** Why what lies on the disk cannot be shown. */
export interface Refusal {
  readonly message: string;
  readonly help?: string | undefined;
  readonly problems: readonly Problem[];
}

/** What the desk knows. */
interface DeskState {
  /** The last publication that could be shown; absent before the first. */
  readonly shown?: Shown | undefined;
  /** What the checks have found in it; absent while they run for the first time. */
  readonly problems?: readonly Problem[] | undefined;
  /** What is wrong with what lies on the disk now. The last good pages stay. */
  readonly refusal?: Refusal | undefined;
}

/** The state of a desk, and who waits for the next one. */
export interface Desk {
  readonly state: DeskState;
  /** Counts the states. */
  readonly version: number;
  readonly publish: (change: DeskState) => void;
  /** Ends with the next state, when a signal is aborted, or after some time. */
  next(signal: AbortSignal, milliseconds: number): Promise<void>;
}

/** A desk that knows nothing yet. It keeps one state and no history, however many there were. */
export function createDesk(): Desk {
  let state: DeskState = {};
  let version = 0;
  const waiting = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    publish(change) {
      state = { ...state, ...change };
      version += 1;
      for (const wake of [...waiting]) wake();
    },
    next: (signal, milliseconds) =>
      new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
        waiting.add(wake);
        if (signal.aborted) wake();
      }),
  };
}
