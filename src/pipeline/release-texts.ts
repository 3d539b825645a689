import type { Catalogue } from '../model/catalogue.js';
import type { ReleaseSettings } from '../model/config.js';
import type { Document } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { Outcome, Problem } from '../model/problem.js';
import { parseInline } from '../parse/markdown.js';
import { releaseTargets, tooMuchInPlaced } from '../parse/release-texts.js';

/**
 * A locale's catalogue with the translations that the configuration has for place, contact and boilerplate: each
 * counts where the catalogue has none, and `sync` takes it over.
 */
export function withReleaseTexts(
  catalogue: Catalogue,
  document: Document,
  settings: ReleaseSettings,
  limits: Limits,
): Outcome<Catalogue> {
  const problems: Problem[] = [];
  const translations = new Map(catalogue.translations);
  for (const key of ['place', 'contact', 'boilerplate'] as const) {
    const text = settings[key]?.own.get(catalogue.locale);
    const segments = (document.release[key] ?? []).flatMap((at) => document.segments[at] ?? []);
    if (text === undefined || segments.length === 0) continue;
    const tooMuch = tooMuchInPlaced(text, limits);
    if (tooMuch !== undefined) {
      problems.push({ ...tooMuch, locale: catalogue.locale });
      continue;
    }
    const targets = releaseTargets(text);
    const report = (message: string, help: string) =>
      problems.push(problem(text, catalogue.locale, message, help));
    if (targets.length !== segments.length) {
      report(
        `“release.${key}” has ${targets.length} paragraphs in “${catalogue.locale}” and ${segments.length} in the source language.`,
        `Give it as many, or translate it in ${catalogue.file} and leave it out here.`,
      );
      continue;
    }
    for (const [at, segment] of segments.entries()) {
      const target = targets[at]?.source ?? '';
      const known = translations.get(segment.key)?.target;
      if (known === undefined) {
        const { line, column } = targets[at]?.position ?? text;
        const position = { line, column };
        translations.set(segment.key, { target, content: parseInline(target), position, file: text.file });
      } else if (known !== target) {
        report(
          `“release.${key}” differs from the translation “${segment.key}” in ${catalogue.file}, which is used.`,
          `Edit it there, and leave “${catalogue.locale}” out of release.${key}.`,
        );
      }
    }
  }
  const isSame = translations.size === catalogue.translations.size;
  return { value: isSame ? catalogue : { ...catalogue, translations }, problems };
}

function problem(
  { file, line, column }: PlacedWords,
  locale: string,
  message: string,
  help: string,
): Problem {
  return { rule: 'release-text', severity: 'warning', locale, file, line, column, message, help };
}
