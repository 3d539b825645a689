import type { Edition } from '../edition.js';
import { cacheKey } from '../model/cache.js';
import type { Host, PdfReader } from '../model/host.js';
import type { InspectedFile, Inspection, PreflightReport } from '../model/preflight.js';
import type { Problem } from '../model/problem.js';

/** What preflight says of the PDFs of an edition, in the order of the manifest; a file that it knows is not read again. */
export async function inspectEdition(
  { files, inspections }: Edition,
  { cache, maker, reader }: Pick<Host, 'cache' | 'maker' | 'reader'>,
): Promise<InspectedFile[]> {
  const inspected = await Promise.all(
    Array.from(files, async ([file, bytes]): Promise<InspectedFile[]> => {
      const inspection = inspections.get(file);
      if (inspection === undefined) return [];
      const key = cacheKey(['preflight 3', await maker(), bytes, JSON.stringify(inspection)]);
      const known = await cache.get(key);
      if (known !== undefined)
        return [{ file, report: JSON.parse(new TextDecoder().decode(known)) as PreflightReport }];
      const report = await inspectPdf(bytes, inspection, reader);
      await cache.put(key, new TextEncoder().encode(JSON.stringify(report)));
      return [{ file, report }];
    }),
  );
  return inspected.flat();
}

/** Inspects a PDF of ours, and counts what another engine gives back of its words. */
async function inspectPdf(
  pdf: Uint8Array,
  inspection: Inspection,
  reader: PdfReader,
): Promise<PreflightReport> {
  const { inspect } = await import('../preflight/index.js');
  const report = inspect(pdf, inspection);
  const { blocks } = inspection.expected;
  if (blocks === undefined) return report;
  const { readingFigures } = await import('../preflight/reading-figures.js');
  const words = blocks.map(({ text }) => text).join('\n');
  return { ...report, reading: readingFigures(words, await reader.pages(pdf)) };
}

/** The same as problems of a build: no PDF with an error is published. */
export function preflightProblems(inspected: readonly InspectedFile[]): Problem[] {
  return inspected.flatMap(({ file, report }) =>
    report.findings.map(({ id, severity, message, help, pages, about, place }): Problem => {
      const subject = about === undefined ? '' : ` “${about}”`;
      const page = pages.length === 0 ? [] : [`page ${pages.slice(0, 4).join(', ')}`];
      // The line that can be changed comes first; the file that has the fault is named besides.
      const where = [...page, ...(place === undefined ? [] : [file])].join(' of ');
      const text = `${message}${subject}${where === '' ? '' : ` (${where})`}`;
      const problem = { rule: id, severity, file, ...place, message: text, help };
      return severity === 'error' ? { ...problem, fatal: true } : problem;
    }),
  );
}
