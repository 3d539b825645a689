import { PARTIAL_VARIABLES, type TemplateVariables } from '../../model/template.js';
import { LOGO_VARIABLES } from './brand.js';

/** What the template of a list of statements may show; docs/templates.md lists it. */
export const LIST_VARIABLES = {
  ...PARTIAL_VARIABLES,
  ...{ titleAttributes: true, head: true },
  ...LOGO_VARIABLES,
  languages: { items: { href: true, lang: true, dir: true, name: true, current: true } },
  languagesLabel: true,
  languagesAttributes: true,
  statements: {
    ...{ href: true, lang: true, dir: true, script: true, heading: true },
    date: { iso: true, text: true, attributes: true },
    kind: { text: true, attributes: true },
    signatories: { text: true, attributes: true },
    pages: { href: true, lang: true, dir: true, name: true },
  },
  feed: { href: true, label: true, attributes: true },
} satisfies TemplateVariables;
