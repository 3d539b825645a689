import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Accent } from '../../model/accent.js';
import { uniqueByPath, type Artifact, type RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { toHtml, type Surface } from './blocks.js';
import { imageArtifacts, imagePath, imageSize } from './images.js';

/** What a template may show of the logo. */
export const LOGO_VARIABLES = {
  logo: { html: true, attributes: true },
} satisfies TemplateVariables;

/** What the logo shows, in words; the source language lends them where a language has none. */
export function logoWords(
  alt: Readonly<Record<string, string>>,
  { locale, sourceLocale }: Pick<LocalizedDocument, 'locale' | 'sourceLocale'>,
): { readonly words: string; readonly isLent: boolean } {
  const own = alt[locale.tag];
  const lent = alt[sourceLocale.tag];
  return { words: own ?? lent ?? '', isLent: own === undefined && lent !== undefined };
}

/** The logo as templates see it; the language of its words where the source language lends them. */
export function logoView(
  { locale, sourceLocale }: Pick<LocalizedDocument, 'locale' | 'sourceLocale'>,
  { imagePath, imageSize }: Pick<Surface, 'imagePath' | 'imageSize'>,
  { brand: { logo } }: Pick<RenderContext, 'brand'>,
): ViewOf<typeof LOGO_VARIABLES> {
  if (logo === undefined) return { logo: undefined };
  const { url, alt } = logo;
  const { words, isLent } = logoWords(alt, { locale, sourceLocale });
  const image = h('img', { src: imagePath(url), alt: words, ...imageSize?.(url) });
  return { logo: { html: toHtml([image]), attributes: isLent ? ` lang="${sourceLocale.tag}"` : '' } };
}

/**
 * What the brand adds to the head of a web page: its icon, and the colour of the browser around it.
 *
 * @param up from the page to the folder of the edition
 */
export function brandHead({ brand: { icon, accent } }: Pick<RenderContext, 'brand'>, up: string): string {
  const elements = [
    ...(icon === undefined ? [] : [iconLink(icon, up)]),
    // By day and by night: the lighter one would glare above a dark page.
    ...(accent === undefined ? [] : [h('meta', { name: 'theme-color', content: accent.day })]),
  ];
  return elements.map((element) => toHtml([element])).join('\n');
}

type Icon = NonNullable<RenderContext['brand']['icon']>;

function iconLink(icon: Icon, up: string): Element {
  const { url } = icon;
  const size = imageSize(url, asImages(icon));
  const isDrawn = /\.svg$/iu.test(url);
  return h('link', {
    rel: 'icon',
    href: up + imagePath(url, asImages(icon)),
    type: isDrawn ? 'image/svg+xml' : 'image/png',
    ...(isDrawn ? { sizes: 'any' } : size && { sizes: `${size.width}x${size.height}` }),
  });
}

/** All pictures as files of the edition: a logo may be the icon, too. */
export function imageFiles(context: Pick<RenderContext, 'brand' | 'images'>): readonly Artifact[] {
  return uniqueByPath([...imageArtifacts(context.images), ...iconArtifacts(context)]);
}

/** The icon as a file of the edition. */
function iconArtifacts({ brand: { icon } }: Pick<RenderContext, 'brand'>): Artifact[] {
  return icon === undefined ? [] : imageArtifacts(asImages(icon));
}

function asImages({ url, content }: Icon): ReadonlyMap<string, Uint8Array> {
  return new Map([[url, content]]);
}

/**
 * What the brand adds to the style of pages, on the screen and on paper.
 *
 * @param sheetOf reads a style by its name
 */
export async function brandStyles(
  { accent, logo, stylesheet }: RenderContext['brand'],
  sheetOf: (name: string) => Promise<string>,
): Promise<string[]> {
  return [
    ...(logo === undefined ? [] : [await sheetOf('logo.css')]),
    ...(accent === undefined ? [] : [accentStyle(accent)]),
    ...(stylesheet === undefined ? [] : [stylesheet]),
  ];
}

/** Paper is never dark. */
function accentStyle({ day, night }: Accent): string {
  const dark = `@media screen and (prefers-color-scheme: dark) { :root { --accent: ${night}; } }`;
  return `:root { --accent: ${day}; }\n${dark}\n`;
}
