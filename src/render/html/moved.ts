import type { Artifact, RenderContext } from '../../model/format.js';
import { lenderOf, type Strings } from '../../model/strings.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { foreignAttributes } from './elements.js';
import { renderTemplate } from './template.js';

export const MOVED_VARIABLES = {
  ...{ lang: true, dir: true, script: true, href: true, canonical: true, style: true },
  ...{ moved: true, movedAttributes: true, link: true, linkAttributes: true },
} satisfies TemplateVariables;

/** A page that has moved with its folder. */
export interface MovedPage {
  /** Path in the edition, before and now. */
  readonly path: string;
  /** Strings of its language. */
  readonly strings: Strings;
  /** Name of the folder beside the old one in which the edition is now. */
  readonly folder: string;
  /** Address of the edition on the web. */
  readonly baseUrl?: string | undefined;
}

/** The page at the old address: it leads on without a script, and by a link. */
export async function renderMovedPage(
  { path, strings, folder, baseUrl }: MovedPage,
  context: Pick<RenderContext, 'resource'>,
): Promise<Artifact> {
  const { locale } = strings;
  const up = '../'.repeat(path.split('/').length);
  const to = (file: string) => `${up}${encodeURIComponent(folder)}/${file}`;
  const attributes = (key: string) => foreignAttributes(lenderOf(strings, key));
  const view = {
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    href: to(path),
    // Search engines ask for a whole address; without one they take this.
    canonical: baseUrl === undefined ? to(path) : `${baseUrl}/${path.replace(/index\.html$/u, '')}`,
    style: to('assets/page.css'),
    moved: strings.text('moved'),
    movedAttributes: attributes('moved'),
    link: strings.text('moved.link'),
    linkAttributes: attributes('moved.link'),
  } satisfies ViewOf<typeof MOVED_VARIABLES>;
  return { path, content: await renderTemplate('moved.mustache', view, context), format: 'html' };
}
