import { languageName } from '../model/locale.js';
import type { LocalizedDocument } from '../model/localized.js';
import { DIRECTION_MARKS } from '../model/whole.js';
import { plainText } from './runs.js';

/**
 * The lines that a build writes around a statement in one locale, without marks of direction: what a text that was
 * copied from an edition has beside the translation.
 */
export function furnitureOf(document: LocalizedDocument): string[] {
  const { strings, sourceLocale, release, notices, place, date, segments } = document;
  const about = (key: string) => {
    const language = languageName(sourceLocale.tag, strings.ownerOf(key).locale.tag) ?? '';
    return strings.text(key, { language });
  };
  const placeName = place === undefined ? [] : [plainText(place.content)];
  const lines = [
    plainText(release),
    strings.text('release.immediate'),
    ...notices.map(plainText),
    about('notice.unreviewed'),
    about('notice.incomplete'),
    ...placeName.flatMap((name) => [', ', '، '].map((comma) => `${name}${comma}${date?.text ?? ''}`)),
    strings.text('notes'),
    strings.text('contact'),
    strings.text('about'),
    // Texts of the configuration: not part of what a translator writes.
    ...segments
      .filter(({ segment }) => segment.file !== undefined)
      .flatMap(({ content }) => linesOf(content)),
  ];
  return lines.map((line) => line.replace(DIRECTION_MARKS, '')).filter((line) => line.trim() !== '');
}

/** The lines of a configured text, whose line ends are breaks. */
function linesOf(content: LocalizedDocument['release']): string[] {
  const lines: LocalizedDocument['release'][number][][] = [[]];
  for (const node of content) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  const texts = lines.map(plainText);
  // A mail program that wraps may have joined them.
  return [...texts, texts.join(' ')];
}
