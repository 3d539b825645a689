/** Letters of Cyrillic and Greek, and the Latin ones they look like (UTS #39, confusables). */
export const LATIN_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  (
    'аa еe оo рp сc уy хx ѕs іi їï јj ԁd һh ԛq ԝw ӏl АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЅS ІI ЇÏ ЈJ ԚQ ԜW ' +
    'οo νv ιi αa ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** Letters of other keyboards in the place of a Persian or Pashto one (letters decomposed, Unicode 16 §3.11). */
export const ARABIC_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  'يی ىی كک ڪک ہه ھه ەه گګ ٹټ ڈډ ڑړ'.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
