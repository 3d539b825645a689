import { posix } from 'node:path';
import type { Desk, Shown } from './desk.js';
import { overview } from './overview.js';
import type { WorkEvent } from './protocol.js';
import type { Works } from './work.js';

/** Milliseconds after which a quiet connection shows that it is alive. */
const HEARTBEAT = 15_000;

/**
 * The events of one page of the desk (server-sent events, HTML §9.2): `page` is the newest page of one language,
 * `files` means that what all pages load has changed, `state` is everything around the page, `work` means that what there
 * is to translate has changed.
 *
 * The next event is made when the last one has been taken, from what the desk knows then. A slow reader gets fewer
 * events, not later ones, and nothing is kept for it.
 *
 * @param works what there is to translate
 * @param seen what the page is about: the language that is looked at, on a desk that may be only for showing
 * @param onCancel is called once nobody reads it any more
 */
export function feed(
  desk: Desk,
  works: Pick<Works, 'version'>,
  { tag, isReadOnly }: { readonly tag: string; readonly isReadOnly: boolean },
  onCancel: () => void,
): ReadableStream<Uint8Array> {
  const ended = new AbortController();
  const sent = {
    page: '',
    state: '',
    shown: undefined as Shown | undefined,
    work: undefined as number | undefined,
  };

  const due = (): string | undefined => {
    const { shown } = desk.state;
    const page = shown?.files.get(posix.join(tag, 'index.html'));
    if (typeof page === 'string' && page !== sent.page) {
      sent.page = page;
      return event('page', { tag, html: page });
    }
    if (shown !== undefined && shown !== sent.shown) {
      const hasChanged = sent.shown !== undefined && !hasSameAssets(shown, sent.shown);
      sent.shown = shown;
      if (hasChanged) return event('files', {});
    }
    const state = JSON.stringify(overview(desk, isReadOnly));
    if (state !== sent.state) {
      sent.state = state;
      return `event: state\ndata: ${state}\n\n`;
    }
    const version = works.version(tag);
    if (version === undefined || version === sent.work) return undefined;
    sent.work = version;
    return event('work', { tag, version } satisfies WorkEvent);
  };

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = due();
        if (text === undefined) {
          await desk.next(ended.signal, HEARTBEAT);
          if (ended.signal.aborted) return;
          text = due() ?? ': still here\n\n';
        }
        controller.enqueue(new TextEncoder().encode(text));
      },
      cancel() {
        ended.abort();
        onCancel();
      },
    },
    { highWaterMark: 0 },
  );
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Whether what pages load is the same: styles, fonts, images and what lies beside them. */
function hasSameAssets(one: Shown, other: Shown): boolean {
  const assets = ({ files, beside }: Shown) => [
    ...[...files].filter(([path]) => path.startsWith('assets/')),
    ...beside,
  ];
  const [own, others] = [assets(one), new Map(assets(other))];
  return own.length === others.size && own.every(([path, content]) => others.get(path) === content);
}
