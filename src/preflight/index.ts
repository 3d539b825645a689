import type { OwnBlock } from '../model/own-block.js';
import type { Finding, PreflightExpectation, PreflightProfile, PreflightReport } from '../model/preflight.js';
import type { Place } from '../model/problem.js';
import { solidText } from '../text/solid-text.js';
import type { Check, Sighting } from './checks/check.js';
import { versionOf } from './checks/exchange.js';
import { checks } from './checks/index.js';
import { SyntaxFault } from '../pdf/syntax/lexer.js';
import { LimitExceeded } from '../pdf/syntax/limits.js';
import type { InspectedDocument } from './reading/document.js';
import { readDocument } from './reading/index.js';
import { xmpValue } from './reading/metadata.js';

/** What to inspect a PDF for. */
export interface InspectOptions {
  /** What the PDF is for; taken from the file itself if absent. */
  readonly profile?: PreflightProfile | undefined;
  /** What a publication knows of its own file. */
  readonly expected?: PreflightExpectation | undefined;
}

/** Findings of one check that are listed; the rest are counted. */
const MOST_FINDINGS = 8;
/** Characters of a text that a finding is about. */
const MOST_ABOUT = 60;

/**
 * Inspects a PDF, from whomever it comes, against the checklist of `docs/preflight.md`. It always gives a
 * report: a broken, encrypted or hostile file is a finding, reached in bounded time and memory
 * (`pdf/syntax/limits.ts`).
 *
 * @param bytes the whole file
 */
export function inspect(bytes: Uint8Array, options: InspectOptions = {}): PreflightReport {
  try {
    const document = readDocument(bytes);
    if (document.file.trailer.has('Encrypt')) {
      return stopped('file.encrypt', 'The file is encrypted.', options, document.pages.length);
    }
    if (document.pages.length === 0)
      return stopped('file.unreadable', 'No page can be found in the file.', options);
    return report(document, options);
  } catch (error) {
    if (error instanceof LimitExceeded) {
      return stopped('file.limit', `The file is not inspected further: ${error.message}.`, options);
    }
    if (error instanceof SyntaxFault) {
      return stopped('file.unreadable', `The file cannot be read: ${error.message}.`, options);
    }
    throw error;
  }
}

function report(
  document: InspectedDocument,
  { profile: asked, expected = {} }: InspectOptions,
): PreflightReport {
  const profile = asked ?? profileOf(document);
  const asking = checks.filter(({ severity }) => severity[profile] !== undefined);
  const blocks = (expected.blocks ?? []).map(({ text, place }) => ({
    characters: solidText(text).characters,
    place,
  }));
  const findings = asking.flatMap((check) =>
    findingsOf(check, profile, check.run(document, expected), blocks),
  );
  return {
    profile,
    claims: claimsOf(document),
    pages: document.pages.length,
    checks: asking.length,
    findings: [...findings].sort(
      (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
    ),
    ok: findings.every(({ severity }) => severity !== 'error'),
  };
}

/** The report on a file that nothing more can be said of. */
function stopped(
  id: string,
  message: string,
  { profile = 'reading' }: InspectOptions,
  pages = 0,
): PreflightReport {
  const check = checks.find((one) => one.id === id);
  const findings = check === undefined ? [] : findingsOf(check, profile, [{ message }], []);
  return { profile, claims: [], pages, checks: 1, findings, ok: false };
}

/** A file that says it is PDF/X, or names a printing condition, is for print. */
function profileOf(document: InspectedDocument): PreflightProfile {
  const isForPrint =
    versionOf(document) !== undefined || document.outputIntents.some(({ subtype }) => subtype === 'GTS_PDFX');
  return isForPrint ? 'print' : 'reading';
}

function claimsOf(document: InspectedDocument): string[] {
  const { metadata } = document;
  const part = xmpValue(metadata, 'pdfaid:part');
  const accessible = xmpValue(metadata, 'pdfuaid:part');
  const exchange = versionOf(document);
  return [
    ...(part === undefined ? [] : [`PDF/A-${part}${xmpValue(metadata, 'pdfaid:conformance') ?? ''}`]),
    ...(accessible === undefined ? [] : [`PDF/UA-${accessible}`]),
    ...(exchange === undefined ? [] : [exchange]),
  ];
}

/** A block of the publication, of its words only the characters. */
interface SolidBlock extends Pick<OwnBlock, 'place'> {
  readonly characters: string;
}

/**
 * What one check saw, places of the same kind put together.
 *
 * @param blocks the words of the publication with their places
 */
function findingsOf(
  check: Check,
  profile: PreflightProfile,
  sightings: Iterable<Sighting>,
  blocks: readonly SolidBlock[],
): Finding[] {
  const { id, help, clause } = check;
  const severity = check.severity[profile] ?? 'error';
  const kinds = new Map<string, Pick<Sighting, 'message' | 'about' | 'place'> & { pages: Set<number> }>();
  let more = 0;
  for (const { message, page, about, place = placeOf(about, blocks) } of sightings) {
    const short = about === undefined ? undefined : shortened(about);
    const key = JSON.stringify([message, short, place]);
    const kind = kinds.get(key);
    if (kind === undefined && kinds.size >= MOST_FINDINGS) {
      more++;
      continue;
    }
    const known = kind ?? { message, about: short, place, pages: new Set() };
    if (page !== undefined) known.pages.add(page);
    kinds.set(key, known);
  }
  const findings = [...kinds.values()].map(({ message, about, place, pages }): Finding => ({
    id,
    severity,
    message,
    help,
    clause,
    pages: [...pages].sort((a, b) => a - b),
    ...(about !== undefined && { about }),
    ...(place !== undefined && { place }),
  }));
  if (more === 0) return findings;
  return [
    ...findings,
    { id, severity, message: `There are ${more} more of that kind.`, help, clause, pages: [] },
  ];
}

/** Where the publication has a text: the block that is this text, or the first that holds it. */
function placeOf(text: string | undefined, blocks: readonly SolidBlock[]): Place | undefined {
  if (text === undefined) return undefined;
  const { characters } = solidText(text);
  if (characters === '') return undefined;
  const own = blocks.find((block) => block.characters === characters);
  return (own ?? blocks.find((block) => block.characters.includes(characters)))?.place;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line.slice(0, 4 * MOST_ABOUT));
  return characters.length <= MOST_ABOUT ? line : `${characters.slice(0, MOST_ABOUT - 1).join('')}…`;
}
