import { h } from 'hastscript';
import type { Accent } from '../../model/accent.js';
import type { RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { toHtml, type Surface } from './blocks.js';

/** What a template may show of the logo. */
export const LOGO_VARIABLES = {
  logo: { html: true, attributes: true },
} satisfies TemplateVariables;

/** The logo as templates see it; the language of its words where the source language lends them. */
export function logoView(
  { locale, sourceLocale }: LocalizedDocument,
  { imagePath, imageSize }: Pick<Surface, 'imagePath' | 'imageSize'>,
  { brand: { logo } }: Pick<RenderContext, 'brand'>,
): ViewOf<typeof LOGO_VARIABLES> {
  if (logo === undefined) return { logo: undefined };
  const { url, alt } = logo;
  const own = alt[locale.tag];
  const lent = alt[sourceLocale.tag];
  const image = h('img', { src: imagePath(url), alt: own ?? lent ?? '', ...imageSize?.(url) });
  const isLent = own === undefined && lent !== undefined;
  return { logo: { html: toHtml([image]), attributes: isLent ? ` lang="${sourceLocale.tag}"` : '' } };
}

/**
 * What the brand adds to the style of pages, on the screen and on paper.
 *
 * @param sheetOf reads a style by its name
 */
export async function brandStyles(
  { accent, logo }: RenderContext['brand'],
  sheetOf: (name: string) => Promise<string>,
): Promise<string[]> {
  return [
    ...(logo === undefined ? [] : [await sheetOf('logo.css')]),
    ...(accent === undefined ? [] : [accentStyle(accent)]),
  ];
}

/** Paper is never dark. */
function accentStyle({ day, night }: Accent): string {
  const dark = `@media screen and (prefers-color-scheme: dark) { :root { --accent: ${night}; } }`;
  return `:root { --accent: ${day}; }\n${dark}\n`;
}
