import type { ExchangeFormat } from '../../model/exchange.js';
import { readXliff } from './read.js';
import { writeXliff1 } from './write-1.js';
import { writeXliff2 } from './write-2.js';

/** OASIS XLIFF: OmegaT, Trados, memoQ, Weblate; 2.1 unless version 1.2 is asked for. */
export const xliff: ExchangeFormat = {
  id: 'xliff',
  extension: 'xlf',
  serialize: (document, { version }) => (version === '1.2' ? writeXliff1(document) : writeXliff2(document)),
  parse: readXliff,
};
