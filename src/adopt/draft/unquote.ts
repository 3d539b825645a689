import type { Remark } from '../../model/manuscript.js';

/** `On 12 March Amina wrote:`, which a mail program writes above what it quotes, in any language. */
const ABOVE = /^\S.*[:：]$/u;

/**
 * Takes off what a mail program has put before every line: the marks of a quotation, or white space. To Markdown, the
 * whole text would be a quotation or code.
 */
export function unquoted(text: string): { text: string; remarks: Remark[] } {
  const lines = text.split('\n');
  let from = lines.findIndex((line) => line.trim() !== '');
  if (from < 0) return { text, remarks: [] };
  const isQuoted = (line: string) => /^[ \t]*>/u.test(line);
  const above = lines[from] ?? '';
  const rest = lines.slice(from + 1).filter((line) => line.trim() !== '');
  const hasAbove = !isQuoted(above) && ABOVE.test(above.trim()) && rest.length > 0 && rest.every(isQuoted);
  if (hasAbove) from += 1;
  const own = lines.slice(from);
  const filled = own.filter((line) => line.trim() !== '');
  if (filled.every(isQuoted)) {
    const bare = unquoted(own.map((line) => line.replace(/^[ \t]*>[ ]?/u, '')).join('\n'));
    const message = 'Every line began with >, as in a quoted email; these signs were removed.';
    return { text: bare.text, remarks: [remark(message), ...(hasAbove ? [leftLine(above)] : [])] };
  }
  const indent = Math.min(...filled.map((line) => /^ */u.exec(line)?.[0].length ?? 0));
  const isTabbed = filled.every((line) => line.startsWith('\t'));
  if (indent < 4 && !isTabbed) return { text, remarks: [] };
  const bare = own.map((line) => line.slice(isTabbed ? 1 : indent)).join('\n');
  return { text: bare, remarks: [remark('Every line was indented with white space, which was removed.')] };
}

function remark(message: string): Remark {
  return {
    rule: 'init-form',
    severity: 'info',
    message,
    help: 'Check that the text is the statement alone, without the email around it.',
  };
}

function leftLine(line: string): Remark {
  return {
    rule: 'init-left-out',
    severity: 'info',
    message: `The line above the quotation was left out: “${line.trim()}”`,
    help: 'Nothing to do: mail programs write it.',
    words: line,
  };
}
