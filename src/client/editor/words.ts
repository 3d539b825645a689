import type { Mark, SheetCode } from '../../model/sheet.js';

/** The words of the interface, by key. */
export interface Say {
  (key: string, values?: Readonly<Record<string, string>>): string;
  /** A number in the digits of the language. */
  readonly number: (value: string) => string;
}

const SIGNS: Readonly<Partial<Record<SheetCode['type'], string>>> = {
  strong: 'B',
  emphasis: 'I',
  delete: 'S',
  link: '↗',
  image: '▣',
  break: '↵',
};

/** What a code is called: “bold 1”. */
export function nameOf({ id, type, label }: SheetCode, say: Say): string {
  const name = say(`sheet.mark.${type}`);
  const number = type === 'footnote' || type === 'code' ? label : id;
  return `${name} ${say.number(number)}`;
}

/** What a code is shown as on a chip: a sign and its number, or the very characters of code. */
export function signOf({ id, type, label }: SheetCode): string {
  if (type === 'code') return label;
  return type === 'footnote' ? `[${label}]` : `${SIGNS[type] ?? ''}${id}`;
}

/** What a chip shows, and what a screen reader says of it. */
export function chipWords(codes: readonly SheetCode[], say: Say) {
  return (mark: Mark) => {
    const id = 'open' in mark ? mark.open : 'close' in mark ? mark.close : mark.code;
    const code = codes.find((one) => one.id === id);
    if (code === undefined) return { text: '?', name: '?' };
    const name = nameOf(code, say);
    if ('code' in mark) return { text: signOf(code), name };
    const isOpen = 'open' in mark;
    return {
      text: signOf(code),
      name: say(isOpen ? 'sheet.mark.begins' : 'sheet.mark.ends', { mark: name }),
    };
  };
}
