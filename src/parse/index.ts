import type { Nodes, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, SegmentRole, Signatory, SignatoryList } from '../model/document.js';
import { LIMITS, type Limits } from '../model/limits.js';
import type { Outcome, Problem } from '../model/problem.js';
import { findSignatures, findTitle, isTextBlock, signatoryName, takeEndMark } from './conventions.js';
import { isoDate, readDate, wordsBesideDate } from './date.js';
import { readFrontMatter } from './front-matter.js';
import { slugify } from './key.js';
import { parseBlocks } from './markdown.js';
import { htmlToText } from './raw-html.js';
import {
  footnoteDefinitionsMarkdown,
  linkDefinitionsMarkdown,
  resolveReferences,
  takeUnusedFootnotes,
} from './references.js';
import { collectSegments } from './segments.js';
import { evenTables } from './tables.js';
import { tooMuchIn, tooMuchInTree, type TooMuchThere } from './too-much.js';

export interface ParseOptions {
  /** Path of the canonical file, relative to the publication. */
  readonly file: string;
  /** SHA-256 of the canonical bytes. */
  readonly revision: string;
  /** Tag of the source locale. */
  readonly locale: string;
  readonly date?: string | undefined;
  readonly dateFormat?: string | undefined;
  readonly slug?: string | undefined;
  readonly limits?: Limits | undefined;
}

/** What is reported while reading and keeps nothing from being read: configurable, and can be accepted. */
export const readingRules = ['date-line', 'missing-date', 'raw-html', 'unused-footnote'] as const;

/** Longest slug made from a title; a file name must stay readable in a newsroom's inbox. */
const SLUG_LENGTH = 60;

/**
 * Parses the canonical statement by the conventions of docs/statement.md.
 *
 * @param text the statement as CommonMark with GFM
 * @param options what the configuration knows about it
 * @returns the document, unless it cannot be told what the statement says; and every problem met
 */
export function parse(text: string, options: ParseOptions): Outcome<Document> {
  const { limits = LIMITS } = options;
  const problems: Problem[] = [];
  const report = (rule: string, node: Nodes | undefined, rest: Omit<Problem, 'rule' | 'locale'>) => {
    const { line, column } = node?.position?.start ?? {};
    problems.push({ rule, locale: options.locale, file: options.file, line, column, ...rest });
  };

  const refuse = ({ rule, ...rest }: TooMuchThere): Outcome<never> => {
    report(rule, undefined, { severity: 'error', fatal: true, ...rest });
    return { problems };
  };
  const tooMuch = tooMuchIn(text, limits);
  if (tooMuch !== undefined) return refuse(tooMuch);
  const root = parseBlocks(text);
  const tooDeep = tooMuchInTree(root, limits);
  if (tooDeep !== undefined) return refuse(tooDeep);
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined;
  const front = readFrontMatter(yaml?.value ?? '', options.file);
  problems.push(...front.problems);
  if (yaml !== undefined) root.children.shift();

  evenTables(root);
  for (const node of htmlToText(root)) {
    report('raw-html', node, {
      severity: 'warning',
      message: `Raw HTML is shown as text: ${shorten(node.value)}`,
      help: 'Write it in Markdown, or leave it out.',
    });
  }
  const leaveOutUnused = () => {
    for (const node of takeUnusedFootnotes(root)) {
      report('unused-footnote', node, {
        severity: 'warning',
        message: `Nothing refers to the footnote “${node.label ?? node.identifier}”; it is left out.`,
        help: `Put [^${node.label ?? node.identifier}] where it belongs.`,
      });
    }
  };
  leaveOutUnused();
  const linkDefinitions = linkDefinitionsMarkdown(root, text);
  resolveReferences(root);

  if (root.children.length === 0) {
    report('empty-statement', undefined, {
      severity: 'error',
      fatal: true,
      line: 1,
      column: 1,
      message: 'The statement is empty.',
      help: 'Put the agreed text into it.',
    });
    return { problems };
  }

  const end = takeEndMark(root);
  const date = takeDate(root, text, front.matter.date ?? options.date, options, report);
  const places = findSignatures(root.children);
  const titleAt = findTitle(root.children, places?.opening);
  const titleBlock = titleAt === undefined ? undefined : root.children[titleAt];
  const roles = new Map<Nodes, SegmentRole>();

  const signatories = places === undefined ? [] : takeSignatories(root, places.opening, places.list, roles);
  // Names have words alone; a mark among them leads nowhere.
  leaveOutUnused();
  const title = placeTitle(root, titleBlock, front.matter.title);
  if (title !== undefined) roles.set(title, 'title');

  const segments = collectSegments(root, text, roles);
  const titleOrdinal = title?.data?.segment;
  root.children = root.children.filter((block) => block !== title);
  if (titleOrdinal === undefined || title === undefined) {
    report('no-title', root.children[0], {
      severity: 'error',
      fatal: true,
      message: 'The statement has no title.',
      help: 'Begin it with a heading, or set `title` in its front matter.',
    });
    return { problems };
  }
  if (root.children.length === 0) {
    report('no-body', title, {
      severity: 'error',
      fatal: true,
      message: 'The statement has a title and nothing else.',
      help: 'Put the agreed text under it.',
    });
    return { problems };
  }

  const slug = front.matter.slug ?? options.slug ?? titleSlug(toString(title));
  return {
    value: {
      file: options.file,
      revision: options.revision,
      title: titleOrdinal,
      date,
      slug: slugify(slug) || 'statement',
      body: root,
      segments,
      signatories,
      end,
      definitions: [...linkDefinitions, ...footnoteDefinitionsMarkdown(root)].join('\n\n'),
    },
    problems,
  };
}

