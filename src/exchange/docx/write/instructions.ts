import type { BriefTerm } from '../../../model/brief.js';
import type { SegmentStatus } from '../../../model/catalogue.js';
import type { ExportDocument, Wording } from '../../../model/exchange.js';
import { languageName } from '../../../model/locale.js';
import { withDigits } from '../../../text/numerals.js';
import { x, type XmlElement } from '../../../xml/write.js';
import { FILLS } from '../words.js';
import { LOOKS, styleId } from '../looks.js';
import { textRuns, type Setting } from './runs.js';
import { textParagraph } from './table.js';
import { shade } from './xml.js';

/** What a translator reads before the table, in one language: what to do, by when, for whom, and what the marks mean. */
export function instructions(document: ExportDocument, wording: Wording): XmlElement[] {
  const { strings } = wording;
  const { tag, direction } = strings.locale;
  const setting: Setting = { locale: tag, direction };
  const line = (style: string, text: string) => textParagraph(style, setting, ...textRuns(text, setting));
  const language = languageName(document.locale, tag) ?? document.locale;
  return [
    line('CommuniqueHeading', strings.text('title', { language })),
    line('Normal', taskOf(document, wording).join(' · ')),
    line('Normal', countsOf(document, wording).join(' · ')),
    line('CommuniqueHeading', strings.text('how')),
    ...stepsOf(document).map((step) => line('CommuniqueStep', `• ${strings.text(step, { mark: '[1]' })}`)),
    line('CommuniqueHeading', strings.text('legend')),
    textParagraph('Normal', setting, ...legend(document, wording, setting)),
    ...terms(document, strings.text('terms'), setting),
  ];
}

/** For whom, by when, and where to. */
function taskOf({ brief: { translator } }: ExportDocument, { strings, due }: Wording): string[] {
  const { name, email } = translator;
  return [
    ...(name === undefined ? [] : [strings.text('for', { name })]),
    ...(due === undefined ? [] : [strings.text('due', { date: due })]),
    email === undefined ? strings.text('return.sender') : strings.text('return', { email }),
  ];
}

function countsOf({ brief: { counts, words } }: ExportDocument, { strings }: Wording): string[] {
  const shown: readonly (readonly [string, number])[] = [
    ['count.words', words],
    ['count.missing', counts.missing],
    ['count.outdated', counts.outdated],
    ['count.done', counts.translated + counts.reviewed],
  ];
  return shown.map(([key, count]) =>
    strings.text(key, { count: withDigits(String(count), strings.numerals) }),
  );
}

/** What of the instructions this file has a use for. */
function stepsOf({ units }: ExportDocument): string[] {
  const has = (is: (unit: ExportDocument['units'][number]) => boolean) => units.some(is);
  return [
    ...['how.write', 'how.original', 'how.format'],
    ...(has(({ kept = [] }) => kept.length > 0) ? ['how.protected'] : []),
    ...(has(({ source }) => source.includes('[^')) ? ['how.note'] : []),
    ...(has(({ status }) => status === 'outdated') ? ['how.changed'] : []),
    ...['how.unfinished', 'how.file'],
  ];
}

/** What the colours and marks mean: a word on each, looking like it. It is not a table, so that the file has just one. */
function legend({ brief: { counts } }: ExportDocument, { strings }: Wording, setting: Setting): XmlElement[] {
  const sample = (words: string, look: XmlElement) => [
    x(
      'w:r',
      x('w:rPr', look),
      x('w:t', { 'xml:space': 'preserve' }, `\u00A0${words.replaceAll(' ', '\u00A0')}\u00A0`),
    ),
    ...textRuns('  ', setting),
  ];
  const statuses = (Object.keys(FILLS) as SegmentStatus[]).filter((status) => counts[status] > 0);
  const marks = [
    ['legend.protected', LOOKS.kept],
    ['legend.note', LOOKS.reference],
    ...(counts.outdated > 0
      ? ([
          ['legend.added', LOOKS.added],
          ['legend.removed', LOOKS.removed],
        ] as const)
      : []),
  ] as const;
  return [
    ...statuses.flatMap((status) => sample(strings.text(`status.${status}`), shade(FILLS[status]))),
    ...marks.flatMap(([key, { style }]) =>
      sample(strings.text(key), x('w:rStyle', { 'w:val': styleId(style) })),
    ),
  ];
}

/** The terms of the glossary that the text has, a line each. */
function terms(
  { brief, locale, direction }: ExportDocument,
  heading: string,
  setting: Setting,
): XmlElement[] {
  if (brief.terms.length === 0) return [];
  const line = ({ term, forms }: BriefTerm) =>
    textParagraph(
      'CommuniqueStep',
      setting,
      ...textRuns(`• ${term}: `, setting),
      ...textRuns(forms.join(setting.direction === 'rtl' ? '، ' : ', '), { locale, direction }),
    );
  return [
    textParagraph('CommuniqueHeading', setting, ...textRuns(heading, setting)),
    ...brief.terms.map(line),
  ];
}
