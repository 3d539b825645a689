import { child, readElements, type Node } from '../../../exchange/docx/read/xml.js';
import type { Look, Shift } from '../../../exchange/pieces.js';
import type { OdtPackage } from './package.js';

/** What styles say of how characters look; what they do not say is absent. */
export type PartialLook = Partial<Pick<Look, 'bold' | 'italic' | 'struck' | 'code'>> & {
  readonly isHidden?: boolean;
  readonly shift?: Shift | undefined;
};

/** A style of paragraphs or of characters. */
interface OdtStyle {
  /** The name that a person has chosen it by. */
  readonly name: string;
  /** What was set by hand: no person has named it. */
  readonly look: PartialLook;
  /** Whether the style with a name sets the text in bold. */
  readonly isBold: boolean;
  readonly listStyle?: string | undefined;
}

/** A level of a list style (ISO/IEC 26300-1 §16.31–16.35). */
export interface OdtLevel {
  /** `1`, `a`, `i` …; absent where it is a bullet, empty where it shows nothing. */
  readonly format: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels its label shows. */
  readonly shown: number;
}

export interface OdtStyles {
  style(family: 'paragraph' | 'text', name: string | undefined): OdtStyle;
  /** Level of a list style, counted from 0. */
  level(listStyle: string | undefined, level: number): OdtLevel | undefined;
  /** Tags of languages, the text’s own first. */
  readonly languages: readonly string[];
}

const NONE: OdtStyle = { name: '', look: {}, isBold: false };
const OUTLINE = 'text:outline-style';
const GIVEN = new Set(['style:style', 'style:default-style', 'text:list-style', OUTLINE]);
const MONOSPACED = /courier|consolas|menlo|\bmono\b|monospace/iu;
const CODE_STYLE = /^(?:source text|teletype|preformatted text)$/iu;
const MAX_STYLES = 5000;
const MAX_PARENTS = 12;

interface Found {
  readonly node: Node;
  /** Made by the program for what was set by hand. */
  readonly isAutomatic: boolean;
}

/** Reads the styles of an OpenDocument text, those of its content and those with names. */
export function readOdtStyles({ content, styles }: OdtPackage): OdtStyles {
  const found = new Map<string, Found>();
  const lists = new Map<string, Map<number, OdtLevel>>();
  const languages: string[] = [];
  const take = (node: Node, isAutomatic: boolean) => {
    const { name = '', family = '' } = node.attributes;
    const text = child(node, 'style:text-properties')?.attributes ?? {};
    for (const script of ['', '-complex', '-asian']) {
      const language = text[`language${script}`];
      const country = text[`country${script}`] ?? 'none';
      if (language !== undefined && !['none', 'zxx'].includes(language))
        languages.push(country === 'none' ? language : `${language}-${country}`);
    }
    if (node.name === 'text:list-style' || node.name === OUTLINE)
      lists.set(node.name === OUTLINE ? OUTLINE : name, levelsOf(node));
    else if (found.size < MAX_STYLES && name !== '') found.set(`${family} ${name}`, { node, isAutomatic });
  };
  for (const part of [styles, content]) {
    if (part === undefined) continue;
    const isGiven = (name: string) => GIVEN.has(name);
    const isLeft = (name: string) => name === 'office:body' || name === 'office:master-styles';
    readElements(part, isGiven, isLeft, (node) => {
      take(node, part === content);
    });
  }
  const known = new Map<string, OdtStyle>();
  const resolve = (key: string, depth: number): OdtStyle => {
    const style = found.get(key);
    const family = key.slice(0, key.indexOf(' '));
    // Some programs name a style and leave it to the reader what it looks like.
    if (style === undefined) return { ...NONE, name: decoded(key.slice(family.length + 1)) };
    if (depth > MAX_PARENTS) return NONE;
    const { 'parent-style-name': parent } = style.node.attributes;
    const base = parent === undefined ? NONE : resolve(`${family} ${parent}`, depth + 1);
    const made = known.get(key) ?? styleOf(style, base);
    known.set(key, made);
    return made;
  };
  return {
    style: (family, name) => (name === undefined ? NONE : resolve(`${family} ${name}`, 0)),
    level(name, level) {
      const levels = lists.get(name ?? OUTLINE);
      // A style of a list that begins within another one may have the first level alone.
      return levels?.get(level) ?? (name === undefined ? undefined : levels?.get(0));
    },
    languages,
  };
}

function styleOf({ node, isAutomatic }: Found, base: OdtStyle): OdtStyle {
  const { 'display-name': shown, name = '', 'list-style-name': list } = node.attributes;
  const look = lookOf(node);
  const isText = node.attributes.family === 'text';
  const own = isAutomatic ? base.name : (shown ?? decoded(name));
  const code = CODE_STYLE.test(own) ? { code: true } : {};
  return {
    name: own,
    // A style of characters is stress, whatever its name; one of paragraphs with a name is not.
    look: isAutomatic || isText ? { ...base.look, ...(isText && code), ...look } : {},
    isBold: (isAutomatic ? undefined : look.bold) ?? base.isBold,
    listStyle: list ?? base.listStyle,
  };
}

function lookOf(node: Node): PartialLook {
  const text = child(node, 'style:text-properties')?.attributes ?? {};
  // One attribute is for letters of Arabic and Hebrew, another one for all others.
  const said = (name: string) => [text[name], text[`${name}-complex`]].filter((one) => one !== undefined);
  const [weights, slants] = [said('font-weight'), said('font-style')];
  const struck = text['text-line-through-style'];
  const font = text['font-name'];
  return {
    ...(weights.length > 0 && { bold: weights.some((one) => one === 'bold' || Number(one) >= 600) }),
    ...(slants.length > 0 && { italic: slants.some((one) => one !== 'normal') }),
    ...(struck !== undefined && { struck: struck !== 'none' }),
    ...(font !== undefined && { code: MONOSPACED.test(font) }),
    ...(text.display !== undefined && { isHidden: text.display === 'none' }),
    ...(text['text-position'] !== undefined && { shift: shiftOf(text['text-position']) }),
  };
}

function shiftOf(position: string): Shift | undefined {
  if (/^(?:super|[1-9])/u.test(position)) return 'raised';
  return /^(?:sub|-[1-9])/u.test(position) ? 'lowered' : undefined;
}

function levelsOf(node: Node): Map<number, OdtLevel> {
  const levels = new Map<number, OdtLevel>();
  for (const { name, attributes } of node.children) {
    const level = Number(attributes.level ?? 0) - 1;
    if (!(level >= 0)) continue;
    const isNumbered = name === 'text:list-level-style-number' || name === 'text:outline-level-style';
    levels.set(level, {
      format: isNumbered ? (attributes['num-format'] ?? '') : undefined,
      prefix: attributes['num-prefix'] ?? '',
      suffix: attributes['num-suffix'] ?? '',
      start: /^\d{1,9}$/u.test(attributes['start-value'] ?? '') ? Number(attributes['start-value']) : 1,
      shown: Math.min(9, Number(attributes['display-levels'] ?? 1) || 1),
    });
  }
  return levels;
}

/** Names of styles have `_20_` for a space. */
function decoded(name: string): string {
  return name.replace(/_([\da-f]{1,4})_/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
