import { PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { name, textString } from '../objects.js';
import { flateStream } from '../streams.js';
import type { PrintProfile } from './profile.js';

/** The registry of printing conditions (ISO 15930-7 §6.2.2). */
const REGISTRY = 'http://www.color.org';

/** How the pages will be printed. */
export interface PrintingCondition {
  readonly profile: PrintProfile;
  /** Name in the registry, where the condition has one. */
  readonly registered?: { readonly identifier: string; readonly description: string } | undefined;
}

/** Offset on coated paper, ISO 12647-2:2004, as Fogra has characterised it. */
export const FOGRA39 = {
  identifier: 'FOGRA39',
  description: 'Offset printing on coated paper, ISO 12647-2 (FOGRA39L)',
} as const;

/**
 * Writes the output intent of PDF/X (ISO 15930-7 §6.2.2, ISO 15930-4 §6.2).
 *
 * @param embedded whether the profile comes with it; without, the condition must be registered
 */
export function writePrintingCondition(
  document: PDFDocument,
  { profile, registered }: PrintingCondition,
  embedded: boolean,
): void {
  const { context, catalog } = document;
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(registered?.identifier ?? 'Custom'),
    OutputCondition: textString(registered?.description ?? profile.description),
    Info: textString(profile.description),
  });
  if (registered !== undefined) intent.set(name('RegistryName'), PDFString.of(REGISTRY));
  if (embedded) {
    const stream = flateStream(context, profile.bytes, { N: 4, Alternate: 'DeviceCMYK' });
    intent.set(name('DestOutputProfile'), context.register(stream));
  }
  catalog.set(name('OutputIntents'), context.obj([intent]));
}
