import { decodeString } from 'micromark-util-decode-string';
import mustache from 'mustache';
import type { Check, Finding } from '../../model/check.js';
import { cssParts } from '../../text/css.js';
import { nearest } from '../../text/nearest.js';
import { PARTIALS, partialFor, type OwnTemplate, type TemplateVariables } from '../../model/template.js';
import { excerpt } from '../excerpt.js';
import { placeAt } from '../source-text.js';

/** A publication’s templates and styles that replace nothing, and variables in them that mean nothing. */
export const ownTemplate: Check = {
  id: 'own-template',
  severity: 'warning',
  description:
    'A template or style in `templates/` that does not replace one of the package’s, a variable in one that means nothing; an address outside the edition in a style, that of `brand.stylesheet` included. A template that cannot be parsed, or asks for a file that is not there, is an error.',
  page: 'templates.md',
  samples: [
    {
      wrong: '`{{titel}}` in `templates/page.mustache`',
      right: '`{{title}}` in it',
      files: {
        wrong: { 'templates/page.mustache': '<title>{{titel}}</title>\n' },
        right: { 'templates/page.mustache': '<title>{{title}}</title>\n' },
      },
    },
  ],
  of: 'source',
  *run({ config, whole: { templates, knownTemplates, stylesheet, ...whole } }): Iterable<Finding> {
    if (stylesheet !== undefined) {
      const { name: file, text } = stylesheet;
      for (const { start, ...rest } of [...foreignAddresses(stylesheet), ...lateImports(stylesheet)])
        yield { file, ...placeAt(text, start), ...rest };
    }
    const tags = [...whole.tags, ...(config.withdrawn ?? []).map(({ locale }) => locale.words)];
    const own = { templates, included: includedIn(templates), tags, knownTemplates };
    for (const template of templates) {
      const file = `templates/${template.name}`;
      for (const { start, ...rest } of foreignAddresses(template))
        yield { file, ...placeAt(template.text, start), ...rest };
      const variables = variablesOf(template.name, own);
      if (variables === undefined) yield { file, line: 1, column: 1, ...replacesNothing(template.name, own) };
      else if (!template.name.endsWith('.css'))
        for (const { start, ...rest } of strangeTags(template, variables, own))
          yield { file, ...placeAt(template.text, start), ...rest };
    }
  },
};

/** What a publication has of its own, and what it can have. */
interface Own {
  readonly templates: readonly OwnTemplate[];
  /** Names of the files that its templates include. */
  readonly included: ReadonlySet<string>;
  readonly tags: readonly string[];
  readonly knownTemplates: Readonly<Record<string, TemplateVariables>>;
}

/** What the variables of a template can hold, the outermost first; `undefined` where nothing is made from it. */
function variablesOf(
  name: string,
  { included, tags, knownTemplates }: Own,
): readonly TemplateVariables[] | undefined {
  // The file of one language is in the place of that of all.
  const tag = tags.find((one) => name.endsWith(`.${one}.html`));
  const base = tag === undefined ? name : name.replace(`.${tag}.html`, '.html');
  const known = [name, base].find((one) => Object.hasOwn(knownTemplates, one));
  if (known !== undefined) return [knownTemplates[known] ?? {}];
  // Who includes it, and in which section, is not looked at: what no template has at all is wrong.
  return included.has(name) || included.has(base)
    ? Object.values(knownTemplates).flatMap(groupsIn)
    : undefined;
}

/** The variables of a template and of each of its sections. */
function groupsIn(variables: TemplateVariables): TemplateVariables[] {
  const inner = Object.values(variables).flatMap((held) => (held === true ? [] : groupsIn(held)));
  return [variables, ...inner];
}

function replacesNothing(
  name: string,
  { knownTemplates, included, tags }: Own,
): Pick<Finding, 'message' | 'help'> {
  const partials = [...Object.keys(PARTIALS), ...included];
  const possible = [
    ...Object.keys(knownTemplates),
    ...included,
    ...partials.flatMap((one) => tags.map((tag) => partialFor(one, tag))),
  ];
  const near = nearest(name, possible);
  const help = `The package has ${Object.keys(knownTemplates).sort().join(', ')}.`;
  return {
    message: `No page and no PDF is made from templates/${name}.`,
    help: near === undefined ? help : `Did you mean “${near}”? ${help}`,
  };
}

/** Names of the files that templates include. */
function includedIn(templates: readonly OwnTemplate[]): ReadonlySet<string> {
  const names = templates.flatMap(({ text }) =>
    Array.from(text.matchAll(/\{\{>\s*([^\s}]+)\s*\}\}/gu), (match) => match[1] ?? ''),
  );
  return new Set(names);
}

/** Where an address leads out of the edition: a scheme but that of content, or a host (WHATWG URL §4.4). */
const OUTSIDE = /^(?:(?!data:)[a-z][a-z\d+.-]*:|[\\/]{2})/iu;

/** Addresses outside the edition in styles: pages that work without a network ask for none, and the PDF gets none. */
function foreignAddresses({ name, text }: OwnTemplate): Strange[] {
  const styles = name.endsWith('.css') ? [{ css: text, at: 0, isWritten: true }] : stylesOfPage(text);
  return styles.flatMap(({ css, at, isWritten }) =>
    Array.from(cssParts(css)).flatMap(({ kind, value, start, by }): Strange[] => {
      if (kind !== 'address') return [];
      // As browsers read an address: without what cannot be seen around it and the ends of lines in it.
      const address = value.replace(/^[\0- ]+|[\t\n\r]+/gu, '');
      // A style sheet that is content may load others.
      const isOutside = OUTSIDE.test(address) || (by === 'import' && /^data:/iu.test(address));
      if (!isOutside) return [];
      return [
        {
          start: isWritten ? at + start : at,
          message: `The style loads “${excerpt(address)}”, which is not a file of the edition. Pages must work offline, and a PDF loads nothing.`,
          help: 'Put the file into templates/fonts/ and use that path here, embed it as data:, or delete this address.',
        },
      ];
    }),
  );
}

