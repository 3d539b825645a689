import type { SheetFinding, SheetSegment, SheetStatus } from '../../model/sheet.js';
import { isOpen } from './filter.js';

/** A key that was pressed, as the browser reports it. */
interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  preventDefault(): void;
}

/** What keys act on. */
interface Keyed {
  readonly current: number;
  readonly segments: readonly SheetSegment[];
  readonly actions: {
    finish(at: number, isFinished: boolean): void;
    /** @returns whether it is approved now */
    approve(at: number): boolean;
  };
  canApprove(at: number): boolean;
  findingsAt(at: number): readonly SheetFinding[];
  go(at: number, finding?: SheetFinding): void;
  save(): void;
}

/** Listens to the keys of the whole sheet; those of a text are its editor’s. */
export function keyListener(app: Keyed): (event: PressedKey) => void {
  return (event) => {
    const act = actionOf(event, app);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

function actionOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey, app: Keyed) {
  const isCommand = ctrlKey || metaKey;
  const at = app.current;
  if (isCommand && key.toLowerCase() === 's')
    return () => {
      app.save();
    };
  if (altKey && !isCommand && key === 'ArrowDown')
    return () => {
      app.go(at + 1);
    };
  if (altKey && !isCommand && key === 'ArrowUp')
    return () => {
      app.go(at - 1);
    };
  if (key === 'F2')
    return () => {
      goToNext(app, ({ status }) => isOpen(status), shiftKey);
    };
  if (key === 'F8')
    return () => {
      goToFinding(app, shiftKey);
    };
  if (isCommand && key === 'Enter' && at >= 0) {
    return () => {
      if (!shiftKey) {
        app.actions.finish(at, true);
        goToNext(app, ({ status }) => isOpen(status));
      } else if (app.actions.approve(at)) {
        goToNext(app, ({ status }, next) => isUnapproved(status) && app.canApprove(next));
      }
    };
  }
  return undefined;
}

function isUnapproved(status: SheetStatus): boolean {
  return status !== 'approved' && status !== 'untranslated';
}

/** Goes to the next segment that needs something, from the first again behind the last. */
function goToNext(
  app: Keyed,
  needs: (segment: SheetSegment, at: number) => boolean,
  isBackward = false,
): void {
  const { length } = app.segments;
  const sign = isBackward ? -1 : 1;
  const order = Array.from({ length }, (_, step) => (app.current + sign * (step + 1) + 2 * length) % length);
  const next = order.find((at) => {
    const segment = app.segments[at];
    return at !== app.current && segment !== undefined && needs(segment, at);
  });
  if (next !== undefined) app.go(next);
}

function goToFinding(app: Keyed, isBackward: boolean): void {
  const { length } = app.segments;
  const step = isBackward ? -1 : 1;
  for (let count = 1; count <= length; count += 1) {
    const at = (app.current + step * count + 2 * length) % length;
    const [first] = app.findingsAt(at);
    if (first !== undefined) {
      app.go(at, first);
      return;
    }
  }
}
