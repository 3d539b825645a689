import type { ImportDocument } from '../../model/exchange.js';
import type { Outcome } from '../../model/problem.js';
import { decode, Findings, reading, Refusal, refuseLarge } from '../reading.js';
import { unique } from '../units.js';
import { readXliff1 } from './read-1.js';
import { readXliff2 } from './read-2.js';
import { readTree } from './xml-read.js';

/** Where an XML declaration must have ended. */
const DECLARATION_BYTES = 200;

/**
 * Reads an XLIFF file of version 1.2 or 2.x from any tool.
 *
 * @param bytes the file
 * @param file its path, for problems
 */
export function readXliff(bytes: Uint8Array, file: string): Outcome<ImportDocument> {
  return reading(file, () => {
    refuseLarge(bytes);
    const root = readTree(decode(bytes, declaredEncoding(bytes)));
    const version = root.attributes.get('version') ?? '';
    const findings = new Findings(file);
    const isXliff = root.name === 'xliff';
    if (!isXliff || !/^[12]\./u.test(version)) {
      throw new Refusal({
        rule: 'exchange-syntax',
        message: isXliff
          ? `XLIFF version “${version.slice(0, 20)}” is not known.`
          : 'The file is XML, but not XLIFF.',
        help: 'Versions 1.2, 2.0 and 2.1 can be read; export the file as one of them.',
        line: root.line,
      });
    }
    const document = version.startsWith('2') ? readXliff2(root, findings) : readXliff1(root, findings);
    const units = unique(document.units, findings);
    return { value: { ...document, units }, problems: findings.all() };
  });
}

/** The character set of the XML declaration (XML 1.0 §4.3.3). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1];
}
