import type { CheckSubject, Finding } from '../model/check.js';
import { withoutCode } from '../text/code-mask.js';
import type { Document } from '../model/document.js';
import { placeIn } from './place.js';
import { statementTrees } from './source-text.js';
import { withSegments } from './with-segment.js';

/** Something that was found in Markdown. */
export interface Found {
  readonly offset: number;
  readonly finding: Pick<Finding, 'severity' | 'fatal' | 'message' | 'help'>;
}

/** Looks into one text, in which code is covered; what it finds is in the order of the text. */
export type Look = (markdown: string, isTranslation: boolean) => readonly Found[];

/**
 * Looks into every text that is published: the statement, the texts of the configuration and every translation.
 * Each finding gets its place and the key of its segment.
 *
 * @param suspicious what any of the findings has; most translations have nothing of it
 */
export function* inEveryText(subject: CheckSubject, suspicious: RegExp, look: Look): Iterable<Finding> {
  const { document, text, about } = subject;
  if (about.has('source')) {
    yield* inStatement(document, text, look);
    yield* inConfiguration(document, look);
  }
  for (const { locale, file, translations } of subject.catalogues.values()) {
    for (const [key, translation] of translations) {
      if (!suspicious.test(translation.target)) continue;
      const markdown = withoutCode(translation.content, translation.target);
      for (const { offset, finding } of look(markdown, true)) {
        yield { locale, key, ...placeIn(translation, offset, file), ...finding };
      }
    }
  }
}

function inStatement(document: Document, text: string, look: Look): Finding[] {
  const { file } = document;
  const lines = text.split('\n');
  let line = 0;
  let start = 0;
  const placed = look(withoutCode(statementTrees(document), text), false).map(({ offset, finding }) => {
    while (start + (lines[line]?.length ?? 0) < offset) {
      start += (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
    return { file, line: line + 1, column: offset - start + 1, ...finding };
  });
  return withSegments(placed, document);
}

function* inConfiguration({ segments }: Document, look: Look): Iterable<Finding> {
  for (const { key, file, source, position } of segments) {
    if (file === undefined) continue;
    for (const { offset, finding } of look(source, false)) {
      yield { key, file, line: position.line, column: position.column + offset, ...finding };
    }
  }
}
