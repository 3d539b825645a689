import type { Check } from '../../model/check.js';
import { inEveryText, type Found } from '../every-text.js';
import { excerpt } from '../excerpt.js';
import { leftovers, type Leftover } from '../leftovers.js';

/** Findings of one pattern in one text that are shown one by one; a whole text of them is one fault. */
const MOST = 10;

/** What every leftover has one of. */
const SUSPICIOUS =
  /[{}\\^&=<#ÃÂâØÙÚÛÐÑ×]|\[image|\[cid|:::|TOC\]|safelinks|urldefense|google\.com\/url|Error!|HYPERLINK/u;

/** What converters and mail programs have left in the statement or in a translation. */
export const conversionLeftover: Check = {
  id: 'conversion-leftover',
  severity: 'error',
  run: (subject) => inEveryText(subject, SUSPICIOUS, leftoversIn),
};

/** What programs have left in one text, in its order. What is within another is reported with it. */
function leftoversIn(markdown: string): Found[] {
  let end = 0;
  return leftovers
    .flatMap((kind) => ofKind(kind, markdown))
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset, length }) => {
      if (offset < end) return false;
      end = offset + length;
      return true;
    });
}

interface Stretch extends Found {
  readonly length: number;
}

function ofKind({ pattern, isMeant, severity, what, help }: Leftover, markdown: string): Stretch[] {
  const all = Array.from(markdown.matchAll(pattern)).filter(([written]) => isMeant?.(written) !== true);
  const more = all.length > MOST ? ` ${all.length - MOST} more follow.` : '';
  return all.slice(0, MOST).map(({ 0: written, index }, at) => {
    const message = what.replace('%s', () => excerpt(written)) + (at === MOST - 1 ? more : '');
    return {
      offset: index + written.search(/\S/u),
      length: written.trim().length,
      finding: { message, help, ...(severity && { severity }) },
    };
  });
}
