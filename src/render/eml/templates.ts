import type { TemplateVariables } from '../../model/template.js';
import { LOGO_VARIABLES } from '../html/brand.js';
import { ARTICLE_VARIABLES } from '../html/view.js';

export const TEMPLATE = 'eml.mustache';
export const STYLE = 'eml.css';

export const VARIABLES = {
  ...ARTICLE_VARIABLES,
  ...LOGO_VARIABLES,
  ...{ subject: true, embargo: true, original: true },
} satisfies TemplateVariables;

/** The template and the style of the mail, with the variables that they may use. */
export const MAIL_TEMPLATES: Readonly<Record<string, TemplateVariables>> = {
  [TEMPLATE]: VARIABLES,
  [STYLE]: {},
};
