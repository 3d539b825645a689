import type { Nodes, Root } from 'mdast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { createI18n, stringsOf } from '../../../src/localize/strings.js';
import { localize } from '../../../src/localize/index.js';
import { NO_CACHE } from '../../../src/model/cache.js';
import type { RenderContext } from '../../../src/model/format.js';
import { sha256 } from '../../../src/model/fingerprint.js';
import { toLocale } from '../../../src/model/locale.js';
import type { LocalizedDocument } from '../../../src/model/localized.js';
import type { Problem } from '../../../src/model/problem.js';
import { parseCatalogue } from '../../../src/parse/catalogue.js';
import { conflictProblem } from '../../../src/parse/conflict.js';
import { decodeText } from '../../../src/parse/encoding.js';
import { parse } from '../../../src/parse/index.js';
import { checkAll } from '../../../src/pipeline/check.js';
import { readConfig, readPublication } from '../../../src/pipeline/publication.js';
import { planSync } from '../../../src/sync/plan.js';
import { html } from '../../../src/render/html/index.js';
import { txt } from '../../../src/render/txt/index.js';
import { memoryHost } from './host.js';
import { pageAsText, squeezed } from './page-as-text.js';
import type { Input } from './statements.js';

const SOURCE = 'locales/en/statement.md';
const CONFIG = 'locales: [en, fa]\nformats: [html, txt]\ndate: 2025-01-02\n';

/** What is the same for every input, read once: all but the statement and its translation. */
async function readFrame() {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const host = memoryHost({ 'publish.config.yaml': bytes(CONFIG), [SOURCE]: bytes('# Title\n\nBody.\n') });
  const config = (await readConfig(host, undefined)).value;
  const publication = config && (await readPublication(host, config)).value;
  if (publication === undefined) throw new Error('the frame cannot be read');
  const i18n = createI18n(publication.strings);
  const strings = new Map(publication.tags.map((tag) => [tag, stringsOf(i18n, tag)]));
  return { host, config: publication.config, publication, strings };
}

let frame: ReturnType<typeof readFrame> | undefined;

/** What an input came to, for counting. */
export type Outcome = 'refused' | 'published';

/**
 * Takes one input through parse, localize, check and render, and holds that nothing is lost on the way.
 *
 * @throws {Error} where something is
 */
export async function publishInput(input: Input): Promise<Outcome> {
  try {
    return await publishAll(input);
  } catch (error) {
    const text = JSON.stringify(new TextDecoder().decode(input.statement));
    throw new Error(`${String(error)}\n${text}\n${JSON.stringify(input.targets)}`, { cause: error });
  }
}

async function publishAll({ statement, targets }: Input): Promise<Outcome> {
  const { host, config, publication: base, strings } = await (frame ??= readFrame());
  const refused = (problems: readonly Problem[]): Outcome => {
    if (!problems.some(({ fatal, message }) => fatal === true && message !== ''))
      throw new Error('refused without a reason');
    return 'refused';
  };
  const decoded = decodeText(statement, SOURCE, 'en');
  const text = decoded.value;
  if (text === undefined) return refused(decoded.problems);
  const conflict = conflictProblem(text, SOURCE, 'en');
  if (conflict !== undefined) return refused([conflict]);
  const parsed = parse(text, { file: SOURCE, revision: sha256(statement), locale: 'en', date: config.date });
  if (parsed.value === undefined || parsed.problems.some(({ fatal }) => fatal === true))
    return refused(parsed.problems);

  const { segments, definitions } = parsed.value;
  const members = targets.map((target, at) => [segments[at]?.key ?? `gone-${at}`, target] as const);
  const read = parseCatalogue('fa', { statement: JSON.stringify(Object.fromEntries(members)) }, definitions);
  if (read.value === undefined) throw new Error('the translation cannot be read');
  const plan = planSync(parsed.value, new Map(), [read.value], new Map());
  const publication = { ...base, text, bytes: statement, plan, findings: parsed.problems };
  const documents = (targets.length === 0 ? ['en'] : ['en', 'fa']).map((tag) => {
    const own = strings.get(tag);
    if (own === undefined) throw new Error(`no strings of ${tag}`);
    return localize(plan.document, {
      locale: toLocale(tag),
      sourceLocale: toLocale('en'),
      locales: ['en', 'fa'].map(toLocale),
      catalogue: tag === 'en' ? undefined : plan.catalogues[0],
      earlier: plan.earlier,
      strings: own,
      sourceLanguage: 'English',
      links: config.links,
      names: config.names,
      signatories: new Map(),
      release: config.release,
    });
  });
  for (const problem of checkAll(publication, documents, []))
    if (problem.message === '' || !Number.isInteger(problem.line ?? 1))
      throw new Error(`no problem: ${JSON.stringify(problem)}`);
  const context: RenderContext = {
    documents,
    formats: [html, txt],
    config,
    images: new Map(),
    brand: {},
    withdrawn: [],
    resource: (name) => host.resource(name),
    file: () => Promise.resolve(undefined),
    printer: host.printer,
    rendered: () => Promise.reject(new Error('alone')),
    cache: NO_CACHE,
    maker: '',
    reader: host.reader,
    canonical: { path: SOURCE, bytes: statement },
  };
  for (const document of documents) {
    const render = async (format: typeof html) =>
      (await format.render(document, context)).artifacts[0]?.content.toString() ?? '';
    const page = await render(html);
    const said = squeezed(await render(txt));
    requireSegments(document, said);
    if (document.locale.tag !== 'en') continue;
    // It reads the text once more, which takes its time.
    if (statement.length % 4 === 0) requireWords(text, said, parsed.problems);
    const words = { image: document.strings.text('image'), notes: document.strings.text('notes') };
    const shown = pageAsText(page, words, addressesOf(document));
    if (shown !== said)
      throw new Error(`the page says something else than the text:\n${difference(shown, said)}`);
  }
  return 'published';
}

