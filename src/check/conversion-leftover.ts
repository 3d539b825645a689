import { withoutCode } from '../model/code-mask.js';
import type { Check, CheckSubject, Finding } from '../model/check.js';
import { leftovers, type Leftover } from './leftovers.js';
import { placeIn } from './place.js';
import { statementTrees } from './source-text.js';

/** Findings of one pattern in one text that are shown one by one; a whole text of them is one fault. */
const MOST = 10;
/** Characters of a finding that are shown. */
const SHOWN = 60;

/** What converters and mail programs have left in the statement or in a translation. */
export const conversionLeftover: Check = {
  id: 'conversion-leftover',
  severity: 'error',
  *run(subject) {
    yield* inStatement(subject);
    for (const { locale, file, translations } of subject.catalogues.values()) {
      for (const [key, translation] of translations) {
        const { target } = translation;
        if (!SUSPICIOUS.test(target)) continue;
        for (const { index, finding } of leftoversIn(withoutCode(translation.content, target))) {
          yield { locale, key, ...placeIn(translation, index, file), ...finding };
        }
      }
    }
  },
};

/** What every leftover has one of; most translations have none. */
const SUSPICIOUS =
  /[{}\\^&=<#ÃÂâØÙÚÛÐÑ×]|\[image|\[cid|:::|TOC\]|safelinks|urldefense|google\.com\/url|Error!|HYPERLINK/u;

function* inStatement({ document, text, config }: CheckSubject): Iterable<Finding> {
  const { file } = document;
  const lines = text.split('\n');
  let line = 0;
  let start = 0;
  for (const { index, finding } of leftoversIn(withoutCode(statementTrees(document), text))) {
    while (start + (lines[line]?.length ?? 0) < index) {
      start += (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
    yield { locale: config.sourceLocale, file, line: line + 1, column: index - start + 1, ...finding };
  }
}

interface Found {
  readonly index: number;
  readonly length: number;
  readonly finding: Pick<Finding, 'severity' | 'message' | 'help'>;
}

/** What programs have left in one text, in its order. What is within another is reported with it. */
function leftoversIn(markdown: string): Found[] {
  let end = 0;
  return leftovers
    .flatMap((kind) => ofKind(kind, markdown))
    .sort((a, b) => a.index - b.index)
    .filter(({ index, length }) => {
      if (index < end) return false;
      end = index + length;
      return true;
    });
}

function ofKind({ pattern, isMeant, severity, what, help }: Leftover, markdown: string): Found[] {
  const all = Array.from(markdown.matchAll(pattern)).filter(([written]) => isMeant?.(written) !== true);
  const more = all.length > MOST ? ` ${all.length - MOST} more follow.` : '';
  return all.slice(0, MOST).map(({ 0: written, index }, at) => {
    const message = what.replace('%s', () => shown(written)) + (at === MOST - 1 ? more : '');
    return {
      index: index + written.search(/\S/u),
      length: written.trim().length,
      finding: { message, help, ...(severity && { severity }) },
    };
  });
}

function shown(written: string): string {
  const line = written.replace(/\s+/gu, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}
