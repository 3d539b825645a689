import { Refusal } from '../../exchange/reading.js';

/** Refuses a document, which ends the reading. */
export function refuse(message: string, help: string): never {
  throw new Refusal({ rule: 'document-file', message, help });
}
