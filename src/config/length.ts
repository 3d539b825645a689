/** Millimetres in one of the units of CSS. */
const UNITS: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };

/** How a length is written: `3mm`, `0.125in`. */
export const LENGTH = /^(\d+(?:\.\d+)?)(mm|cm|in|pt)?$/u;

/** Millimetres of a number of them or of a text such as `3mm`; NaN for what is no length. */
export function lengthOf(value: unknown): number {
  const [, number, unit = 'mm'] = LENGTH.exec(String(value)) ?? [];
  return Number(number) * (UNITS[unit] ?? NaN);
}
