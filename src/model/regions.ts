/** Codes of the regions of the world (ISO 3166-1), with the few that CLDR adds. */
const CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FR GA GB GD GE GH GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  );
/** Names in common use that CLDR writes in another way. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  us: 'US',
  'united states of america': 'US',
  uk: 'GB',
  turkey: 'TR',
  türkiye: 'TR',
  'czech republic': 'CZ',
  'ivory coast': 'CI',
  palestine: 'PS',
  'south korea': 'KR',
  'north korea': 'KP',
  burma: 'MM',
  drc: 'CD',
  'dr congo': 'CD',
  uae: 'AE',
};

const tables = new Map<string, ReadonlyMap<string, string>>();

/** The code of the country that a text names, and nothing else, in a language or in English (CLDR). */
export function regionOf(text: string, locale: string): string | undefined {
  const name = text.trim().toLowerCase();
  if (name === '' || name.length > 60) return undefined;
  for (const tag of [locale, 'en']) {
    const found = regionNames(tag).get(name);
    if (found !== undefined) return found;
  }
  return Object.hasOwn(ALSO, name) ? ALSO[name] : undefined;
}

/** The name of a country in a language (CLDR), where it is known. */
export function regionName(code: string, locale: string): string | undefined {
  if (Intl.DisplayNames.supportedLocalesOf([locale]).length === 0) return undefined;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(code);
}

function regionNames(tag: string): ReadonlyMap<string, string> {
  let names = tables.get(tag);
  if (names === undefined) {
    const display = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
    names = new Map(
      CODES.flatMap((code) => {
        const name = display.of(code);
        return name === undefined ? [] : [[name.toLowerCase(), code] as const];
      }),
    );
    tables.set(tag, names);
  }
  return names;
}
