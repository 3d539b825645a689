import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../desk/overview.js';
import type { WorkEvent } from '../../desk/protocol.js';

/** A page as the server last sent it. */
export interface LivePage {
  readonly tag: string;
  readonly html: string;
}

/** What the server says while the desk is open. */
export interface Live {
  readonly overview: Overview | undefined;
  /** Whether the server is gone. */
  readonly isLost: boolean;
}

interface Listeners {
  /** The newest page of the language. */
  readonly onPage: (page: LivePage) => void;
  /** What pages load has changed. */
  readonly onFiles: () => void;
  /** What there is to translate in a language may have changed. */
  readonly onWork: (tag: string) => void;
}

/**
 * Listens to the server.
 *
 * @param tag the language that is looked at; `undefined` before the publication is known
 */
export function useLive(tag: string | undefined, { onPage, onFiles, onWork }: Listeners): Live {
  const [overview, setOverview] = useState<Overview>();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/live/${encodeURIComponent(tag ?? 'none')}`);
    source.addEventListener('page', ({ data }: MessageEvent<string>) => {
      onPage(JSON.parse(data) as LivePage);
    });
    source.addEventListener('files', onFiles);
    source.addEventListener('work', ({ data }: MessageEvent<string>) => {
      onWork((JSON.parse(data) as WorkEvent).tag);
    });
    source.addEventListener('state', ({ data }: MessageEvent<string>) => {
      setOverview(JSON.parse(data) as Overview);
    });
    source.addEventListener('open', () => {
      setLost(false);
      // What was said while nobody listened is not said again.
      if (tag !== undefined) onWork(tag);
    });
    source.addEventListener('error', () => {
      setLost(true);
    });
    return () => {
      source.close();
    };
  }, [tag]);
  return { overview, isLost };
}
