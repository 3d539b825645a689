import { posix } from 'node:path';
import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Problem } from '../model/problem.js';

/** An image of the statement: its address there, and the file it stands for. */
export interface ImageReference {
  readonly url: string;
  /** Path relative to the publication. */
  readonly path: string;
  readonly problem: (message: string, help: string) => Problem;
}

/**
 * The local images of a statement.
 *
 * @param document the statement, its title apart from its body
 * @param file path of the statement; image addresses are relative to it
 * @returns each image once, and a fatal problem for every address that is not a file of the publication
 */
export function imageReferences(
  { title, body }: { readonly title: { readonly content: readonly PhrasingContent[] }; readonly body: Root },
  file: string,
): { images: ImageReference[]; wrong: { url: string; problem: Problem }[] } {
  const images = new Map<string, ImageReference>();
  const wrong: { url: string; problem: Problem }[] = [];
  const heading: Paragraph = { type: 'paragraph', children: [...title.content] };
  const root: Root = { type: 'root', children: [heading, ...body.children] };
  visit(root as Nodes, 'image', (node) => {
    const { line, column } = node.position?.start ?? {};
    const problem = (message: string, help: string): Problem => ({
      rule: 'image',
      severity: 'error',
      fatal: true,
      file,
      line,
      column,
      message,
      help,
    });
    const path = localPath(node.url, file);
    if (path === undefined) {
      wrong.push({
        url: node.url,
        problem: problem(
          `The image “${node.url}” is not a file of this publication.`,
          'Save it beside the statement and name it by its relative path.',
        ),
      });
    } else images.set(node.url, { url: node.url, path, problem });
  });
  return { images: [...images.values()], wrong };
}

function localPath(url: string, file: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/iu.test(url) || url === '') return undefined;
  let name: string;
  try {
    name = decodeURIComponent(url.split(/[?#]/u, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  const path = posix.normalize(posix.join(posix.dirname(file), name.replaceAll('\\', '/')));
  return path.startsWith('../') || path.includes('\0') ? undefined : path;
}
