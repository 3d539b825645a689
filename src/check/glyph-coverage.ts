import type { Nodes, PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Check, Finding, FormatFonts } from '../model/check.js';
import { placeIn } from './place.js';
import { offsetOf, sourcePlace } from './source-text.js';

/** Characters that are named one by one. */
const MOST = 20;

/** A character, and where it stands first. */
interface Place extends Pick<Finding, 'line' | 'column' | 'key'> {
  readonly character: string;
  readonly file: string;
}

/** Characters that no font of a format has: they would be lost, and the build will refuse. */
export const glyphCoverage: Check = {
  id: 'glyph-coverage',
  severity: 'error',
  *run({ document, text, documents, catalogues, fonts, config }): Iterable<Finding> {
    for (const { format, ranges } of fonts) {
      const lacking = lackingPattern(ranges);
      for (const localized of documents) {
        const locale = localized.locale.tag;
        const catalogue = catalogues.get(locale);
        const places = new Map<string, Place>();
        for (const { segment, status } of localized.segments) {
          const translation = catalogue?.translations.get(segment.key);
          const isSource = locale === config.sourceLocale;
          // An original that stands in for a missing translation is reported for its own language.
          if (!isSource && (status === 'missing' || translation === undefined)) continue;
          const content = isSource ? segment.content : (translation?.content ?? []);
          const written = isSource ? text : (translation?.target ?? '');
          for (const { character, offset, point } of lost(content, lacking, written)) {
            if (places.has(character)) continue;
            const place = isSource
              ? { file: segment.file ?? document.file, ...point }
              : { file: catalogue?.file ?? '', ...(translation && placeIn(translation, offset)) };
            places.set(character, { character, key: segment.key, ...place });
          }
        }
        for (const { name, shown, position } of localized.signatories) {
          for (const [character] of shown.matchAll(lacking)) {
            if (places.has(character)) continue;
            const isNamed = shown === name;
            places.set(character, {
              character,
              file: isNamed ? document.file : `locales/${locale}/signatories.json`,
              ...(isNamed && position),
            });
          }
        }
        yield* describe([...places.values()], locale, format);
      }
    }
  },
};

/** Everything but what the fonts have, and what leaves no ink. */
function lackingPattern(ranges: FormatFonts['ranges']): RegExp {
  const has = ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('');
  return new RegExp(`[^${has}\\p{Z}\\p{C}]`, 'gu');
}

interface Lost {
  readonly character: string;
  readonly offset: number;
  readonly point: { readonly line: number; readonly column: number } | undefined;
}

/** The characters of what readers see that a pattern finds; addresses of links are not shown. */
function lost(content: readonly PhrasingContent[], lacking: RegExp, written: string): Lost[] {
  const found: Lost[] = [];
  const paragraph: Nodes = { type: 'paragraph', children: [...content] };
  visit(paragraph, (node: Nodes) => {
    const text = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
    for (const { 0: character, index } of text.matchAll(lacking)) {
      found.push({
        character,
        offset: offsetOf(node, text, index, written),
        point: sourcePlace(node, text, index, written),
      });
    }
  });
  return found;
}

function* describe(places: readonly Place[], locale: string, format: string): Iterable<Finding> {
  const help =
    'Write it with other characters, or add a font that has it: templates/own-fonts.css says how; or leave the format out.';
  const say = (one: readonly Place[]) => {
    const characters = one.slice(0, MOST).map(({ character }) => `“${character}” (${code(character)})`);
    const more = one.length > MOST ? ` and ${one.length - MOST} more` : '';
    return `No font of the ${format} has ${characters.join(', ')}${more}.`;
  };
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    // A text in a script that no font has is one finding, not one for every segment.
    const id = places.length > MOST ? '' : `${place.file} ${place.key ?? ''}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [place]);
    else group.push(place);
  }
  for (const group of groups.values()) {
    const [at] = group;
    if (at === undefined) continue;
    const { file, line, column, key } = at;
    yield { locale, key, file, line, column, message: say(group), help };
  }
}

function code(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
