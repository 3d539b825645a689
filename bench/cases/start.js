import { inTurn, node, publish } from '../measure.js';

/** A cold process that says its version, beside one that does nothing. */
export default async function start() {
  const { ours, empty } = await inTurn({ ours: publish('--version'), empty: node('-e', '0') }, 11);
  return [{ what: '--version', floor: 'empty Node process', ratio: ours / empty }];
}
