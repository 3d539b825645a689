/** What an address may hold as it is (RFC 3986 §2; letters of all scripts as in RFC 3987). */
const UNSAFE = /[^\p{L}\p{M}\p{N}\-._~:/?#@!$&'()*+,;=%]/gu;

/** An address in which nothing keeps a program from opening the file. */
export function addressed(address: string): string {
  const [path = '', ...fragment] = address.replace(/%(?![\da-f]{2})/giu, '%25').split('#');
  const whole = fragment.length === 0 ? path : `${path}#${fragment.join('%23')}`;
  return whole.replace(UNSAFE, (sign) => (/\p{Surrogate}/u.test(sign) ? '' : encodeURIComponent(sign)));
}
