import type { SheetWords } from '../../model/sheet.js';

export function interfaceWords(_locale: string): readonly SheetWords[] {
  return [{ lang: 'en', direction: 'ltr', words: {} }];
}
