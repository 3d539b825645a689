import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { publish, ROOT, temporaryFolder } from '../publication.js';
import { edited, replaced, type Editing } from './edit.js';
import type { Good } from './mutations.js';

/** Files that preflight has nothing to say against: the fixture’s reading PDF, made by the real command, and two for print. */
export async function goodFiles(): Promise<Readonly<Record<Good, Uint8Array>>> {
  const reading = await readingPdf('en');
  return { reading, x4: await forPrint(reading, 'PDF/X-4'), x1a: await forPrint(reading, 'PDF/X-1a:2003') };
}

/** The reading PDF of the made-up publication in one language. */
export async function readingPdf(locale: string): Promise<Uint8Array> {
  const folder = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/river'), folder, { recursive: true });
  const { code, stderr } = await publish(['-C', folder, 'build', '--locale', locale, '--format', 'pdf']);
  if (code !== 0) throw new Error(stderr);
  const [name = ''] = (await readdir(join(folder, 'dist', locale))).filter((file) => file.endsWith('.pdf'));
  return new Uint8Array(await readFile(join(folder, 'dist', locale, name)));
}

/**
 * The least that makes a reading PDF one for print: all in black ink, boxes, a printing condition, no links and
 * no pictures. It is simpler than what the publication prints, so that a spoilt one has one fault.
 */
async function forPrint(reading: Uint8Array, version: 'PDF/X-4' | 'PDF/X-1a:2003'): Promise<Uint8Array> {
  const isNew = version === 'PDF/X-4';
  const bytes = await edited(reading, (editing) => {
    for (const page of editing.document.getPages()) {
      const black = editing
        .content(page)
        .replace(/(?:[\d.]+\s+){3}(rg|RG)\b/gu, (_, operator) =>
          operator === 'rg' ? '0 0 0 1 k' : '0 0 0 1 K',
        )
        .replace(/\/\w+ Do\b/gu, '');
      editing.setContent(black, page);
      const { width, height } = page.getSize();
      editing.set(page.node, 'MediaBox', [-31, -31, width + 31, height + 31]);
      editing.set(page.node, 'BleedBox', [-8.51, -8.51, width + 8.51, height + 8.51]);
      editing.set(page.node, 'TrimBox', [0, 0, width, height]);
      for (const key of ['Annots', 'CropBox', 'Group']) page.node.delete(PDFName.of(key));
    }
    sayItIsForPrint(editing, version);
  });
  return replaced(bytes, /^%PDF-1\.\d/u, isNew ? '%PDF-1.6' : '%PDF-1.4');
}

function sayItIsForPrint(editing: Editing, version: 'PDF/X-4' | 'PDF/X-1a:2003'): void {
  const { catalogue, info } = editing;
  editing.set(info, 'Trapped', 'False');
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of('FOGRA39'),
    RegistryName: PDFString.of('http://www.color.org'),
  };
  if (version === 'PDF/X-4') {
    const profile = editing.stream(`${'\0'.repeat(12)}prtrCMYKLab ${'\0'.repeat(104)}`, { N: 4 });
    editing.set(catalogue, 'OutputIntents', [{ ...intent, DestOutputProfile: profile }]);
    editing.xmp((xml) =>
      xml.replace(
        '</rdf:RDF>',
        `<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF>`,
      ),
    );
    return;
  }
  editing.set(catalogue, 'OutputIntents', [intent]);
  editing.set(info, 'GTS_PDFXVersion', PDFString.of(version));
}
