import { LineCounter, parseDocument } from 'yaml';
import type { Place, Problem } from '../model/problem.js';

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
  const document = parseDocument(yaml, { lineCounter: lines });
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
    const reason = error.message.split('\n')[0]?.replace(/ at line.*$/u, '') ?? '';
    return {
      matter: {},
      problems: [problem(error.pos[0], `The front matter is not YAML: ${reason}.`, 'Mend it.')],
    };
  }
  const values: unknown = document.toJS({ maxAliasCount: 0 });
  if (values === null) return { matter: {}, problems: [] };
  const known = `Front matter may set ${KEYS.join(', ')}, each a text; everything else goes into the configuration.`;
  if (typeof values !== 'object' || Array.isArray(values)) {
    return {
      matter: {},
      problems: [problem(0, 'The front matter is not a list of keys and values.', known)],
    };
  }
  const problems: Problem[] = [];
  const matter: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if ((KEYS as readonly string[]).includes(key) && typeof value === 'string') matter[key] = value;
    else
      problems.push(
        problem(Math.max(0, yaml.indexOf(key)), `The front matter sets “${key}” to no text it knows.`, known),
      );
  }
  return { matter, problems };
}
