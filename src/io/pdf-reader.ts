import { Failure } from '../model/failure.js';
import type { PdfReader } from '../model/host.js';

/** Reads PDFs with PDFium, the engine of Chrome’s viewer; it is loaded at the first file. */
export function createPdfReader(): PdfReader {
  let library: ReturnType<typeof loadLibrary> | undefined;
  const load = () => (library ??= loadLibrary());
  const known = new WeakMap<Uint8Array, Promise<readonly string[]>>();
  return {
    warm: () => void load().catch(() => undefined),
    pages(pdf) {
      // A file is read when it is made, and again when it is reported on.
      const read = known.get(pdf) ?? pagesOf(pdf, load);
      known.set(pdf, read);
      return read;
    },
  };
}

async function pagesOf(pdf: Uint8Array, load: () => ReturnType<typeof loadLibrary>): Promise<string[]> {
  try {
    const document = await (await load()).loadDocument(pdf);
    try {
      return Array.from(document.pages(), (page) => page.getText());
    } finally {
      document.destroy();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(3, `PDFium cannot read a PDF: ${reason}`, undefined, [], { cause: error });
  }
}

async function loadLibrary() {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  return PDFiumLibrary.init();
}
