import { createHash, timingSafeEqual } from 'node:crypto';

/** What the door of a desk knows. */
export interface Keys {
  /** The port that the desk listens on. */
  readonly port: number;
  /** Opens the door once, in the address that the terminal shows. */
  readonly token: string;
  /** What the browser brings from then on. */
  readonly session: string;
}

/** What the door looks at of a request; an absent header is `undefined`. */
export interface Visitor {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which no page can forge. */
  readonly site: string | undefined;
  readonly cookie: string | undefined;
}

/** Why a visitor is not let in; each has its own status. */
export type DoorRefusal = 'foreign-host' | 'foreign-page' | 'no-key';

/** Browsers keep one cookie for all ports of a host, so its name has the port. */
export function cookieName({ port }: Pick<Keys, 'port'>): string {
  return `communique_desk_${port}`;
}

/** What lets a browser in after it has brought the token: no script can read it, no other site can have it sent. */
export function sessionCookie(keys: Keys): string {
  return `${cookieName(keys)}=${keys.session}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Whether a token is the one in the terminal; how long that takes says nothing about it. */
export function isToken(given: string | undefined, { token }: Keys): boolean {
  return given !== undefined && isEqual(given, token);
}

/**
 * Whether a request comes from the desk’s own page. A name that an attacker has pointed at this machine is another host
 * (DNS rebinding); a form or script of another site is another origin.
 *
 * @returns nothing if it does, and brings the key
 */
export function refusalAtDoor(visitor: Visitor, keys: Keys, needsKey: boolean): DoorRefusal | undefined {
  const { method, host, origin, site, cookie } = visitor;
  if (host !== `127.0.0.1:${keys.port}` && host !== `localhost:${keys.port}`) return 'foreign-host';
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign-page';
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign-page';
  // Every browser sends an origin with what may change something.
  if (method !== 'GET' && method !== 'HEAD' && origin === undefined) return 'foreign-page';
  return needsKey && !hasSession(cookie, keys) ? 'no-key' : undefined;
}

function hasSession(cookie: string | undefined, keys: Keys): boolean {
  const name = cookieName(keys);
  const given = cookie?.split(';').map((pair) => pair.trim().split('=', 2));
  return given?.some(([key, value]) => key === name && isEqual(value ?? '', keys.session)) === true;
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
