import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of bytes or UTF-8 text, in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A fingerprint short enough to read in a diff and long enough not to collide within a publication. */
export function fingerprint(text: string): string {
  return sha256(text).slice(0, 16);
}
