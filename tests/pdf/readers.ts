import { PDFiumLibrary } from '@hyzyla/pdfium';
import { diffArrays } from 'diff';
import { getDocument } from '../pdf-js.js';

let library: ReturnType<typeof PDFiumLibrary.init> | undefined;

/** The engine of Chrome’s viewer, loaded once. */
export function pdfium(): ReturnType<typeof PDFiumLibrary.init> {
  return (library ??= PDFiumLibrary.init());
}

/** The text of a PDF as Chrome’s viewer copies it. */
export async function inPdfium(pdf: Uint8Array): Promise<string> {
  const document = await (await pdfium()).loadDocument(pdf);
  try {
    return Array.from(document.pages(), (page) => page.getText()).join('\n');
  } finally {
    document.destroy();
  }
}

/** What PDFium and pdf.js read of a PDF, each read once, when it is asked for. */
export function readingsOf(
  pdf: () => Promise<Uint8Array>,
): Record<'pdfium' | 'pdfJs', () => Promise<string>> {
  const known: Partial<Record<'pdfium' | 'pdfJs', Promise<string>>> = {};
  return {
    pdfium: () => (known.pdfium ??= pdf().then(inPdfium)),
    pdfJs: () => (known.pdfJs ??= pdf().then(inPdfJs)),
  };
}

/** The text of a PDF as Firefox’s viewer copies it. */
export async function inPdfJs(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
  }
  await document.destroy();
  return text;
}

/** A text without forms of letters that only fonts know, composed, and without hyphens at line ends. */
export function plainForms(text: string): string {
  const letters = text.replace(/[\uFB00-\uFDFF\uFE70-\uFEFC]/gu, (form) => form.normalize('NFKC'));
  return letters.normalize('NFC').replace(/\u00AD|[\u0002\uFFFE](?:\r?\n)?/gu, '');
}

/**
 * The words of a text: letters with their marks and the ZERO WIDTH NON-JOINER that is part of them, or digits; both
 * together, as in “L.100a”, are two, for PDFium may turn them round in a right-to-left line.
 */
export function wordsOf(text: string): string[] {
  return plainForms(text).match(/\p{N}+|\p{L}\p{M}*(?:\u200C*\p{L}\p{M}*)*/gu) ?? [];
}

/** What a reader gave back of a text. */
export interface Share {
  readonly words: number;
  /** Words that it did not give back. */
  readonly lost: readonly string[];
  /** Words that it gave back in the order of the text. */
  readonly inOrder: number;
}

/**
 * Compares a text with what was read of it.
 *
 * @param isInvisible whether the reader gives back what is not seen, ZERO WIDTH NON-JOINER
 */
export function shareOf(text: string, read: string, isInvisible = true): Share {
  const wordsIn = (one: string) => wordsOf(isInvisible ? one : one.replace(/\u200C/gu, ''));
  const expected = wordsIn(text);
  const found = wordsIn(read);
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  const lost = expected.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
  const kept = diffArrays(expected, found).filter(({ added, removed }) => !added && !removed);
  const inOrder = kept.reduce((sum, { count }) => sum + count, 0);
  return { words: expected.length, lost, inOrder };
}

/** A structure element as pdf.js reads it: roles after the role map. */
export interface Tag {
  readonly role: string;
  readonly lang?: string | undefined;
  readonly text: string;
  readonly children: readonly Tag[];
}

/** Elements that do not begin a line. */
const INLINE = /^(?:Span|Link|Reference|Code|Quote|NonStruct)$/u;

interface Node {
  readonly role?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** The tags of a PDF, page by page, with the text below each. */
export async function tagsInPdfJs(pdf: Uint8Array): Promise<Tag[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const tags: Tag[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== '') ?? '';
        texts.set(id, (texts.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.type === 'beginMarkedContentProps' ? item.id : '');
    }
    const tagOf = (node: Node): Tag => {
      const children = (node.children ?? []).filter(({ role }) => role !== undefined).map(tagOf);
      let at = 0;
      const parts = (node.children ?? []).map((child) => {
        if (child.role === undefined) return texts.get(child.id ?? '') ?? '';
        const tag = children[at++];
        return INLINE.test(tag?.role ?? '') ? (tag?.text ?? '') : `\n${tag?.text ?? ''}\n`;
      });
      const text = parts.join('');
      return { role: node.role ?? '', lang: node.lang, text, children };
    };
    const root = (await page.getStructTree()) as Node | null;
    if (root !== null) tags.push(tagOf(root));
  }
  await document.destroy();
  return tags;
}
