import { build } from './build.js';
import type { BuildOptions } from '../cli/build-options.js';

export interface PdfOptions extends Omit<BuildOptions, 'format' | 'report'> {
  readonly print?: boolean | undefined;
  readonly booklet?: boolean | undefined;
}

/** `publish pdf`: the reading PDFs alone, on request those for the press, and what preflight says of them. */
export function pdf({ print, booklet, ...options }: PdfOptions): Promise<number> {
  const format = ['pdf', ...(print === true ? ['print'] : []), ...(booklet === true ? ['booklet'] : [])];
  return build({ ...options, format, report: 'preflight' });
}
