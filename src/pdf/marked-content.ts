import { PDFDict } from '@cantoo/pdf-lib';
import { dictionaryOperand, instruction, type Instruction } from './syntax/content.js';
import { dictionaryOf, PdfName, textOf } from './syntax/objects.js';
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
  const own = tag instanceof PdfName ? tag.name : '';
  if (list instanceof PdfName) {
    const properties = resourceDictionary(resources, 'Properties', list.name);
    return {
      tag: own,
      mcid: numberAt(properties, 'MCID'),
      actualText: asText(valueOf(properties, 'ActualText')),
    };
  }
  const properties = dictionaryOf(list);
  const mcid = properties?.get('MCID');
  return {
    tag: own,
    mcid: typeof mcid === 'number' ? mcid : undefined,
    actualText: textOf(properties?.get('ActualText')),
  };
}

/** Whether an instruction opens a marked-content sequence. */
export function opensMark({ operator }: Instruction): boolean {
  return operator === 'BDC' || operator === 'BMC';
}

/** Opens a sequence whose strings have their characters in reverse order (§14.8.2.3.3). */
export const REVERSED = instruction('BMC', new PdfName('ReversedChars'));

/** Closes a sequence. */
export const END_OF_MARK = instruction('EMC');

/** Opens a sequence that is not content of the structure tree (§14.8.2.2). */
export function artifact(type: 'Layout' | 'Pagination'): Instruction {
  return instruction('BDC', new PdfName('Artifact'), dictionaryOperand({ Type: new PdfName(type) }));
}
