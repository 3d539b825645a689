/** A part of CSS that can load something: an address, a function or an at-rule. Its escapes are decoded. */
export interface CssPart {
  /** `address`: what a style loads; `function`, `rule`: the name, in small letters, of one that begins here. */
  readonly kind: 'address' | 'function' | 'rule';
  readonly value: string;
  /** Index in the style at which it begins; for an address, where the function or rule that loads it does. */
  readonly start: number;
  /** The function or rule that loads an address: `url`, `image-set`, `import`. */
  readonly by?: string;
}

/** An escape, or a backslash before the end of a line, which a string leaves out (CSS Syntax 3 §4.3.7). */
const ESCAPE = String.raw`\\(?:[\dA-Fa-f]{1,6}(?:\r\n|[ \t\n\r\f])?|\r\n|[^])`;

/** What a name is made of (CSS Syntax 3 §4.2); what is not part of it in some browsers is not part of it here. */
const NAME = String.raw`[-\w\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]`;

/** Comments and strings are read as browsers read them, so that neither hides what comes after it. */
const TOKEN = new RegExp(
  [
    String.raw`\/\*[^]*?(?:\*\/|$)`,
    '<!--',
    String.raw`"(?<double>(?:[^"\\\n\r\f]|${ESCAPE})*)["\n\r\f]?`,
    String.raw`'(?<single>(?:[^'\\\n\r\f]|${ESCAPE})*)['\n\r\f]?`,
    String.raw`(?<at>@?)(?<name>(?:${NAME}|${ESCAPE.replace('[^]', String.raw`[^\n\r\f]`)})+)(?<open>\(?)`,
    String.raw`[()[\]{};]`,
  ].join('|'),
  'gu',
);

/** What may be in `url(` without quotation marks. */
const BARE = /((?:[^)\\]|\\[^])*)\)?/uy;
const QUOTED = /^\s*["']/u;

/** Functions whose texts are addresses (CSS Images 4, CSS Values 5). */
const LOADING = new Set(['url', 'src', 'image', 'image-set', '-webkit-image-set']);

/** The addresses, functions and at-rules of a style sheet, or of a value in one. */
export function* cssParts(css: string): Iterable<CssPart> {
  const token = new RegExp(TOKEN);
  const open: { readonly name: string; readonly start: number }[] = [];
  let rule: { readonly name: string; readonly start: number } | undefined;
  for (let match = token.exec(css); match !== null; match = token.exec(css)) {
    const { 0: written, index: start, groups = {} } = match;
    const text = groups.double ?? groups.single;
    if (text !== undefined) {
      const loading = loadingOf(open.at(-1), rule);
      if (loading !== undefined)
        yield { kind: 'address', value: unescaped(text), start: loading.start, by: loading.name };
    } else if (groups.name !== undefined) {
      const name = unescaped(groups.name).toLowerCase();
      if (groups.at !== '') {
        rule = { name, start };
        yield { kind: 'rule', value: name, start };
      }
      if (groups.open === '') continue;
      const bare = name === 'url' ? bareAddress(css, token.lastIndex) : undefined;
      if (bare === undefined) {
        open.push({ name, start });
        if (name !== 'url') yield { kind: 'function', value: name, start };
        continue;
      }
      token.lastIndex = bare.end;
      // The name of a vocabulary, from which nothing is loaded.
      if (rule?.name !== 'namespace') yield { kind: 'address', value: bare.address, start, by: name };
    } else if (/^[([{]$/u.test(written)) {
      if (written === '{') rule = undefined;
      open.push({ name: '', start });
    } else if (/^[)\]}]$/u.test(written)) open.pop();
    else if (written === ';') rule = undefined;
  }
}

/** What makes a text in quotation marks an address: the function around it, or the rule before it. */
function loadingOf<Named extends { readonly name: string }>(
  around: Named | undefined,
  rule: Named | undefined,
): Named | undefined {
  if (rule?.name === 'namespace') return undefined;
  if (around !== undefined && LOADING.has(around.name)) return around;
  return rule?.name === 'import' && (around?.name ?? '') === '' ? rule : undefined;
}

function bareAddress(css: string, from: number): { address: string; end: number } | undefined {
  BARE.lastIndex = from;
  const [, written = ''] = BARE.exec(css) ?? [];
  if (QUOTED.test(written)) return undefined;
  return { address: unescaped(written).trim(), end: BARE.lastIndex };
}

/** A text of CSS without escapes (CSS Syntax 3 §4.3.7). */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:([\dA-Fa-f]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\n\r\f])|([^]))/gu,
    (_, hex: string | undefined, end: string | undefined, other: string | undefined) => {
      if (hex === undefined) return end === undefined ? (other ?? '') : '';
      const code = parseInt(hex, 16);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
