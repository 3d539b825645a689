import type { ExchangeFormat } from '../model/exchange.js';
import { docx } from './docx/index.js';
import { po } from './po/index.js';
import { sheet } from './sheet/index.js';
import { xliff } from './xliff/index.js';

/** Every format of translators' tools. */
export const exchangeFormats: readonly ExchangeFormat[] = [po, xliff, docx, sheet];