/** Imports in a style that is added after others: browsers ignore those that are not at the beginning (CSS Cascade 4 §2). */
function lateImports({ text }: OwnTemplate): Strange[] {
  return Array.from(cssParts(text))
    .filter(({ kind, value }) => kind === 'rule' && value === 'import')
    .map(({ start }) => ({
      start,
      message: '“@import” has no effect here: the style comes after that of the page.',
      help: 'Copy the rules of that file to this place.',
    }));
}

/** Style sheets and attributes of a page: what may be CSS in it. */
const STYLED = /<style\b[^>]*>(?<sheet>[^]*?)(?:<\/style|$)|=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/giu;

/** @returns each with where it begins, and whether its characters are those of the page, one for one */
function stylesOfPage(html: string): { css: string; at: number; isWritten: boolean }[] {
  return Array.from(html.matchAll(STYLED), ({ 0: all, index, groups = {} }) => {
    const { sheet, double, single } = groups;
    if (sheet !== undefined) return { css: sheet, at: index + all.indexOf('>') + 1, isWritten: true };
    const value = double ?? single ?? '';
    const css = value.replace(/&(?:#\d+|#[xX][\dA-Fa-f]+|\w+);?/gu, (reference) =>
      decodeString(reference.endsWith(';') ? reference : `${reference};`),
    );
    return { css, at: index, isWritten: false };
  });
}

/** A tag of mustache as its parser gives it: kind, name, where it begins and ends, and what is in a section. */
type Tag = readonly [kind: string, name: string, start: number, end: number, inner?: readonly Tag[] | string];

interface Strange extends Pick<Finding, 'severity' | 'message' | 'help'> {
  readonly start: number;
}

function strangeTags(
  { name, text }: OwnTemplate,
  variables: readonly TemplateVariables[],
  own: Own,
): Strange[] {
  try {
    return [...strangeIn(mustache.parse(text) as readonly Tag[], variables, name, own)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const start = Number(/ at (\d+)$/u.exec(reason)?.[1] ?? 0);
    const message = `The template is broken: ${reason.replace(/ at \d+$/u, '')}.`;
    return [{ start, severity: 'error', message, help: 'Correct it here, or remove the file.' }];
  }
}

/** @param around what the sections around hold, the outermost first */
function* strangeIn(
  tags: readonly Tag[],
  around: readonly TemplateVariables[],
  template: string,
  own: Own,
): Iterable<Strange> {
  for (const [kind, name, start, , inner] of tags) {
    if (kind === '>' && !isThere(name, own))
      yield { start, severity: 'error', ...nothingToInclude(name, own) };
    if (!/^(?:name|[&#^])$/u.test(kind) || name === '.') continue;
    const held = lookUp(name, around);
    if (held === undefined) {
      const near = nearest(
        name,
        around.flatMap((one) => namesIn(one)),
      );
      const help = 'docs/templates.md lists what a template may use.';
      yield {
        start,
        message: `“{{${name}}}” means nothing in ${template}; it is left empty.`,
        help: near === undefined ? help : `Did you mean “${near}”? ${help}`,
      };
    }
    if (Array.isArray(inner)) {
      const isKept = held === undefined || held === true || kind === '^';
      yield* strangeIn(inner as readonly Tag[], isKept ? around : [...around, held], template, own);
    }
  }
}

/** Whether there is a file to include: of the package, of the publication, or of the publication in every language. */
function isThere(name: string, { templates, tags }: Own): boolean {
  const has = (one: string) => templates.some((template) => template.name === one);
  return Object.hasOwn(PARTIALS, name) || has(name) || tags.every((tag) => has(partialFor(name, tag)));
}

function nothingToInclude(name: string, { templates }: Own): Pick<Finding, 'message' | 'help'> {
  const files = templates.map((template) => template.name).filter((one) => one.endsWith('.html'));
  const near = nearest(name, [...Object.keys(PARTIALS), ...files]);
  const help = `Write templates/${name}, or remove this.`;
  return {
    message: `There is no templates/${name} to include; no page can be made.`,
    help: near === undefined ? help : `Did you mean “${near}”? ${help}`,
  };
}

/** What a name holds: its first part is looked for in every section around, the others in what that holds. */
function lookUp(name: string, around: readonly TemplateVariables[]): TemplateVariables | true | undefined {
  const [first = '', ...rest] = name.split('.');
  const found = around.findLast((one) => Object.hasOwn(one, first))?.[first];
  return rest.reduce<TemplateVariables | true | undefined>((held, part) => {
    // A text and a list have a length.
    if (part === 'length' && held !== undefined) return true;
    return held === undefined || held === true || !Object.hasOwn(held, part) ? undefined : held[part];
  }, found);
}

/** The names that may be meant: those of a section, and those that they hold. */
function namesIn(variables: TemplateVariables): string[] {
  return Object.entries(variables).flatMap(([name, held]) => [
    name,
    ...(held === true ? [] : namesIn(held).map((inner) => `${name}.${inner}`)),
  ]);
}
