/** How many times longer the longer text is. */
const FACTOR = 4;

/** Time that grows with the length is four times as much; with its square, sixteen times. */
const MOST_GROWTH = 9;

/** What is done to a text of some length. */
export interface Work<Prepared> {
  /** Makes what is needed for a length; its time does not count. */
  readonly prepare: (length: number) => Prepared | Promise<Prepared>;
  readonly work: (prepared: Prepared) => unknown;
}

/**
 * Whether something takes time that grows faster than the length of a text.
 *
 * A time below `floor` is no matter, whatever it grows with, and most are: the longer text alone is tried then.
 * Otherwise the same is done to both lengths, and the best of several times counts. It is the time of the processor,
 * so that other processes of a busy machine matter little.
 *
 * @param length of the longer text
 * @param floor milliseconds
 * @returns what the times are, where they grow too fast
 */
export async function growth<Prepared>(
  what: Work<Prepared>,
  { length, floor }: { readonly length: number; readonly floor: number },
): Promise<string | undefined> {
  if ((await timed(what, length)) < floor) return undefined;
  const long = await best(what, length);
  if (long < floor) return undefined;
  const short = await best(what, length / FACTOR);
  if (long < MOST_GROWTH * short) return undefined;
  const figures = [length / FACTOR, short, length, long].map(Math.round);
  return `${figures[0]} characters take ${figures[1]} ms, ${figures[2]} take ${figures[3]} ms`;
}

async function best<Prepared>(what: Work<Prepared>, length: number): Promise<number> {
  let least = Infinity;
  let spent = 0;
  // What takes long is measured well enough by one time.
  for (let time = 0; time < 4 && spent < 500; time += 1) {
    const took = await timed(what, length);
    least = Math.min(least, took);
    spent += took;
  }
  return least;
}

async function timed<Prepared>({ prepare, work }: Work<Prepared>, length: number): Promise<number> {
  const prepared = await prepare(length);
  const start = process.cpuUsage();
  await work(prepared);
  return process.cpuUsage(start).user / 1000;
}
