import { inlineParts, type InlineCode, type InlinePart } from './inline.js';
import { addTo } from '../../model/grouping.js';

/** The number of each code; equal ones in source and target share theirs, as both versions of XLIFF require. */
export type CodeIds = ReadonlyMap<InlineCode, string>;

/** The texts of a unit in parts, their codes numbered. */
export function codedTexts({ source, target }: { readonly source: string; readonly target: string }) {
  const sourceParts = inlineParts(source);
  const targetParts = inlineParts(target);
  return { sourceParts, targetParts, ids: numberCodes(sourceParts, targetParts) };
}

/**
 * Numbers the codes of a unit.
 *
 * @param source the parts of its source
 * @param target the parts of its target
 */
function numberCodes(source: readonly InlinePart[], target: readonly InlinePart[]): CodeIds {
  const ids = new Map<InlineCode, string>();
  const free = new Map<string, string[]>();
  let last = 0;
  for (const code of codesOf(source)) {
    last += 1;
    ids.set(code, String(last));
    const kind = kindOf(code);
    addTo(free, kind, String(last));
  }
  for (const code of codesOf(target)) {
    const shared = free.get(kindOf(code))?.shift();
    if (shared === undefined) last += 1;
    ids.set(code, shared ?? String(last));
  }
  return ids;
}

function codesOf(parts: readonly InlinePart[]): InlineCode[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return part.kind === 'pair' ? [part, ...codesOf(part.parts)] : [part];
  });
}

function kindOf(code: InlineCode): string {
  return JSON.stringify(code.kind === 'pair' ? [code.open, code.close] : code.raw);
}
