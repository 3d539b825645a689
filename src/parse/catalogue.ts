import type { PhrasingContent } from 'mdast';
import { cataloguePaths } from '../model/catalogue.js';
import type {
  Catalogue,
  EarlierVersions,
  ObsoleteTranslation,
  SourceCatalogue,
  Translation,
  TranslationState,
} from '../model/catalogue.js';
import { firstLive } from '../text/controls.js';
import type { Position } from '../model/document.js';
import { draftsPath, type Draft } from '../model/draft.js';
import { LIMITS } from '../model/limits.js';
import type { Outcome, Problem } from '../model/problem.js';
import { memberProblem, readJsonObject, type JsonMember } from './json.js';
import { parseInline } from './markdown.js';
import { tidyContent } from './pasted/tidy-tree.js';
import { tooMuchInTranslation } from './too-much.js';

/** The texts of a locale's catalogue files; `undefined` where there is no such file. */
export interface CatalogueFiles {
  readonly statement?: string | undefined;
  readonly state?: string | undefined;
  readonly obsolete?: string | undefined;
  readonly drafts?: string | undefined;
}

/**
 * Reads the catalogue of one locale.
 *
 * @param locale its tag
 * @param files the texts of its files
 * @param definitions link and footnote definitions of the document
 * @param limits how large and deep a translation may be
 */
export function parseCatalogue(
  locale: string,
  files: CatalogueFiles,
  definitions: string,
  limits = LIMITS,
): Outcome<Catalogue> {
  const paths = cataloguePaths(locale);
  const problems: Problem[] = [];
  const members = (text: string | undefined, file: string): JsonMember[] => {
    if (text === undefined) return [];
    const outcome = readJsonObject(text, file, locale);
    problems.push(...outcome.problems);
    return outcome.value ?? [];
  };
  const translations = new Map<string, Translation>();
  const places = new Map<string, Position>();
  for (const member of members(files.statement, paths.statement)) {
    places.set(member.key, member.position);
    if (typeof member.value === 'string') {
      // A cleared value is how people and tools say “not translated yet”.
      if (member.value.trim() === '') continue;
      const { value: target, position, raw } = member;
      const tooMuch = tooMuchInTranslation(target, member.key, limits);
      if (tooMuch !== undefined) {
        problems.push(
          memberProblem(member, paths.statement, locale, tooMuch.rule, tooMuch.message, tooMuch.help),
        );
        continue;
      }
      const content = contentOf(target, definitions);
      translations.set(member.key, {
        target,
        get content() {
          return content();
        },
        position,
        raw,
      });
    } else problems.push(notText(member, paths.statement, locale));
  }
  const states = new Map<string, TranslationState>();
  for (const member of members(files.state, paths.state)) {
    if (member.value === null) continue;
    const state = asState(member.value);
    if (state !== undefined) states.set(member.key, state);
    else problems.push(notState(member, paths.state, locale));
  }
  const obsolete = new Map<string, ObsoleteTranslation>();
  for (const member of members(files.obsolete, paths.obsolete)) {
    if (member.value === null) continue;
    const entry = asObsolete(member.value);
    const tooMuch = entry && tooMuchInTranslation(entry.target, member.key, limits);
    if (tooMuch !== undefined)
      problems.push(
        memberProblem(member, paths.obsolete, locale, tooMuch.rule, tooMuch.message, tooMuch.help),
      );
    else if (entry !== undefined) {
      const content = contentOf(entry.target, definitions);
      obsolete.set(member.key, {
        ...entry,
        get content() {
          return content();
        },
      });
    } else problems.push(notState(member, paths.obsolete, locale));
  }
  const value = { locale, file: paths.statement, translations, places, states, obsolete };
  if (files.drafts === undefined) return { value, problems };
  const read = readDrafts(members(files.drafts, draftsPath(locale)));
  for (const member of read.unread) problems.push(notState(member, draftsPath(locale), locale));
  return { value: { ...value, drafts: read.drafts, draftPlaces: read.places }, problems };
}

/** The drafts of a file: key → one, several, or `null` for none. */
function readDrafts(members: readonly JsonMember[]) {
  const drafts = new Map<string, readonly Draft[]>();
  const places = new Map<string, Position>();
  const unread: JsonMember[] = [];
  for (const member of members) {
    const own: unknown[] = [member.value ?? []].flat();
    if (own.every((one): one is Draft => isTexts(one, ['source', 'target']))) {
      if (own.length === 0) continue;
      drafts.set(
        member.key,
        own.map(({ source, target }) => ({ source, target })),
      );
      places.set(member.key, member.keyPosition);
    } else unread.push(member);
  }
  return { drafts, places, unread };
}

/**
 * The inline content of a text, parsed when it is asked for and forgotten once nobody holds it: the trees of
 * every locale at once would take many times the room of their texts.
 */
