import { x, type XmlElement } from '../../../xml/write.js';

/** The ground of characters or a cell. */
export function shade(fill: string): XmlElement {
  return x('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill });
}
