import type { PhrasingContent } from 'mdast';
import { lineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { firstStrongDirection, mark, RTL_LETTER } from '../../text/bidi.js';

/** Controls have no place in the header of a mail, and a line end would begin another field. */
const CONTROLS = /\p{Cc}/gu;

const RIGHT_TO_LEFT = new RegExp(RTL_LETTER, 'v');
const LETTER_OR_DIGIT_AT_END = /[\p{L}\p{M}\p{N}]$/u;

/**
 * Release line and title. Mail programs lay a subject out in the direction of its first letter or in their own, so
 * marks keep both ends of a right-to-left text where they belong; a left-to-right text has them only if a part of it
 * runs the other way.
 */
export function subjectOf({ release, title, locale }: LocalizedDocument): string {
  const { lang, direction, content } = title;
  const own = [...content];
  const titled: PhrasingContent[] =
    direction === locale.direction ? own : [{ type: 'run', direction, lang, children: own }];
  const text = lineOf([...release, { type: 'text', value: ' – ' }, ...titled]).replace(CONTROLS, '');
  const base = locale.direction;
  if (base === 'ltr' && !RIGHT_TO_LEFT.test(text)) return text;
  const start = firstStrongDirection(text) === base ? '' : mark(base);
  const end = LETTER_OR_DIGIT_AT_END.test(text) ? '' : mark(base);
  return start + text + end;
}
