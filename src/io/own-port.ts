import { sha256 } from '../model/fingerprint.js';

/** Ports that are registered for nothing (RFC 6335 §6). */
const FIRST = 49_152;
const LAST = 65_535;

/**
 * The port that a publication’s desk asks for first. It is the same each time, because a browser keeps what a person
 * has chosen or not saved yet for the very port.
 *
 * @param folder real path of the publication
 */
export function ownPort(folder: string): number {
  return FIRST + (Number.parseInt(sha256(folder).slice(0, 8), 16) % (LAST - FIRST + 1));
}
