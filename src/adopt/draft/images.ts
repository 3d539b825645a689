import type { Image, Nodes, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Remark } from '../../model/manuscript.js';
import { cut } from '../../text/excerpt.js';

/** What the bytes of a picture show: the ending for its file’s name, or what keeps it from being shown. */
export type JudgeImage = (bytes: Uint8Array) => { readonly ending: string } | { readonly fault: string };

/** The bytes behind an address: none if it leads out of the document or nothing is there. */
export type FindPicture = (url: string) => Uint8Array | undefined;

/** Pictures that a statement shows; a hundred fill a book. */
const MOST = 500;

/**
 * Gives each image of a tree a name of its own, `image-1.png`: what the document calls it may lead anywhere. One that
 * cannot be shown is left out.
 *
 * @param root changed
 * @returns name → bytes
 */
export function nameImages(
  root: Root,
  find: FindPicture,
  judge: JudgeImage,
): { images: Map<string, Uint8Array>; remarks: Remark[] } {
  const images = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  const remarks: Remark[] = [];
  visit(root as Nodes, 'image', (node, at, parent) => {
    if (parent === undefined || at === undefined) return;
    delete node.title;
    const known = names.get(node.url);
    const made = known === undefined ? named(node.url, images.size, find, judge) : { name: known };
    if ('fault' in made) {
      remarks.push(leftImage(node, made.fault));
      (parent.children as PhrasingContent[]).splice(at, 1);
      return [SKIP, at];
    }
    if ('bytes' in made) images.set(made.name, made.bytes);
    names.set(node.url, made.name);
    node.url = made.name;
    if (node.alt === '' && known === undefined) remarks.push(withoutWords(made.name));
    return undefined;
  });
  return { images, remarks };
}

function named(
  url: string,
  count: number,
  find: FindPicture,
  judge: JudgeImage,
): { name: string; bytes: Uint8Array } | { fault: string } {
  const bytes = find(url);
  if (bytes === undefined) return { fault: 'is not in the document' };
  if (count >= MOST) return { fault: `is one of more than ${MOST}` };
  const judged = judge(bytes);
  return 'fault' in judged ? judged : { name: `image-${count + 1}.${judged.ending}`, bytes };
}

/** What is reported of a picture that is left out. */
export function leftImage({ url, alt }: Image, fault: string): Remark {
  const words = alt ?? '';
  const name = words === '' ? shortened(url) : words;
  return {
    rule: 'init-image',
    severity: 'warning',
    message: `The picture “${name}” ${fault}; it was left out.`,
    help: 'Save it as PNG, JPEG or SVG beside the statement and name it there: ![What it shows](picture.png).',
    words,
  };
}

function withoutWords(name: string): Remark {
  return {
    rule: 'init-image',
    severity: 'info',
    message: `The picture ${name} has no description.`,
    help: `If it says something, say what, for readers who do not see it: ![What it shows](${name}).`,
  };
}

function shortened(url: string): string {
  return cut(url, 60);
}
