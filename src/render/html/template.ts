import mustache from 'mustache';
import { Failure } from '../../model/failure.js';
import { withoutComments } from '../../model/font-face.js';
import type { Artifact, RenderContext } from '../../model/format.js';
import { fitFonts, type FittedStyle } from '../../model/fit-fonts.js';
import { brandStyles } from './brand.js';

/** Where pages find their style. */
const STYLE = 'assets/page.css';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The door to templates and styles. */
type Resources = Pick<RenderContext, 'resource'>;

/** Fills a logic-less template; values are escaped for HTML text and quoted attributes. */
export async function renderTemplate(name: string, view: object, context: Resources): Promise<string> {
  const escape = (value: unknown) =>
    String(value).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
  const template = await resourceText(name, context);
  try {
    return mustache.render(template, view, {}, { escape });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      2,
      `The template ${name} is broken: ${reason}.`,
      'Fix it in templates/, or remove it there.',
    );
  }
}

/**
 * The style of a page with the fonts that its text needs.
 *
 * @param sheets names of the style sheets: fonts first, then rules; the publication's own fonts come between, its brand last
 * @param text everything that is set in it
 */
export async function fittedStyle(
  [fonts, ...rules]: readonly [fonts: string, ...rules: string[]],
  text: string,
  context: Resources & Pick<RenderContext, 'brand'>,
): Promise<FittedStyle> {
  const sheets = await Promise.all(
    [fonts, 'own-fonts.css', ...rules].map((name) => resourceText(name, context)),
  );
  const brand = await brandStyles(context.brand, (name) => resourceText(name, context));
  return fitFonts(withoutComments([...sheets, ...brand].join('\n')), text);
}

/**
 * The same as files: the style, and the fonts beside it.
 *
 * @param text everything that is set in it
 */
export async function styleFiles(
  sheets: readonly [fonts: string, ...rules: string[]],
  text: string,
  context: Resources & Pick<RenderContext, 'brand'>,
): Promise<readonly Artifact[]> {
  const { css, fonts } = await fittedStyle(sheets, text, context);
  const files = fonts.map(async (name) => ({
    path: `assets/fonts/${name}`,
    content: await context.resource(`fonts/${name}`),
  }));
  return [{ path: STYLE, content: css }, ...(await Promise.all(files))];
}

/** A template or style as text. */
async function resourceText(name: string, context: Resources): Promise<string> {
  return new TextDecoder().decode(await context.resource(name));
}
