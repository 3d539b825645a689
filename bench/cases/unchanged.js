import { join } from 'node:path';
import { theReal } from '../inputs.js';
import { inTurn, node, publish, time } from '../measure.js';

/** A build of the real statement with nothing changed since the last, beside an empty process. */
export default async function unchanged(scratch) {
  const folder = await theReal(scratch);
  const build = { ...publish('-C', folder, 'build'), env: { COMMUNIQUE_CACHE: join(scratch, 'cache') } };
  await time(build);
  const { ours, empty } = await inTurn({ ours: build, empty: node('-e', '0') }, 11);
  return [{ what: 'build, nothing changed', floor: 'empty Node process', ratio: ours / empty, goal: 3 }];
}
