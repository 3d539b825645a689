import fc from 'fast-check';

const LAST = 0x10ffff;
const SURROGATES = { first: 0xd800, count: 0x800 };

/** Every code point of Unicode but the surrogates, counted without a gap. */
const character = fc.nat(LAST - SURROGATES.count).map(
  (at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count),
  (value) => {
    const [point, ...more] = typeof value === 'string' ? Array.from(value) : [];
    const code = point?.codePointAt(0);
    if (code === undefined || more.length > 0) throw new Error('not one character');
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

/**
 * Texts of any characters: the same ones as `fc.string({ unit: 'binary' })`, which makes a table of the million
 * characters first; that takes a second and a hundred megabytes.
 */
export const anyText = (lengths: { readonly minLength?: number; readonly maxLength?: number } = {}) =>
  fc.string({ ...lengths, unit: character });