/** Holds that every segment is said: each of its words, and each of its images. */
function requireSegments(document: LocalizedDocument, said: string): void {
  const isSource = document.locale.tag === document.sourceLocale.tag;
  const inNotes = new Set<number | undefined>();
  visit(document.body, 'footnoteDefinition', (note) => {
    visit(note as Nodes, (node: Nodes) => void inNotes.add(node.data?.segment));
  });
  for (const [at, { content, segment }] of document.segments.entries()) {
    // A translator may leave out an image within a sentence, or the mark of a note; a check tells.
    if (!isSource && (segment.role === 'alt' || inNotes.has(at))) continue;
    visit({ type: 'root', children: [...content] } as Root, (node: Nodes) => {
      const words =
        node.type === 'image' && isSource
          ? (node.alt ?? '')
          : node.type === 'text' || node.type === 'inlineCode'
            ? node.value
            : '';
      if (!said.includes(squeezed(words)))
        throw new Error(`“${words}” of the segment ${segment.key} is lost`);
    });
  }
}

const plain = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** Holds that every word is said that another reading of the statement finds, its conventions apart. */
function requireWords(text: string, said: string, problems: readonly Problem[]): void {
  const told = problems.filter(({ rule }) => rule === 'date-line').map(({ message }) => message);
  // Every place stays where it is.
  const blank = (matter: string) => matter.replace(/[^\n]/gu, ' ');
  const body = text.replace(/^---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/u, blank);
  const root = plain.parse(body);
  visit(root, (node: Nodes) => {
    if (node.type === 'footnoteDefinition') return SKIP;
    for (const [word] of wordsOf(node, body, problems).matchAll(/[\p{L}\p{N}]+/gu)) {
      // The end mark is the locale's own, the date line is the date.
      if (told.some((message) => message.includes(word))) continue;
      if (!said.includes(word) && !/^(?:ends?|30)$/iu.test(word) && !isOfDate(word))
        throw new Error(`the word “${word}” is lost`);
    }
    return undefined;
  });
}

/** What a node says for itself; a comment of HTML that is left out and reported where it begins says nothing. */
function wordsOf(node: Nodes, body: string, problems: readonly Problem[]): string {
  if (node.type === 'image') return node.alt ?? '';
  if (node.type !== 'html') return 'value' in node ? node.value : '';
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined) return node.value;
  const from = start.offset;
  return body.slice(from, end?.offset).replace(/<!--[^]*?-->/gu, (comment, at: number) => {
    const lines = body.slice(0, from + at).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    const isReported = problems.some(
      (problem) =>
        problem.rule === 'editor-remark' && problem.line === lines.length && problem.column === column,
    );
    return isReported ? '' : comment;
  });
}

const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/iu;

function isOfDate(word: string): boolean {
  return /^\d+(?:st|nd|rd|th)?$/u.test(word) || MONTHS.test(word);
}

/** Addresses as a page writes them → as they were written. */
function addressesOf(document: LocalizedDocument): Map<string, string> {
  const addresses = new Map<string, string>();
  const roots = [{ type: 'root', children: [...document.title.content] } as Root, document.body];
  for (const root of roots)
    visit(root as Nodes, 'link', ({ url }) => void addresses.set(normalizeUri(url), url));
  return addresses;
}

function difference(shown: string, said: string): string {
  let at = 0;
  while (at < shown.length && shown[at] === said[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 50));
  return `page ${around(shown)}\ntext ${around(said)}`;
}
