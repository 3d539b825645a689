import { useState } from 'preact/hooks';
import type { Made, Refused } from '../../../desk/protocol.js';
import { useAsked } from '../ask.js';

interface Making {
  /** Absent while the file is made for the first time. */
  readonly answer?: Made | Refused | undefined;
  /** Counts the answers. */
  readonly count: number;
}

/**
 * Has the server make a file.
 *
 * @param moment another one has it made again; what was made before stays until then
 */
export function useMade(path: string, moment: string): Making & { readonly again: () => void } {
  const [{ answer, count }, setMaking] = useState<Making>({ count: 0 });
  const [round, setRound] = useState(0);
  const take = (next: Made | Refused) => {
    setMaking((before) => ({ answer: next, count: before.count + 1 }));
  };
  useAsked(
    `/made/${path}`,
    [moment, round],
    async (response) => (await response.json()) as Made | Refused,
    take,
    (message) => {
      take({ message, problems: [] });
    },
  );
  const again = () => {
    setMaking({ count });
    setRound(round + 1);
  };
  return { answer, count, again };
}
