const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The abjad order of Arabic letters, and their alphabetical one. */
const ABJAD = Array.from('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ');
const ARABIC = Array.from('أبتثجحخدذرزسشصضطظعغفقكلمنهوي');
const HEBREW = Array.from('אבגדהוזחטיכלמנסעפצקרשת');
const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Letters repeat after the last one: z, aa, bb (ISO/IEC 29500-1 §17.18.59). */
function letter(letters: readonly string[]) {
  return (number: number) => {
    const at = (number - 1) % letters.length;
    return (letters[at] ?? '').repeat(Math.min(20, Math.floor((number - 1) / letters.length) + 1));
  };
}

function roman(number: number): string {
  let left = Math.min(number, 5000);
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return sign.repeat(times);
  }).join('');
}

const FORMATS = {
  lowerLetter: letter(LATIN),
  upperLetter: (number) => letter(LATIN)(number).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (number) => roman(number).toUpperCase(),
  arabicAbjad: letter(ABJAD),
  arabicAlpha: letter(ARABIC),
  hebrew2: letter(HEBREW),
  decimalZero: (number) => String(number).padStart(2, '0'),
  none: () => '',
} satisfies Readonly<Record<string, (number: number) => string>>;

/** Formats that are not written in digits. */
export type NumeralFormat = keyof typeof FORMATS | 'decimal';

/**
 * A number as a label writes it (`ST_NumberFormat`, ISO/IEC 29500-1 §17.18.59); in digits 0 to 9 if the format does
 * not use letters, because each page shows its own digits.
 */
export function numeral(number: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : String;
  return number > 0 ? write(number) : String(number);
}
