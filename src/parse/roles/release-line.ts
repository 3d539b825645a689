import type { DateReader } from './dates/index.js';
import { bareWords, type Lexicon } from './lexicon.js';

/** A release line as it was read. */
export interface ReleaseLine {
  /** The date it names, read as any date line. */
  readonly date?: string | undefined;
  /** The place beside that date. */
  readonly place?: string | undefined;
  /** ISO 8601 instant with an offset, where it names an embargo in full. */
  readonly embargo?: string | undefined;
  /** Whether it speaks of an embargo. */
  readonly isEmbargo: boolean;
}

const LONGEST_LINE = 160;
/** Offsets of zones that releases name by letters; `CET` and the like are what they are in law, whatever the season. */
const ZONES: Readonly<Record<string, string>> = {
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  wet: '+00:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  trt: '+03:00',
  aft: '+04:30',
  pkt: '+05:00',
  irst: '+03:30',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

/**
 * Reads a line that the program writes itself: phrases such as “For immediate release” and “Press release”, alone or
 * beside a date, or an embargo.
 *
 * @returns undefined where the line says anything else
 */
export function readReleaseLine(text: string, lexicon: Lexicon, dates: DateReader): ReleaseLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  if (lexicon.begins('embargo', text) !== undefined) return readEmbargo(text, dates);
  const pieces = text
    .split(/(?:(?<!\s)\s+)?(?:[:|/·•,،;(){}[\]\n]|\s[-–—]+\s|^[-–—*]+|(?<![-–—*])[-–—*]+$)\s*/u)
    .filter((piece) => bareWords(piece) !== '');
  if (pieces.length === 0) return undefined;
  let phrases = 0;
  const others: string[] = [];
  for (const piece of pieces) {
    if (lexicon.is('release', piece)) phrases += 1;
    else others.push(piece);
  }
  if (phrases === 0) return undefined;
  if (others.length === 0) return { isEmbargo: false };
  const reading = dates.read(others.join(', '));
  return reading.kind === 'date' ? { date: reading.iso, place: reading.place, isEmbargo: false } : undefined;
}

function readEmbargo(text: string, dates: DateReader): ReleaseLine {
  const words = dates.within(text);
  const reading = words === undefined ? undefined : dates.read(words);
  const date = reading?.kind === 'date' ? reading.iso : undefined;
  const rest = words === undefined ? text : text.replace(words, ' ');
  const time = timeOf(rest);
  const zone = zoneOf(rest);
  const embargo =
    date !== undefined && time !== undefined && zone !== undefined ? `${date}T${time}${zone}` : undefined;
  return { isEmbargo: true, embargo };
}

/** `09:00`, `9 am`, `9.30 p.m.`, `noon`, `midnight`. */
function timeOf(text: string): string | undefined {
  if (/\bnoon\b/iu.test(text)) return '12:00:00';
  if (/\bmidnight\b/iu.test(text)) return '00:00:00';
  const match = /(?<![\d+-])(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s|$|[,;(])/iu.exec(
    `${text} `,
  );
  if (match === null) return undefined;
  const [, hours = '', minutes, half] = match;
  if (minutes === undefined && half === undefined)
    return /(?<!\d)\d{4}\s*(?:hrs?|hours)/iu.test(text) ? militaryTime(text) : undefined;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}:00`;
}

function militaryTime(text: string): string | undefined {
  const [, hour = '', minute = ''] = /(?<!\d)(\d\d)(\d\d)\s*(?:hrs?|hours)/iu.exec(text) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour}:${minute}:00` : undefined;
}

/** `UTC+4:30`, `GMT`, `CET`, `+04:30`. */
function zoneOf(text: string): string | undefined {
  const offset = /(?:(?:UTC|GMT)\s*)?([+−-])(\d{1,2})(?::?(\d\d))?(?!\d)/iu.exec(text);
  if (offset !== null) {
    const [, sign = '+', hours = '', minutes = '00'] = offset;
    return Number(hours) <= 14
      ? `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`
      : undefined;
  }
  const names = text.match(/\b[A-Z]{1,4}\b/gu) ?? [];
  return names.map((name) => ZONES[name.toLowerCase()]).find((zone) => zone !== undefined);
}
