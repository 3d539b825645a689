import type { Element, Properties, Root } from 'hast';
import { selectAll } from 'hast-util-select';
import type { AtRule, Container, Root as StyleSheet, Rule } from 'postcss';
import { visitParents } from 'unist-util-visit-parents';
import type { Direction } from '../../model/locale.js';

/** The scheme that mail programs of the dark ask for. */
const DARK = '(prefers-color-scheme: dark)';

/** Values of custom properties by name. */
type Colours = ReadonlyMap<string, string>;

/**
 * Puts a style sheet on the elements, because many mail programs read no sheet, no custom property and no direction of
 * a property. A rule counts more than those above it, whatever its selector; one whose selector cannot be resolved
 * here, such as `a:hover`, stays in the sheet. Wherever a rule uses a custom property, the sheet gets the same rule
 * with its value of the dark.
 *
 * @param sheet plain rules, `:root` with custom properties, the same in `@media (prefers-color-scheme: dark)`
 * @param accent the publication’s own `--accent`
 * @returns what is left for the head of the page
 */
export function inlineStyle(
  root: Root,
  sheet: StyleSheet,
  accent: { readonly day: string; readonly night: string } | undefined,
): string {
  const schemes = {
    day: coloursOf(sheet, accent?.day),
    night: new Map([...coloursOf(sheet), ...darkColours(sheet, accent?.night)]),
  };
  const inlined = new Map<Element, Map<string, string>>();
  const dark: string[] = [];
  const left: string[] = [];
  for (const node of sheet.nodes) {
    if (node.type === 'atrule') left.push(kept(node, schemes.day));
    if (node.type !== 'rule') continue;
    const found = node.selector === ':root' ? undefined : elementsOf(node.selector, root);
    if (found === undefined) left.push(kept(node, schemes.day));
    const atNight = found?.length === 0 ? undefined : darkRule(node, schemes.night);
    if (atNight !== undefined) dark.push(atNight);
    for (const element of found ?? []) {
      const own = inlined.get(element) ?? new Map<string, string>();
      inlined.set(element, own);
      for (const [name, value] of declarations(node, schemes.day)) {
        own.delete(name);
        own.set(name, value);
      }
    }
  }
  if (dark.length > 0) left.push(`@media ${DARK} {\n${dark.join('\n')}\n}`);
  const rest = left.filter((rule) => rule !== '').join('\n');
  write(root, inlined, rest);
  return rest;
}

function elementsOf(selector: string, root: Root): readonly Element[] | undefined {
  try {
    return selectAll(selector, root);
  } catch {
    // It asks for what only a program that shows the page can know.
    return undefined;
  }
}

/** Declarations of a rule with the values of its custom properties in their place. */
function declarations(rule: Container, colours: Colours): (readonly [name: string, value: string])[] {
  return (rule.nodes ?? []).flatMap((node) =>
    node.type === 'decl' && !node.prop.startsWith('--')
      ? [[node.prop, resolved(node.value, colours) + (node.important ? ' !important' : '')] as const]
      : [],
  );
}

function resolved(value: string, colours: Colours): string {
  return value.replace(/var\((--[\w-]+)\)/gu, (whole, name: string) => colours.get(name) ?? whole);
}

/** Custom properties of `:root`. */
function coloursOf(container: Container, accent?: string): Map<string, string> {
  const roots = (container.nodes ?? []).filter(
    (node): node is Rule => node.type === 'rule' && node.selector === ':root',
  );
  const all = roots.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.type === 'decl' && node.prop.startsWith('--') ? [node] : [])),
  );
  const own = accent === undefined ? [] : [['--accent', accent] as const];
  return new Map([...all.map(({ prop, value }) => [prop, value] as const), ...own]);
}

function darkColours({ nodes }: StyleSheet, accent?: string): Colours {
  const media = nodes.filter(
    (node): node is AtRule => node.type === 'atrule' && node.name === 'media' && node.params === DARK,
  );
  return new Map(media.flatMap((node) => [...coloursOf(node, accent)]));
}

/** The declarations of a rule that use custom properties, as in the dark. */
function darkRule(rule: Rule, night: Colours): string | undefined {
  const coloured = rule.nodes.flatMap((node) =>
    node.type === 'decl' && node.value.includes('var(')
      ? [`${node.prop}: ${resolved(node.value, night)} !important`]
      : [],
  );
  return coloured.length === 0 ? undefined : `${rule.selector} { ${coloured.join('; ')} }`;
}

/** What stays in the sheet of a rule that is not put on elements, custom properties left out. */
function kept(node: AtRule | Rule, day: Colours): string {
  if (node.type === 'atrule') {
    if (node.name === 'media' && node.params === DARK) {
      const rules = (node.nodes ?? []).filter((inner) => inner.type === 'rule' && inner.selector !== ':root');
      return rules.length === 0 ? '' : `@media ${DARK} {\n${rules.map(String).join('\n')}\n}`;
    }
    return resolved(node.toString(), day);
  }
  const rest = declarations(node, day).map(([name, value]) => `${name}: ${value}`);
  return rest.length === 0 ? '' : `${node.selector} { ${rest.join('; ')} }`;
}

/** Writes the styles onto the elements, sides by their direction; classes stay where the sheet names them. */
function write(root: Root, inlined: ReadonlyMap<Element, ReadonlyMap<string, string>>, sheet: string): void {
  const named = new Set(Array.from(sheet.matchAll(/\.([\w-]+)/gu), ([, name = '']) => name));
  visitParents(root, 'element', (element, ancestors) => {
    const way = [...ancestors, element].flatMap((one) => ('properties' in one ? one.properties.dir : []));
    const direction = way.findLast((dir) => dir === 'rtl' || dir === 'ltr') ?? 'ltr';
    const style = Array.from(inlined.get(element) ?? [], (one) => physical(one, direction).join(':'));
    const { className, ...properties } = element.properties;
    const classes = [className].flat().filter((one) => typeof one === 'string' && named.has(one));
    element.properties = {
      ...properties,
      ...(classes.length > 0 && ({ className: classes } as Properties)),
      ...(style.length > 0 && { style: style.join(';') }),
    };
  });
}

/** A declaration with sides of the screen in place of sides of the text, which many mail programs do not know. */
function physical(
  [name, value]: readonly [string, string],
  direction: Direction,
): [name: string, value: string] {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const side = (text: string) =>
    text.replace(/(?<![\w-])(?:inline-)?start$/u, start).replace(/(?<![\w-])(?:inline-)?end$/u, end);
  return [
    name.replace(/-inline-start/u, `-${start}`).replace(/-inline-end/u, `-${end}`),
    name === 'text-align' || name === 'float' ? side(value) : value,
  ];
}
