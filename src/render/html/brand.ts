import { accentOf } from '../../model/accent.js';
import type { RenderContext } from '../../model/format.js';

/** What the publication’s `brand` adds to the style of its pages, on the screen and on paper. */
export function brandStyle({ config: { brand } }: Pick<RenderContext, 'config'>): string {
  return brand.accent === undefined ? '' : accentStyle(brand.accent);
}

/** Paper is never dark. */
function accentStyle(accent: string): string {
  const { day, night } = accentOf(accent);
  const dark = `@media screen and (prefers-color-scheme: dark) { :root { --accent: ${night}; } }`;
  return `:root { --accent: ${day}; }\n${dark}\n`;
}
