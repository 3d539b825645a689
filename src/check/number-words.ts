/** Words for numbers, by primary language subtag; a word stands for all that begin so. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  en: 'zero|no,one|once|first|single,two|twice|second|both|pair|double,three|third|triple,four,five|fifth,six,seven,eight|eighth,nine|ninth,ten,eleven,twelve|twelfth|dozen,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(
    ',',
  ),
  fa: 'صفر,یک|تک|اول|نخست,دو|هر دو|دوم,سه|سوم,چهار|چار,پنج,شش|ششم,هفت,هشت,نه,ده,یازده,دوازده,سیزده,چهارده,پانزده,شانزده,هفده|هفتده,هجده|هژده|هیجده,نوزده'.split(
    ',',
  ),
  ps: 'صفر,یو|لومړ,دوه|دوو|دویم|دوهم,درې|درې|دریو|دریم,څلور,پنځه|پنځو|پنځم|پینځ,شپږ,اووه|اوو|اوم|اوه,اته|اتو|اتم,نهه|نهو|نهم|نه,لس,یوولس,دوولس|دولس,دیارلس|دیارلس,څوارلس|څورلس,پنځلس,شپاړس|شپاړلس,اوولس|اولس|اووه لس,اتلس,نولس|نوولس'.split(
    ',',
  ),
};
const TENS: Readonly<Record<string, readonly string[]>> = {
  en: 'twent,thirt,fort,fift,sixt,sevent,eight,ninet'.split(','),
  fa: 'بیست,سی,چهل,پنجاه,شصت,هفتاد,هشتاد,نود'.split(','),
  ps: 'شل|ویشت,دېرش|دیرش,څلوېښت|څلویښت,پنځوس,شپېته|شپیته,اویا,اتیا,نوي|نوی'.split(','),
};
const SCALES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  en: [
    ['hundred', 100],
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
  ],
  fa: [
    ['صد', 100],
    ['هزار', 1e3],
    ['میلیون|ملیون', 1e6],
    ['میلیارد|ملیارد|بیلیون|بلیون', 1e9],
    ['تریلیون', 1e12],
  ],
  ps: [
    ['سل|سوه', 100],
    ['زر', 1e3],
    ['میلیون|ملیون', 1e6],
    ['میلیارد|ملیارد|بیلیون|بلیون', 1e9],
    ['تریلیون', 1e12],
  ],
};
/** How Pashto says three before a ten: درویشت. */
const THREE_BEFORE_TEN = 'در';
const AND = '(?:[\\s\\u200C\\-]*(?:و|and)?[\\s\\u200C\\-]*)';

const words = new Map<string, RegExp | undefined>();

/** Whether there is a table of number words for a language. */
export function hasNumberWords(language: string): boolean {
  return Object.hasOwn(UNITS, language);
}

/**
 * The numbers that a text says in words.
 *
 * @param text plain text
 * @param language primary language subtag
 * @returns whether a number, in canonical ASCII digits, is among them
 */
export function numbersSaid(text: string, language: string): (key: string) => boolean {
  let said: string | undefined;
  return (key) => wordsPattern(key, language)?.test((said ??= phrasesOf(text, language))) ?? false;
}

function wordsPattern(key: string, language: string): RegExp | undefined {
  const id = `${language} ${key}`;
  if (!words.has(id)) {
    // A text may have any number of numbers.
    if (words.size > 10_000) words.clear();
    const pattern = numberWords(Number(key), language);
    words.set(id, pattern === undefined ? undefined : new RegExp(`(?<!\\p{L})(?:${pattern})`, 'iu'));
  }
  return words.get(id);
}

const stems = new Map<string, RegExp>();

/**
 * The phrases of a text that can say a number, each once: a text of a thousand numbers is then not walked a thousand
 * times.
 */
function phrasesOf(text: string, language: string): string {
  let pattern = stems.get(language);
  if (pattern === undefined) {
    const scales = SCALES[language]?.map(([word]) => word) ?? [];
    const any = [
      ...(UNITS[language] ?? []),
      ...(TENS[language] ?? []),
      ...scales,
      ...(language === 'ps' ? [THREE_BEFORE_TEN] : []),
    ].join('|');
    pattern = new RegExp(
      `(?<!\\p{L})(?:${any})\\p{L}*(?:[\\s\\u200C\\-]+(?:(?:و|and)?(?:${any})\\p{L}*|(?:و|and)(?!\\p{L})))*`,
      'giu',
    );
    stems.set(language, pattern);
  }
  return [...new Set(plainLetters(text).match(pattern))].join(';');
}

function numberWords(value: number, language: string): string | undefined {
  const units = UNITS[language];
  const tens = TENS[language];
  const scales = SCALES[language];
  if (units === undefined || tens === undefined || scales === undefined || !Number.isInteger(value))
    return undefined;
  if (value < units.length) return units[value];
  if (value < 100) {
    const ten = tens[Math.floor(value / 10) - 2] ?? '';
    const unit = units[value % 10] ?? '';
    if (value % 10 === 0) return ten;
    return language === 'ps'
      ? `(?:${unit}|${value % 10 === 3 ? THREE_BEFORE_TEN : unit})${AND}(?:${ten})`
      : `(?:${ten})\\p{L}*?${AND}(?:${unit})`;
  }
  const scale = scales.findLast(([, size]) => value % size === 0 && value >= size);
  if (scale === undefined) return undefined;
  const [word, size] = scale;
  const factor = value / size;
  if (factor === 1) return word;
  const many = factor < size ? numberWords(factor, language) : undefined;
  return many === undefined ? undefined : `(?:${many})\\p{L}*[\\s\\u200C]*(?:${word})`;
}

const scaleWords = new Map<string, RegExp>();

/** What the word after a number multiplies it by: `1.5 million`, `۸۱ هزار`; 1 for any other word. */
export function scaleAfter(text: string, language: string): number {
  const scales = SCALES[language];
  if (scales === undefined) return 1;
  let pattern = scaleWords.get(language);
  if (pattern === undefined) {
    pattern = new RegExp(`^[\\s\\u200C\\-]*(?:${scales.map(([word]) => `(${word})`).join('|')})`, 'iu');
    scaleWords.set(language, pattern);
  }
  const match = pattern.exec(plainLetters(text));
  const at = (match?.slice(1) as (string | undefined)[] | undefined)?.findIndex(
    (group) => group !== undefined,
  );
  return scales[at ?? -1]?.[1] ?? 1;
}

/** Letters as the tables have them: Arabic yeh and kaf as the Persian ones. */
function plainLetters(text: string): string {
  return text.replace(/[يى]/gu, 'ی').replaceAll('ك', 'ک');
}
