/**
 * What a style sheet writes before and behind elements (CSS Generated Content 3 §2): readers of the PDF get it
 * as text, and no page has it in its HTML.
 */

const DECLARATION = /(?:^|[;{\s])content\s*:((?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^;}"'])*)/gu;
const PART = /"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|([\w-]+)(?:\([^()]*\))?|(\/)/gu;
const QUOTES = '["\'“”„‟«»‹›‘’‚「」『』]';

/**
 * A pattern for the text that a style sheet may generate; nothing where it generates none. White space is left
 * out, as in a solid text.
 */
export function generatedContent(css: string): RegExp | undefined {
  const patterns = new Set<string>();
  for (const [, value = ''] of css.matchAll(DECLARATION)) {
    const pattern = patternOf(value);
    if (pattern !== '') patterns.add(pattern);
  }
  if (patterns.size === 0) return undefined;
  const one = `(?:${[...patterns].join('|')})`;
  // What is behind one element may meet what comes before the next.
  return new RegExp(`^${one}${one}?$`, 'u');
}

function patternOf(value: string): string {
  let pattern = '';
  for (const [, double, single, word, slash] of value.matchAll(PART)) {
    // What follows is said in its place, and not painted.
    if (slash !== undefined) break;
    const text = double ?? single;
    if (text !== undefined) pattern += literal(unescaped(text));
    else if (word === 'counter' || word === 'counters') pattern += '[\\p{L}\\p{N}.]{1,16}?';
    else if (word === 'attr') pattern += '.{1,2000}?';
    else if (word?.endsWith('-quote') === true) pattern += `${QUOTES}?`;
  }
  return pattern;
}

/** Escapes of CSS strings (CSS Syntax 3 §4.3.7). */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:([\da-f]{1,6})\s?|(\n)|([\s\S]))/giu,
    (_, hex: string | undefined, _line, other) =>
      hex === undefined
        ? ((other as string | undefined) ?? '')
        : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );
}

function literal(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\s+/gu, '')
    .replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}
