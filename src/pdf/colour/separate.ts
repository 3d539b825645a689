import { PDFName, PDFStream, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { instruction, numbersAmong, type Instruction } from '../syntax/content.js';
import { PdfName } from '../syntax/objects.js';
import { dictionaryAt, nameAt, numberAt, valueOf } from '../objects.js';
import {
  formContents,
  pageContent,
  resourceDictionary,
  setFormContent,
  setPageContent,
} from '../page-content.js';
import type { Rgb } from './lab.js';
import { totalInk, type Separation } from './separation.js';

/** Something that cannot be printed with four inks; as data, for a report. */
export type InkFault =
  | { readonly kind: 'ink'; readonly colour: string; readonly total: number }
  | { readonly kind: 'shading' | 'transparency' | 'pattern' };

/** Half a percent: what rounding may add to the ink of a colour. */
const ROUNDING = 0.5;

/** Operators of RGB and grey (ISO 32000-1 §8.6.8), and those that say the same in CMYK. */
const IN_INKS: Readonly<Record<string, string>> = { rg: 'k', RG: 'K', g: 'k', G: 'K' };

/**
 * Turns all colours of text, lines and areas into inks, in pages and in the forms they draw. Pictures are left
 * to `separateImages`.
 *
 * @param maxInk most ink on one place, in percent
 * @returns what cannot be printed so
 */
export function separateColours(document: PDFDocument, separation: Separation, maxInk: number): InkFault[] {
  const faults = new Map<string, InkFault>();
  const report = (fault: InkFault) => faults.set(JSON.stringify(fault), fault);
  const separated = (instructions: readonly Instruction[], resources: PDFDict | undefined) =>
    instructions.map((one) => {
      const fault = faultOf(one, resources);
      if (fault !== undefined) report(fault);
      const operator = IN_INKS[one.operator];
      if (operator === undefined) return one;
      const rgb = rgbOf(one);
      const inks = separation.inks(rgb);
      if (totalInk(inks) > maxInk + ROUNDING) {
        report({ kind: 'ink', colour: hexOf(rgb), total: Math.round(totalInk(inks)) });
      }
      return instruction(operator, ...inks);
    });
  const seen = new Set<PDFStream>();
  for (const page of document.getPages()) {
    const { instructions, resources } = pageContent(page);
    setPageContent(page, separated(instructions, resources));
    // The group of the page would be blended in RGB; without transparency it has no effect (§11.4.7).
    page.node.delete(PDFName.of('Group'));
    for (const form of formContents(resources, seen)) {
      if (form.form === undefined) continue;
      setFormContent(form.form, separated(form.instructions, form.resources));
      if (dictionaryAt(form.form.stream.dict, 'Group') !== undefined) report({ kind: 'transparency' });
    }
  }
  return [...faults.values()];
}

function rgbOf({ operator, operands }: Instruction): Rgb {
  const [first = 0, second = first, third = first] = numbersAmong(operands);
  return operator.toLowerCase() === 'g' ? [first, first, first] : [first, second, third];
}

/** What the browser paints with anything but plain colours: gradients, patterns, blending. */
function faultOf({ operator, operands }: Instruction, resources: PDFDict | undefined): InkFault | undefined {
  const [first] = operands;
  if (operator === 'sh') return { kind: 'shading' };
  if ((operator === 'cs' || operator === 'CS') && first instanceof PdfName) {
    return first.name === 'Pattern' ? { kind: 'pattern' } : undefined;
  }
  if (operator === 'BI') return { kind: 'pattern' };
  if (operator === 'gs' && first instanceof PdfName) {
    return isOpaque(resourceDictionary(resources, 'ExtGState', first.name))
      ? undefined
      : { kind: 'transparency' };
  }
  return undefined;
}

/** Whether a graphics state blends nothing (ISO 15930-4 §6.13). */
function isOpaque(state: PDFDict | undefined): boolean {
  const blend = nameAt(state, 'BM') ?? 'Normal';
  const mask = valueOf(state, 'SMask');
  return (
    (numberAt(state, 'ca') ?? 1) === 1 &&
    (numberAt(state, 'CA') ?? 1) === 1 &&
    (blend === 'Normal' || blend === 'Compatible') &&
    (mask === undefined || mask === PDFName.of('None'))
  );
}

function hexOf(rgb: Rgb): string {
  const digits = rgb.map((value) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}
