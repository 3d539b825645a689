/** The variables of a template: what each holds in its turn, or `true` for a text. */
export interface TemplateVariables {
  readonly [name: string]: TemplateVariables | true;
}

/** A template or style that a publication has in its `templates/`. */
export interface OwnTemplate {
  /** Path below `templates/`. */
  readonly name: string;
  readonly text: string;
}
