import { decodeString } from 'micromark-util-decode-string';
import mustache from 'mustache';
import type { Check, Finding } from '../../model/check.js';
import { cssParts } from '../../text/css.js';
import { nearest } from '../../text/nearest.js';
import type { OwnTemplate, TemplateVariables } from '../../model/template.js';
import { excerpt } from '../excerpt.js';
import { placeAt } from '../source-text.js';

/** A publication’s templates and styles that replace nothing, and variables in them that mean nothing. */
export const ownTemplate: Check = {
  id: 'own-template',
  severity: 'warning',
  description:
    'A template or style in `templates/` that does not replace one of the package’s, or a variable in one that means nothing; an address outside the edition in a style, that of `brand.stylesheet` included. A template that cannot be parsed is an error.',
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
  *run({ whole: { templates, knownTemplates, stylesheet } }): Iterable<Finding> {
    if (stylesheet !== undefined) {
      const { name: file, text } = stylesheet;
      for (const { start, ...rest } of [...foreignAddresses(stylesheet), ...lateImports(stylesheet)])
        yield { file, ...placeAt(text, start), ...rest };
    }
    for (const template of templates) {
      const file = `templates/${template.name}`;
      const variables = Object.hasOwn(knownTemplates, template.name)
        ? knownTemplates[template.name]
        : undefined;
      for (const { start, ...rest } of foreignAddresses(template))
        yield { file, ...placeAt(template.text, start), ...rest };
      if (variables === undefined) {
        const near = nearest(template.name, Object.keys(knownTemplates));
        const help = `The package has ${Object.keys(knownTemplates).sort().join(', ')}.`;
        yield {
          ...{ file, line: 1, column: 1 },
          message: `No page and no PDF is made from ${file}.`,
          help: near === undefined ? help : `Did you mean “${near}”? ${help}`,
        };
      } else if (template.name.endsWith('.mustache')) {
        for (const { start, ...rest } of strangeTags(template, variables))
          yield { file, ...placeAt(template.text, start), ...rest };
      }
    }
  },
};

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

function strangeTags({ name, text }: OwnTemplate, variables: TemplateVariables): Strange[] {
  try {
    return [...strangeIn(mustache.parse(text) as readonly Tag[], [variables], name)];
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
): Iterable<Strange> {
  for (const [kind, name, start, , inner] of tags) {
    if (kind === '>') {
      const message = `“{{> ${name}}}” is left empty: templates cannot include other templates.`;
      yield { start, message, help: 'Write its content here.' };
    }
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
      const within = held === undefined || held === true || kind === '^' ? around : [...around, held];
      yield* strangeIn(inner as readonly Tag[], within, template);
    }
  }
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