/** The title's block: the words of the front matter win; a heading that says the same is not said twice. */
function placeTitle(
  root: Root,
  found: RootContent | undefined,
  given: string | undefined,
): RootContent | undefined {
  const words = given?.trim();
  if (words === undefined || (found !== undefined && toString(found).trim() === words)) return found;
  const title: RootContent = { type: 'paragraph', children: [{ type: 'text', value: words }] };
  root.children.unshift(title);
  return title;
}

type Report = (rule: string, node: Nodes | undefined, rest: Omit<Problem, 'rule' | 'locale'>) => void;

/** Takes the date line off the statement and settles the statement's date. */
function takeDate(
  root: Root,
  text: string,
  given: string | undefined,
  options: ParseOptions,
  report: Report,
): string | undefined {
  const block = root.children[0];
  const line = dateLine(block, text);
  const reading = readDate(line, options.dateFormat, options.locale);
  if (reading.kind !== 'none') root.children.shift();
  const iso = given === undefined ? undefined : /^(\d{4})-(\d\d)-(\d\d)$/u.exec(given);
  if (given !== undefined) {
    const date = iso ? isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined;
    if (date === undefined) {
      report('invalid-date', undefined, {
        severity: 'error',
        fatal: true,
        line: 1,
        column: 1,
        message: `“${shorten(given)}” is not a date.`,
        help: 'Write it as year-month-day, for example 2025-08-12.',
      });
    }
    const beside = reading.kind === 'unreadable' ? wordsBesideDate(line, options.locale) : [];
    if (beside.length > 0) {
      report('date-line', block, {
        severity: 'warning',
        message: `The date line says more than a date: ${beside.join(' ')}. It is left out.`,
        help: 'A place belongs into the configuration: release: { place: … }. Give anything else a paragraph of its own.',
      });
    }
    return date;
  }
  const settle =
    'Set `date: yyyy-mm-dd` or `dateFormat` in publish.config.yaml; the statement itself stays as it is.';
  switch (reading.kind) {
    case 'date':
      return reading.iso;
    case 'ambiguous':
      report('ambiguous-date', block, {
        severity: 'error',
        fatal: true,
        message:
          `“${line}” can be read as ${reading.dayFirst} (day first) ` +
          `or as ${reading.monthFirst} (month first).`,
        help: 'Set `dateFormat: dd/MM/yyyy` or `dateFormat: MM/dd/yyyy` in publish.config.yaml; the statement itself stays as it is.',
      });
      return undefined;
    case 'unreadable':
      report('unreadable-date', block, {
        severity: 'error',
        fatal: true,
        message: `“${line}” is a date that cannot be read for certain.`,
        help: settle,
      });
      return undefined;
    case 'none':
      report('missing-date', block, {
        severity: 'warning',
        message: 'The statement has no date.',
        help: settle,
      });
      return undefined;
  }
}

/** The words of the first block; to Markdown “12. 8. 2025” is a list, to a reader it is a date. */
function dateLine(block: RootContent | undefined, text: string): string {
  if (isTextBlock(block)) return toString(block).trim();
  const { start, end } = block?.position ?? {};
  return block?.type === 'list' ? text.slice(start?.offset, end?.offset).trim() : '';
}

/** Puts one node in the place of the opening and the list of the signatories, and reads the names. */
function takeSignatories(
  root: Root,
  opening: number,
  list: number,
  roles: Map<Nodes, SegmentRole>,
): Signatory[] {
  const openingBlock = root.children[opening];
  const listBlock = root.children[list];
  if (!isTextBlock(openingBlock) || listBlock?.type !== 'list') return [];
  const names = listBlock.children.flatMap((item) => {
    const name = signatoryName(item);
    const start = firstTextPosition(item);
    return name === '' ? [] : [{ name, ...(start && { position: start }) }];
  });
  roles.set(openingBlock, 'signatories');
  const node: SignatoryList = { type: 'signatories', children: [openingBlock], names };
  root.children.splice(opening, 2, node);
  return names;
}

/** Where the name itself begins, after the list's number and any emphasis. */
function firstTextPosition(node: Nodes): { line: number; column: number } | undefined {
  if (node.type === 'text') return node.position?.start;
  if (!('children' in node)) return node.position?.start;
  const first = node.children.at(0);
  return first === undefined ? node.position?.start : firstTextPosition(first);
}

function titleSlug(title: string): string {
  const words = slugify(title).split('-');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  return slug || slugify(title).slice(0, SLUG_LENGTH);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
