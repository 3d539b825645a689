import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { firstLive } from '../text/controls.js';
import type { Place, Problem } from '../model/problem.js';
import { isShortName, SHORT_NAME } from '../text/slug.js';
import { tidy } from '../text/tidy.js';

/** What YAML front matter may set; it wins over the configuration. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly slug?: string | undefined;
}

const KEYS = ['title', 'date', 'slug'] as const;

/**
 * Reads YAML front matter.
 *
 * @param yaml the text between the two `---`
 * @param file path of the statement, for problems
 * @returns what it sets, and a problem for everything it may not set
 */
export function readFrontMatter(yaml: string, file: string): { matter: FrontMatter; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  // The front matter's own text begins on the statement's second line.
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + 1, column: col };
  };
  const problem = (offset: number, message: string, help: string): Problem => ({
    rule: 'front-matter',
    severity: 'error',
    fatal: true,
    message,
    help,
    ...place(offset),
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const said = error.message;
    const reason = said.includes('call stack') ? 'it is nested too deep' : said;
    return {
      matter: {},
      problems: [problem(error.pos[0], `The front matter is not YAML: ${reason}.`, 'Correct it here.')],
    };
  }
  const known = `Front matter may set ${KEYS.join(', ')}, each a text; everything else goes into the configuration.`;
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { matter: {}, problems: [] };
  if (!isMap(contents)) {
    return {
      matter: {},
      problems: [problem(0, 'The front matter is not a list of keys and values.', known)],
    };
  }
  const problems: Problem[] = [];
  const matter: Partial<Record<(typeof KEYS)[number], string>> = {};
  for (const { key, value } of contents.items) {
    const name = String(isScalar(key) ? key.value : key);
    const at = key.range[0];
    const set = KEYS.find((one) => one === name);
    const text: unknown = isScalar(value) ? value.value : undefined;
    const live = typeof text === 'string' ? firstLive(text) : undefined;
    if (set === undefined || typeof text !== 'string')
      problems.push(problem(at, `The front matter cannot set “${name}” to this value.`, known));
    else if (live !== undefined) {
      const message = `“${name}” has a character that cannot be seen (${live.code}).`;
      problems.push(problem(at, message, 'Type the text again.'));
    } else if (matter[set] !== undefined)
      problems.push(problem(at, `The front matter sets “${name}” twice.`, 'Keep one of the two.'));
    else if (set === 'slug' && !isShortName(text))
      problems.push(problem(at, '“slug” is too long to name a file.', `Give ${SHORT_NAME}.`));
    else matter[set] = tidy(text);
  }
  return { matter, problems };
}
