import { Archive } from '../src/exchange/docx/zip.js';
import { decodeXml, readXml } from '../src/xml/read.js';

/** An element of a Word file, by its name with the prefix in the file. */
export interface WordElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: WordElement[];
  /** Characters directly in it. */
  text: string;
}

/** A part of a Word file as a tree. */
export function partOf(file: Uint8Array, path: string): WordElement {
  const bytes = new Archive(file).part(path);
  if (bytes === undefined) throw new Error(`no part ${path}`);
  const root: WordElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  readXml(decodeXml(bytes), {
    open({ name, attributes }) {
      const values = Object.fromEntries(attributes.map((one) => [one.name, one.value]));
      const element: WordElement = { name, attributes: values, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(value) {
      const element = open.at(-1);
      if (element !== undefined) element.text += value;
    },
  });
  return root;
}

/** The elements of a name within another, in their order. */
export function within(element: WordElement, name: string): WordElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

/** The first element of a name directly in another. */
export function child(element: WordElement | undefined, name: string): WordElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The characters of an element’s runs; of notes their numbers, as the file counts them. */
export function charactersOf(element: WordElement, digit: (id: string) => string = (id) => id): string {
  if (element.name === 'w:t') return element.text;
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:footnoteReference') return digit(element.attributes['w:id'] ?? '');
  return element.children.map((one) => charactersOf(one, digit)).join('');
}

/** The paragraphs of the main text: their characters and their direction. */
export function paragraphsOf(
  file: Uint8Array,
  digit?: (id: string) => string,
): { text: string; direction: 'ltr' | 'rtl' }[] {
  return within(partOf(file, 'word/document.xml'), 'w:p').map((paragraph) => ({
    text: charactersOf(paragraph, digit),
    direction: child(child(paragraph, 'w:pPr'), 'w:bidi') === undefined ? 'ltr' : 'rtl',
  }));
}
