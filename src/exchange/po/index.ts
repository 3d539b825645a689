import type { ExchangeFormat } from '../../model/exchange.js';
import { readPo } from './read.js';
import { writePo } from './write.js';

/** GNU gettext PO: Poedit, Weblate, Virtaal, Lokalize, msgmerge. */
export const po: ExchangeFormat = {
  id: 'po',
  extension: 'po',
  serialize: writePo,
  parse: readPo,
};
