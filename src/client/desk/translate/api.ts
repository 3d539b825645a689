import type {
  RemarkPost,
  Acceptance,
  Conflict,
  Conflicts,
  DeskWork,
  Imported,
  Refused,
  Saved,
} from '../../../desk/protocol.js';
import type { Sheet } from '../../../model/sheet.js';

/** What came of a request: it is done, texts differ, it is refused, or nobody has answered. */
export type Answer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'offline' };

/** The requests of the page. */
export interface DeskApi {
  work(tag: string): Promise<Answer<DeskWork>>;
  /** @param force keys whose text on the disk the person has seen and does not keep */
  save(sheet: Sheet, force: readonly string[]): Promise<Answer<Saved>>;
  remark(tag: string, change: RemarkPost): Promise<Answer<unknown>>;
  accept(tag: string, acceptance: Acceptance): Promise<Answer<unknown>>;
  importFile(file: File): Promise<Answer<Imported>>;
}

/** The server that the page came from. */
export const deskApi: DeskApi = {
  work: (tag) => ask(`/work/${encodeURIComponent(tag)}`),
  save: (sheet, force) =>
    send(`/work/${encodeURIComponent(sheet.locale)}${forcing(force)}`, JSON.stringify(sheet)),
  remark: (tag, change) => send(`/work/${encodeURIComponent(tag)}/remarks`, JSON.stringify(change)),
  accept: (tag, acceptance) => send(`/work/${encodeURIComponent(tag)}/accept`, JSON.stringify(acceptance)),
  importFile: async (file) =>
    send(
      `/import?name=${encodeURIComponent(file.name)}`,
      await file.arrayBuffer(),
      'application/octet-stream',
    ),
};

function forcing(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `?force=${keys.map(encodeURIComponent).join(',')}`;
}

function send<Value>(path: string, body: string | ArrayBuffer, type = 'application/json') {
  return ask<Value>(path, { method: 'POST', body, headers: { 'Content-Type': type } });
}

async function ask<Value>(path: string, init: RequestInit = {}): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    if (response.ok) return { kind: 'done', value: JSON.parse(text) as Value };
    if (response.status === 409) return { kind: 'conflicts', ...(JSON.parse(text) as Conflicts) };
    return { kind: 'refused', refused: refusedFrom(text) };
  } catch {
    // The server is gone, or it has ended in the middle of its answer.
    return { kind: 'offline' };
  }
}

/** The door of the desk answers in plain words. */
function refusedFrom(text: string): Refused {
  try {
    const { message = text, help, problems = [] } = JSON.parse(text) as Partial<Refused>;
    return { message, help, problems };
  } catch {
    return { message: text.trim(), problems: [] };
  }
}
