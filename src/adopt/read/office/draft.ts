import type { Draft } from '../../../model/manuscript.js';
import { finished } from '../../draft/finish.js';
import type { JudgeImage } from '../../draft/images.js';
import type { OfficeDocument } from './document.js';
import { treeOf } from './tree.js';

/** A file of a word processor as the beginning of a statement. */
export function draftOf(document: OfficeDocument, judge: JudgeImage): Draft {
  const { children, notes, remarks } = treeOf(document);
  const { languages, words, picture: find } = document;
  const all = [...document.remarks, ...remarks];
  return {
    languages,
    wanted: [],
    finish: () => finished({ children, notes, remarks: all, find, words }, judge),
  };
}
