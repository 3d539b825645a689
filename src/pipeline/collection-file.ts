import { collectionShape, type Collection } from '../model/collection.js';
import type { Outcome } from '../model/problem.js';
import { readShapedJson } from '../parse/shaped-json.js';

/**
 * Reads a list of editions; what is wrong with it is one problem, with its place.
 *
 * @param file its path, for the problem
 * @param help what to do about a file that is no such list
 */
export function readCollectionFile(text: string, file: string, help: string): Outcome<Collection> {
  const { value, problems } = readShapedJson(text, collectionShape, { file, rule: 'collection', help });
  return { value: value?.value, problems };
}
