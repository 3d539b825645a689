import type { ExchangeFormat } from '../../model/exchange.js';
import { readDocx } from './read/index.js';
import { writeDocx } from './write/index.js';

/** Word files (ISO/IEC 29500): a table of source and translation, for Word, LibreOffice and Google Docs. */
export const docx: ExchangeFormat = {
  id: 'docx',
  extension: 'docx',
  serialize: writeDocx,
  parse: readDocx,
};
