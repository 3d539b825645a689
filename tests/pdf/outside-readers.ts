import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A reader that this project does not install: its text of a PDF, or nothing where it is not there. */
export type OutsideReader = (pdf: Uint8Array) => Promise<string | undefined>;

/** Poppler’s `pdftotext`, where it is on the path. */
export const inPoppler: OutsideReader = (pdf) => {
  const { status, stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  return Promise.resolve(status === 0 ? stdout.toString() : undefined);
};

interface Mupdf {
  readonly Document: {
    openDocument(pdf: Uint8Array, type: string): { countPages(): number; loadPage(at: number): MupdfPage };
  };
}
interface MupdfPage {
  toStructuredText(options: string): { asText(): string };
}

/** MuPDF, where `MUPDF` names the main file of the npm package `mupdf`; its licence is AGPL, so it is installed elsewhere. */
export const inMupdf: OutsideReader = async (pdf) => {
  const file = process.env.MUPDF;
  if (file === undefined) return undefined;
  const { Document } = (await import(pathToFileURL(file).href)) as Mupdf;
  const document = Document.openDocument(pdf, 'application/pdf');
  const pages = Array.from({ length: document.countPages() }, (_, at) => document.loadPage(at));
  return pages.map((page) => page.toStructuredText('preserve-whitespace').asText()).join('\n');
};
