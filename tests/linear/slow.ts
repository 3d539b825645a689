import { growth } from './growth.js';
import { prepare, statementWith } from './publication.js';
import type { Run } from './runs.js';
import { publicationWalkers, textWalkers } from './walkers.js';

/** What takes time that grows faster than the length of a run: its name, and the times. */
export async function slowIn(
  run: Run,
  measure: { readonly length: number; readonly floor: number },
): Promise<string[]> {
  const slow: string[] = [];
  const tell = (name: string, times: string | undefined) => {
    if (times !== undefined) slow.push(`${name}: ${times}`);
  };
  // What is slow is slow each time; a pause of the garbage collector is not.
  const twice = async (times: () => Promise<string | undefined>) =>
    (await times()) === undefined ? undefined : times();
  for (const { name, walk } of textWalkers)
    tell(name, await twice(() => growth({ prepare: run.of, work: walk }, measure)));
  const known = new Map<number, ReturnType<typeof prepare>>();
  const publicationOf = (length: number) => {
    const text = run.of(length);
    const publication = known.get(length) ?? prepare(statementWith(text), (run.translated ?? run.of)(length));
    known.set(length, publication);
    return publication;
  };
  // What is refused is read by nobody.
  if ((await publicationOf(measure.length)) === undefined) return slow;
  for (const { name, walk } of publicationWalkers) {
    const work = (given: Awaited<ReturnType<typeof publicationOf>>) => given && walk(given);
    tell(name, await twice(() => growth({ prepare: publicationOf, work }, measure)));
  }
  return slow;
}
