import { shapeOf, text, type Shape } from './shape.js';

const isWebAddress = (value: string) => /^https?:\/\//u.test(value) && URL.canParse(value);
const anyAddress = text('a web address', isWebAddress);

/** The address that an edition will have: paths of pages are written behind it, and it is on every page. */
export const baseAddress: Shape<string> = shapeOf(anyAddress.schema, (node, path, report) => {
  const value = anyAddress(node, path, report);
  if (value === undefined) return undefined;
  const { username, password } = new URL(value);
  const [fault, help] =
    username !== '' || password !== ''
      ? [
          'a user name or a password',
          'Remove the part between “//” and the host, with its “@”: every page would show it.',
        ]
      : value.includes('#')
        ? ['a fragment', 'Remove the “#” and everything after it: each page adds its own path there.']
        : value.includes('?')
          ? ['a query', 'Remove the “?” and everything after it: each page adds its own path there.']
          : [];
  if (fault === undefined) return value;
  // A password is not repeated: what is reported may be read by many.
  report(node, `“${path}” has ${fault} in its address.`, help ?? '');
  return undefined;
});
