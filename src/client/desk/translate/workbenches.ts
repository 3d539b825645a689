import { useEffect, useRef } from 'preact/hooks';
import { deskApi } from './api.js';
import { browserDrafts } from './drafts.js';
import { Workbench } from './workbench.js';

/** The work on every language that was looked at. */
export interface Workbenches {
  of(tag: string): Workbench;
  known(tag: string): Workbench | undefined;
}

/** Keeps the work of each language while the page is open, whichever language is shown. */
export function useWorkbenches(): Workbenches {
  const benches = useRef(new Map<string, Workbench>());
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if ([...benches.current.values()].some(({ isSafe }) => !isSafe)) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    return () => {
      window.removeEventListener('beforeunload', stay);
    };
  }, []);
  return {
    of(tag) {
      const bench = benches.current.get(tag) ?? new Workbench(tag, deskApi, browserDrafts);
      benches.current.set(tag, bench);
      return bench;
    },
    known: (tag) => benches.current.get(tag),
  };
}
