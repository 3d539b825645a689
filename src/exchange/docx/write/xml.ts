import { replaceForbidden } from '../../../xml/characters.js';
import { x, xmlFile, type XmlElement } from '../../../xml/write.js';

/** A text without the characters that no XML file can hold; its lines end as its readers take them. */
export function allowed(text: string): string {
  return replaceForbidden(text.replace(/\r\n?/gu, '\n'), '');
}

/** The ground of characters or a cell. */
export function shade(fill: string): XmlElement {
  return x('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill });
}

/** The tree as a whole part. */
export function part(root: XmlElement): string {
  return xmlFile(root, { standalone: true });
}
