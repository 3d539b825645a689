import type { ExchangeFormat } from '../../model/exchange.js';
import { readSheet } from './read.js';
import { writeSheet } from './write.js';

/** The sheet: a page that opens in any browser without a network, to translate and review in. */
export const sheet: ExchangeFormat = {
  id: 'html',
  extension: 'html',
  comesBackAs: 'json',
  serialize: writeSheet,
  parse: readSheet,
};
