import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { commaOf } from '../../model/locale.js';
import { TextBlocks, type Block } from './blocks.js';
import { writeLine, type Part } from './line.js';

/** The press release as plain text for mail and wire services: UTF-8, LF, one paragraph a line. */
export const txt: Format = {
  id: 'txt',
  label: { key: 'download.txt', fallback: 'Plain text' },
  purpose: { key: 'kit.txt', fallback: 'Plain text for e-mail and wire services' },
  mediaType: 'text/plain',
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.txt`,
  render(document, context) {
    const content = writeRelease(document, context.config.text);
    return {
      artifacts: [{ path: txt.path(document), content, locale: document.locale.tag, format: txt.id }],
    };
  },
};

/** The whole release: release line, dateline, headline, body, signatories, end mark, contact, references. */
export function writeRelease(document: LocalizedDocument, options: RenderContext['config']['text']): string {
  const { locale, subtitle } = document;
  const blocks = new TextBlocks(document);
  const body = [
    blocks.text(document.release),
    ...dateline(document, blocks),
    blocks.title(),
    ...(subtitle === undefined ? [] : [blocks.heading(subtitle)]),
    ...document.notices.map((notice) => blocks.text(notice)),
    ...blocks.body(),
  ];
  const notes = blocks.notes();
  const all = notes.length === 0 ? body : [...body, [blocks.line([blocks.word('notes')]), ...notes.flat()]];
  const writing = { base: locale.direction, script: locale.script, bidi: options.bidi, wrap: options.wrap };
  return all.map((block) => block.flatMap((line) => writeLine(line, writing)).join('\n')).join('\n\n') + '\n';
}

function dateline({ place, date, locale }: LocalizedDocument, blocks: TextBlocks): Block[] {
  const parts: Part[] = [];
  if (place !== undefined) {
    const words = blocks.text(place.content)[0]?.parts ?? [];
    if (place.direction === locale.direction) parts.push(...words);
    else parts.push({ token: words, direction: place.direction });
  }
  if (place !== undefined && date !== undefined) parts.push(commaOf(locale));
  if (date !== undefined) parts.push(blocks.apart(date.text, date.lender?.direction));
  return parts.length === 0 ? [] : [[blocks.line(parts)]];
}
