import { useEffect, useRef } from 'preact/hooks';
import type { LivePage } from './live.js';
import type { Width } from './look.js';
import { showAs, type Media } from './media.js';
import { swapPage } from './swap.js';

/** What the frame is asked to do from outside. */
export interface FrameHandle {
  /** Shows a newer page in place. */
  take(page: LivePage): void;
  /** Loads everything again, and goes back to where the reader was. */
  reload(): void;
  /** The page as it is shown; nothing while it loads. */
  page(): Document | undefined;
}

interface FrameProps {
  readonly tag: string;
  readonly path: string;
  readonly title: string;
  readonly width: Width;
  readonly scheme: Media['scheme'];
  readonly handle: { current: FrameHandle | undefined };
  /** A link in the page has led to another language. */
  readonly onTag: (tag: string) => void;
}

/** The edition’s own page. Nothing in it runs: the desk reaches into it from outside. */
export function Frame({ tag, path, title, width, scheme, handle, onTag }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const newest = useRef<LivePage | undefined>(undefined);
  const scroll = useRef<number | undefined>(undefined);
  /** Whether the chosen language has been asked for and has not come yet. */
  const isOnTheWay = useRef(false);
  const media: Media = { isPrint: width === 'paper', scheme };
  const page = () => frame.current?.contentDocument ?? undefined;

  handle.current = {
    page,
    take(next) {
      newest.current = next;
      const shown = page();
      if (shown?.readyState === 'complete' && tagOf(shown) === next.tag) swapPage(shown, next.html);
    },
    reload() {
      scroll.current = frame.current?.contentWindow?.scrollY;
      frame.current?.contentWindow?.location.reload();
    },
  };

  useEffect(() => {
    const shown = page();
    if (shown?.readyState === 'complete') showAs(shown, media);
  }, [width, scheme]);

  const onLoad = () => {
    const shown = page();
    if (shown === undefined) return;
    const now = tagOf(shown);
    if (now === tag) isOnTheWay.current = false;
    // The page before may end loading while the chosen one is on its way.
    else if (isOnTheWay.current) return;
    else if (now !== undefined) onTag(now);
    // What came while the page was loading.
    if (newest.current !== undefined && newest.current.tag === now) swapPage(shown, newest.current.html);
    showAs(shown, media);
    if (scroll.current !== undefined)
      shown.defaultView?.scrollTo({ top: scroll.current, behavior: 'instant' });
    scroll.current = undefined;
  };

  useEffect(() => {
    const shown = page();
    // A link has already led there.
    if (frame.current === null || (shown !== undefined && tagOf(shown) === tag && !isOnTheWay.current))
      return;
    isOnTheWay.current = true;
    frame.current.src = `/edition/${path}`;
  }, [tag, path]);

  return (
    <div class="stage" data-width={width}>
      <iframe ref={frame} title={title} sandbox="allow-same-origin" onLoad={onLoad} />
    </div>
  );
}

/** The language of a page, by its address in the edition. */
function tagOf({ location }: Document): string | undefined {
  return /^\/edition\/([^/]+)\/index\.html$/u.exec(decodeURIComponent(location.pathname))?.[1];
}