function contentOf(markdown: string, definitions: string): () => readonly PhrasingContent[] {
  let held: WeakRef<PhrasingContent[]> | undefined;
  return () => {
    const known = held?.deref();
    if (known !== undefined) return known;
    const content = tidyContent(parseInline(markdown, definitions), markdown);
    held = new WeakRef(content);
    return content;
  };
}

/** Reads the source catalogue that `publish sync` wrote. */
export function parseSourceCatalogue(locale: string, text: string | undefined): Outcome<SourceCatalogue> {
  if (text === undefined) return { value: new Map(), problems: [] };
  const file = cataloguePaths(locale).statement;
  return textMap(text, file, locale);
}

/** Reads a file of accepted findings: `rule/key` → the reason. */
export function parseAccepted(
  text: string,
  file: string,
  locale: string,
): Outcome<Map<string, { reason: string; position: Position }>> {
  const outcome = readJsonObject(text, file, locale);
  const problems = [...outcome.problems];
  const entries = new Map<string, { reason: string; position: Position }>();
  for (const member of outcome.value ?? []) {
    const { key, value, keyPosition } = member;
    if (typeof value === 'string' && value.trim() !== '')
      entries.set(key, { reason: value, position: keyPosition });
    else problems.push(notText(member, file, locale));
  }
  return { value: entries, problems };
}

/** Reads a flat object of texts: key → text. */
export function textMap(text: string, file: string, locale: string): Outcome<Map<string, string>> {
  const outcome = readJsonObject(text, file, locale);
  const problems = [...outcome.problems];
  const map = new Map<string, string>();
  for (const member of outcome.value ?? []) {
    if (typeof member.value === 'string') map.set(member.key, member.value);
    else problems.push(notText(member, file, locale));
  }
  return { value: map, problems };
}

/**
 * Reads the names to show in one locale, canonical name → name; characters in them that cannot be seen are
 * reported.
 */
export function parseShownNames(text: string, file: string, locale: string): Outcome<Map<string, string>> {
  const outcome = readJsonObject(text, file, locale);
  const problems = [...outcome.problems];
  const names = new Map<string, string>();
  for (const member of outcome.value ?? []) {
    const { key, value, position } = member;
    if (typeof value !== 'string') {
      problems.push(notText(member, file, locale));
      continue;
    }
    names.set(key.normalize('NFC'), value.normalize('NFC'));
    const live = firstLive(value);
    if (live === undefined) continue;
    problems.push({
      rule: 'forbidden-character',
      severity: 'error',
      locale,
      file,
      ...position,
      message: `The name for “${key}” has a character that cannot be seen (${live.code}); it is left out.`,
      help: 'Type the name again.',
    });
  }
  return { value: names, problems };
}

/** Reads the earlier source texts that `publish sync` keeps: key → one text, several, or `null` for none. */
export function parseEarlier(text: string, file: string, locale: string): Outcome<EarlierVersions> {
  const outcome = readJsonObject(text, file, locale);
  const problems = [...outcome.problems];
  const earlier = new Map<string, readonly string[]>();
  for (const member of outcome.value ?? []) {
    const texts: unknown[] = [member.value ?? []].flat();
    if (texts.every((one) => typeof one === 'string')) earlier.set(member.key, texts);
    else problems.push(notState(member, file, locale));
  }
  return { value: earlier, problems };
}

function notText(member: JsonMember, file: string, locale: string): Problem {
  const found =
    member.value === null ? 'null' : Array.isArray(member.value) ? 'a list' : `a ${typeof member.value}`;
  return memberProblem(
    member,
    file,
    locale,
    'invalid-value',
    `The value of “${member.key}” is ${found.replace('a object', 'an object')}, not a text.`,
    'Put it between quotes.',
  );
}

function notState(member: JsonMember, file: string, locale: string): Problem {
  return memberProblem(
    member,
    file,
    locale,
    'invalid-value',
    `What is kept about “${member.key}” cannot be read.`,
    'This file belongs to `publish sync`; bring back its last good version from git.',
  );
}

function asState(value: unknown): TranslationState | undefined {
  if (!isTexts(value, ['source', 'target'])) return undefined;
  const { source, target, doubt, reviewed } = value as TranslationState;
  if (doubt !== undefined && typeof doubt !== 'string') return undefined;
  if (reviewed !== undefined && !isTexts(reviewed, ['source', 'target', 'by'])) return undefined;
  return {
    source,
    target,
    ...(doubt !== undefined && { doubt }),
    ...(reviewed !== undefined && { reviewed }),
  };
}

function asObsolete(value: unknown): Omit<ObsoleteTranslation, 'content'> | undefined {
  if (!isTexts(value, ['source', 'target'])) return undefined;
  const { source, target, state } = value as ObsoleteTranslation;
  if (state === undefined) return { source, target };
  const read = asState(state);
  return read === undefined ? undefined : { source, target, state: read };
}

function isTexts(value: unknown, keys: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
  );
}
