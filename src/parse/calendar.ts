/** `yyyy-mm-dd`, where the three numbers are a day of the Gregorian calendar. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000 && year <= 9999;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

const solarHijri = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The Gregorian date of a day of the Solar Hijri calendar (CLDR’s `persian`), month and day counted from 1. */
export function solarToIso(year: number, month: number, day: number): string | undefined {
  // The year begins at the spring equinox of the Gregorian year 621 years later.
  const guess = Date.UTC(year + 621, 2, 21) + ((month - 1) * 30.5 + day - 1) * 86_400_000;
  for (let days = -4; days <= 4; days += 1) {
    const date = new Date(guess + days * 86_400_000);
    const parts = new Map(solarHijri.formatToParts(date).map((part) => [part.type, part.value]));
    const [y, m, d] = [parts.get('year'), parts.get('month'), parts.get('day')].map((part) =>
      parseInt(part ?? '', 10),
    );
    if (y === year && m === month && d === day) return date.toISOString().slice(0, 10);
  }
  return undefined;
}
