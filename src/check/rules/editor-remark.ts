import type { Check } from '../../model/check.js';
import { inEveryText, type Found } from '../every-text.js';
import { remarkFinding, remarksIn, remarksInTranslation } from '../remarks.js';

/** What every remark has one of. */
const SUSPICIOUS = /\{|\[|<[!\w]/u;

/**
 * Comments and changes of editors that readers would see. What the statement has as comments of HTML is left out and
 * reported while it is read.
 */
export const editorRemark: Check = {
  id: 'editor-remark',
  severity: 'error',
  run: (subject) => inEveryText(subject, SUSPICIOUS, look),
};

function look(markdown: string, isTranslation: boolean): Found[] {
  const remarks = isTranslation ? remarksInTranslation(markdown) : remarksIn(markdown);
  return remarks.map((remark) => ({ offset: remark.offset, finding: remarkFinding(remark) }));
}
