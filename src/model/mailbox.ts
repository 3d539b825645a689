import { domainToASCII } from 'node:url';

/** A mail address, and the name of its owner. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * A mail address alone, or a name with the address in angle brackets (RFC 5322 §3.4). Before the “@” it has the letters
 * that every mail server takes; the domain may have any, because it has a form in ASCII.
 */
export const MAILBOX =
  /^(?:[^<>"]*<|"[^<>"]*"\s*<)?[\w.!#$%&'*+/=?^`{|}~-]+@[^\s@<>()[\]\\,:;"]+\.[^\s@<>()[\]\\,:;".]+>?$/u;

/** Its parts; the domain is in ASCII, as mail servers read it. `undefined` where it has no such form. */
export function mailboxOf(text: string): Mailbox | undefined {
  const [, name = '', local = '', domain = ''] = /^(?:([^<]*)<)?([^<@]+)@([^>]+)>?$/u.exec(text.trim()) ?? [];
  const isPaired = text.includes('<') === text.includes('>');
  const ascii = domainToASCII(domain);
  if (!isPaired || ascii === '' || local.length > 64 || /^\.|\.\.|\.$/u.test(local)) return undefined;
  return {
    name: name
      .trim()
      .replace(/^"(.*)"$/u, '$1')
      .trim(),
    address: `${local}@${ascii}`,
  };
}
