import type { Check, Finding } from '../../model/check.js';
import type { Document } from '../../model/document.js';
import { isOnText, openRemarks, remarksPath, settleHelp, type Remark } from '../../model/remarks.js';

/** Remarks on translations that nobody has settled. */
export const openRemark: Check = {
  id: 'open-remark',
  severity: 'warning',
  description:
    'Somebody has remarked on a translation, and nobody has settled it. Change the translation, or leave it, then settle the remark with `publish remark`. `build --release` refuses while one is open.',
  page: 'translations.md#remarks',
  isFinal: true,
  samples: [
    {
      wrong: '`"text#1f0c2a7e": {"by": "Ann Lee", "text": "Too weak."}` in `remarks.json`',
      right: 'the same with `"settledBy": "Bo Lin"`',
      files: {
        wrong: {
          'locales/fa/remarks.json': '{"text#1f0c2a7e": {"by": "Ann Lee", "text": "Too weak."}}',
        },
        right: {
          'locales/fa/remarks.json':
            '{"text#1f0c2a7e": {"by": "Ann Lee", "text": "Too weak.", "settledBy": "Bo Lin"}}',
        },
      },
    },
  ],
  of: 'translations',
  *run({ documents, remarks, document }): Iterable<Finding> {
    for (const { locale } of documents) {
      for (const remark of openRemarks(remarks.get(locale.tag))) {
        yield remarkFinding(locale.tag, remark, document);
      }
    }
  },
};

/**
 * What is reported of an open remark.
 *
 * @param tag the locale it is in
 */
export function remarkFinding(tag: string, remark: Remark, document: Document): Finding {
  const { key, id, by, text, position } = remark;
  const gone = isOnText(remark, document) ? '' : ', which is no longer in the statement,';
  return {
    locale: tag,
    key,
    file: remarksPath(tag),
    ...(position ?? { line: 1, column: 1 }),
    message: `${by} remarks on “${key}”${gone}: ${text}`,
    help: settleHelp(tag, id),
  };
}
