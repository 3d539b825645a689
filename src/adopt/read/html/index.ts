import type { Element, Root } from 'hast';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import type { Draft } from '../../../model/manuscript.js';
import type { Outcome } from '../../../model/problem.js';
import { reading } from '../../../exchange/reading.js';
import { finished } from '../../draft/finish.js';
import { besidePath, embeddedIn, imagePaths } from '../../draft/image-addresses.js';
import type { JudgeImage } from '../../draft/images.js';
import { preformatted } from '../../draft/plain.js';
import { comment, toRemark } from '../office/remarks.js';
import { refuse } from '../refusal.js';
import { charactersOf, isElement, property } from './elements.js';
import { MARK, takeFootnotes } from './footnotes.js';
import { nestLists } from './lists.js';
import { applyLooks } from './looks.js';
import { parsePage } from './page.js';
import { prepare } from './prepare.js';
import { takeTablesApart } from './tables.js';
import { makeWordLists } from './word-lists.js';

const inside: Handle = (state: State, node: Element) => state.all(node);

/** Where Markdown has no word for an element, or another one than the library takes. */
const HANDLERS: Readonly<Record<string, Handle>> = {
  [MARK]: (_, node) => ({ type: 'footnoteReference', identifier: property(node, 'name') }),
  ...Object.fromEntries('u mark tt var samp big small cite dfn'.split(' ').map((name) => [name, inside])),
  pre: (_, node) => preformatted(charactersOf(node)),
};

/** Reads a page of HTML that a publication begins with. */
export function readHtmlDraft(bytes: Uint8Array, file: string, judge: JudgeImage): Outcome<Draft> {
  return reading(file, () => {
    const root = parsePage(bytes);
    applyLooks(root);
    makeWordLists(root);
    nestLists(root);
    const { footnotes: notes, comments } = takeFootnotes(root);
    const words = {
      text: charactersOf(root),
      notes: new Map(notes.map(({ name, children }) => [name, charactersOf({ type: 'root', children })])),
    };
    if (words.text.trim() === '') refuse('The page has no text.', 'Give the file that holds it.');
    const language = languageOf(root);
    const roots = notes.map(({ children }): Root => ({ type: 'root', children }));
    const commentRemarks = comments.map(({ children }) =>
      toRemark(comment('', charactersOf({ type: 'root', children }), '')),
    );
    const remarks = [root, ...roots].flatMap((one) => [...prepare(one), ...takeTablesApart(one)]);
    const children = blocksOf(root);
    const trees = new Map(notes.map(({ name }, at) => [name, blocksOf(roots[at])]));
    const all = [...children, ...[...trees.values()].flat()];
    const finish: Draft['finish'] = (beside) => {
      const find = (url: string) => embeddedIn(url) ?? beside.get(besidePath(url) ?? '');
      return finished(
        { children, notes: trees, remarks: [...commentRemarks, ...remarks], find, words },
        judge,
      );
    };
    return {
      value: { languages: language === '' ? [] : [language], wanted: imagePaths(all), finish },
      problems: [],
    };
  });
}

function blocksOf(root: Root | undefined): RootContent[] {
  if (root === undefined) return [];
  const made = toMdast(root, { document: true, handlers: { ...HANDLERS }, quotes: ['“”', '‘’'] });
  return made.type === 'root' ? made.children : [];
}

function languageOf(root: Root): string {
  const html = root.children.find((one) => isElement(one, 'html'));
  return isElement(html) ? property(html, 'lang') : '';
}
