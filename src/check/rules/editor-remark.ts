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
  description:
    'A comment or a tracked change of an editor, which would be published: the build stops, whatever `checks` and `accepted.json` say. Only the other two can be silenced or accepted: a comment of HTML, an error that does not stop the build because it is left out, and brackets that hold a note, a warning.',
  samples: [
    {
      locale: 'en',
      wrong: 'They stay.[Jane: agreed?]{.comment-start id="0" author="Jane"} They go.[]{.comment-end id="0"}',
      right: 'They stay. They go.',
    },
    { locale: 'en', wrong: 'They {++all ++}stay.', right: 'They all stay.' },
    { locale: 'fa', wrong: 'آنان می‌مانند. <!-- آیا همه موافق‌اند؟ -->', right: 'آنان می‌مانند.' },
    {
      locale: 'en',
      severity: 'warning',
      wrong: 'They met in [TBC: town].',
      right: 'They met in [the town of] Balkh.',
    },
  ],
  run: (subject) => inEveryText(subject, SUSPICIOUS, look),
};

function look(markdown: string, isTranslation: boolean): Found[] {
  const remarks = isTranslation ? remarksInTranslation(markdown) : remarksIn(markdown);
  return remarks.map((remark) => ({ offset: remark.offset, finding: remarkFinding(remark) }));
}
