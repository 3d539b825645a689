import type { Catalogue } from '../model/catalogue.js';
import type { Config } from '../model/config.js';
import type { ConfiguredText } from '../model/config-shape.js';
import type { Document, Segment } from '../model/document.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { Outcome, Problem } from '../model/problem.js';
import { noteTarget } from '../parse/corrections.js';
import { parseInline } from '../parse/markdown.js';
import { releaseTargets, tooMuchInPlaced } from '../parse/release-texts.js';

/** A text of the configuration that is part of the document. */
interface Part {
  /** Its dotted name. */
  readonly name: string;
  readonly text: ConfiguredText | undefined;
  /** Ordinals of its segments. */
  readonly ordinals: readonly number[];
  /** The segments of the text in another language. */
  readonly targets: (text: PlacedWords) => readonly Segment[];
}

function partsOf({ release, corrections = [] }: Config, document: Document): Part[] {
  const around = (['place', 'contact', 'boilerplate'] as const).map((key) => ({
    name: `release.${key}`,
    text: release[key],
    ordinals: document.release[key] ?? [],
    targets: releaseTargets,
  }));
  const notes = document.corrections.map(({ segment }, at) => ({
    name: `corrections[${at}].note`,
    text: corrections[at]?.note,
    ordinals: [segment],
    targets: (text: PlacedWords) => [noteTarget(text)],
  }));
  return [...around, ...notes];
}

/**
 * A locale's catalogue with the translations that the configuration has for place, contact, boilerplate and
 * corrections: each counts where the catalogue has none, and `sync` takes it over.
 */
export function withConfiguredTexts(
  catalogue: Catalogue,
  document: Document,
  config: Config,
): Outcome<Catalogue> {
  const problems: Problem[] = [];
  const translations = new Map(catalogue.translations);
  for (const part of partsOf(config, document)) {
    const text = part.text?.own.get(catalogue.locale);
    const segments = part.ordinals.flatMap((at) => document.segments[at] ?? []);
    if (text === undefined || segments.length === 0) continue;
    const tooMuch = tooMuchInPlaced(text, config);
    if (tooMuch !== undefined) {
      problems.push({ ...tooMuch, locale: catalogue.locale });
      continue;
    }
    const targets = part.targets(text);
    const report = (message: string, help: string) =>
      problems.push(problem(text, catalogue.locale, message, help));
    if (targets.length !== segments.length) {
      report(
        `“${part.name}” has ${targets.length} paragraphs in “${catalogue.locale}” and ${segments.length} in the source language.`,
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
          `“${part.name}” differs from the translation “${segment.key}” in ${catalogue.file}, which is used.`,
          `Edit it there, and leave “${catalogue.locale}” out of ${part.name}.`,
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
