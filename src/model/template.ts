/** The variables of a template: what each holds in its turn, or `true` for a text. */
export interface TemplateVariables {
  readonly [name: string]: TemplateVariables | true;
}

/** What a template is filled with: every variable that it may use, and no other. */
export type ViewOf<Variables extends TemplateVariables> = { readonly [Name in keyof Variables]: unknown };

/** What a file that pages include may use: every page has it. */
export const PARTIAL_VARIABLES = {
  ...{ lang: true, dir: true, script: true, title: true, kind: true, kindAttributes: true, up: true },
} satisfies TemplateVariables;

/** The files that pages include: a publication writes one of them without copying a whole page. */
export const PARTIALS: Readonly<Record<string, TemplateVariables>> = {
  'head.html': PARTIAL_VARIABLES,
  'header.html': PARTIAL_VARIABLES,
  'footer.html': PARTIAL_VARIABLES,
};

/** The name of an included file for the pages of one language: `footer.fa.html`. */
export function partialFor(name: string, tag: string): string {
  return name.replace(/(?=\.[^.]*$)/u, `.${tag}`);
}

/** A template or style that a publication has in its `templates/`. */
export interface OwnTemplate {
  /** Path below `templates/`; of a style that `brand` names, in the publication. */
  readonly name: string;
  readonly text: string;
}
