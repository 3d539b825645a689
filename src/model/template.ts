/** The variables of a template: what each holds in its turn, or `true` for a text. */
export interface TemplateVariables {
  readonly [name: string]: TemplateVariables | true;
}

/** What a template is filled with: every variable that it may use, and no other. */
export type ViewOf<Variables extends TemplateVariables> = { readonly [Name in keyof Variables]: unknown };

/** A template or style that a publication has in its `templates/`. */
export interface OwnTemplate {
  /** Path below `templates/`; of a style that `brand` names, in the publication. */
  readonly name: string;
  readonly text: string;
}
