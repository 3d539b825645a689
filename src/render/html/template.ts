import mustache from 'mustache';
import { Failure } from '../../model/failure.js';
import { withoutComments } from '../../model/font-face.js';
import type { Artifact, RenderContext } from '../../model/format.js';
import type { Problem } from '../../model/problem.js';
import { PARTIALS, partialFor } from '../../model/template.js';
import { placeFinder } from '../../text/place-finder.js';
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
type Resources = Pick<RenderContext, 'resource' | 'ownTemplates'>;

/**
 * Fills a logic-less template; values are escaped for HTML text and quoted attributes.
 *
 * @param view what its variables hold; its language chooses among the files that are included
 */
export async function renderTemplate(
  name: string,
  view: { readonly lang: string },
  context: Resources,
): Promise<string> {
  const escape = (value: unknown) =>
    String(value).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
  const template = await resourceText(name, context);
  const partials: Record<string, string> = {};
  await gatherPartials({ file: name, text: template, open: [] }, partials, view.lang, context);
  return mustache.render(template, view, partials, { escape });
}

interface Including {
  readonly file: string;
  readonly text: string;
  /** Names of the files that include it, the outermost first. */
  readonly open: readonly string[];
}

/** Reads what a template includes: the publication’s file for the language, its file for all, or the package’s. */
async function gatherPartials(
  { file, text, open }: Including,
  partials: Record<string, string>,
  lang: string,
  context: Resources,
): Promise<void> {
  for (const { name, start } of inclusions(file, text)) {
    if (open.includes(name)) throw broken(file, text, start, `“{{> ${name}}}” includes itself`);
    if (Object.hasOwn(partials, name)) continue;
    const own = [partialFor(name, lang), name].find((one) => context.ownTemplates?.has(one) === true);
    if (own === undefined && !Object.hasOwn(PARTIALS, name))
      throw broken(file, text, start, `There is no templates/${name} to include`);
    const inner = await resourceText(own ?? name, context);
    partials[name] = inner;
    await gatherPartials({ file: own ?? name, text: inner, open: [...open, name] }, partials, lang, context);
  }
}

/** The files that a template includes, each with where it is asked for. */
function inclusions(file: string, text: string): { readonly name: string; readonly start: number }[] {
  try {
    return [...inclusionsIn(mustache.parse(text) as readonly Tag[])];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const start = Number(/ at (\d+)$/u.exec(reason)?.[1] ?? 0);
    throw broken(file, text, start, reason.replace(/ at \d+$/u, ''));
  }
}

/** A tag of mustache as its parser gives it: kind, name, where it begins and ends, and what is in a section. */
type Tag = readonly [kind: string, name: string, start: number, end: number, inner?: readonly Tag[] | string];

function* inclusionsIn(tags: readonly Tag[]): Iterable<{ readonly name: string; readonly start: number }> {
  for (const [kind, name, start, , inner] of tags) {
    if (kind === '>') yield { name, start };
    if (Array.isArray(inner)) yield* inclusionsIn(inner as readonly Tag[]);
  }
}

function broken(file: string, text: string, start: number, reason: string): Failure {
  return brokenTemplate(file, placeFinder(text)(start), reason);
}

/** A template or style that cannot be read, with the place of the fault. */
export function brokenTemplate(
  file: string,
  place: { readonly line: number; readonly column: number },
  reason: string,
): Failure {
  const problem: Problem = {
    ...{ rule: 'own-template', severity: 'error', file: `templates/${file}`, ...place },
    message: `${reason}.`,
    help: 'Correct it there, or remove the file.',
  };
  return new Failure(2, `The template ${file} is broken.`, undefined, [problem]);
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
export async function resourceText(name: string, context: Resources): Promise<string> {
  return new TextDecoder().decode(await context.resource(name));
}
