import { PDFDict } from '@cantoo/pdf-lib';
import {
  dictionaryOperand,
  instruction,
  isDictionary,
  isName,
  isString,
  nameOperand,
  type Instruction,
  type Operand,
} from './content.js';
import { asText, numberAt, valueOf } from './objects.js';
import { resourceDictionary } from './page-content.js';

/** What a marked-content sequence (ISO 32000-1 §14.6) says of itself. */
export interface Mark {
  /** Its tag, without the slash. */
  readonly tag: string;
  /** Marked-content identifier (§14.7.4). */
  readonly mcid?: number | undefined;
  /** Replacement text (§14.9.4). */
  readonly actualText?: string | undefined;
}

/**
 * The mark that a `BMC` or `BDC` opens.
 *
 * @param resources those of its content stream, for property lists by name
 */
export function markOf({ operands }: Instruction, resources?: PDFDict): Mark {
  const [tag, list] = operands;
  const own = isName(tag) ? tag.value : '';
  if (isName(list)) {
    const properties = resourceDictionary(resources, 'Properties', list.value);
    return {
      tag: own,
      mcid: numberAt(properties, 'MCID'),
      actualText: asText(valueOf(properties, 'ActualText')),
    };
  }
  if (!isDictionary(list)) return { tag: own };
  const mcid = list.entries.get('MCID');
  return {
    tag: own,
    mcid: typeof mcid === 'number' ? mcid : undefined,
    actualText: textOf(list.entries.get('ActualText')),
  };
}

/** Whether an instruction opens a marked-content sequence. */
export function opensMark({ operator }: Instruction): boolean {
  return operator === 'BDC' || operator === 'BMC';
}

/** Opens a sequence whose strings have their characters in reverse order (§14.8.2.3.3). */
export const REVERSED = instruction('BMC', nameOperand('ReversedChars'));

/** Closes a sequence. */
export const END_OF_MARK = instruction('EMC');

/** Opens a sequence that is no content of the structure tree (§14.8.2.2). */
export function artifact(type: 'Layout' | 'Pagination'): Instruction {
  return instruction('BDC', nameOperand('Artifact'), dictionaryOperand({ Type: nameOperand(type) }));
}

/** A text string (§7.9.2.2): UTF-16 with its byte order mark, else PDFDocEncoding, of which ASCII is taken. */
function textOf(operand: Operand | undefined): string | undefined {
  if (!isString(operand)) return undefined;
  const { bytes } = operand;
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return Buffer.from(bytes).toString('latin1');
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  }
  return text;
}
