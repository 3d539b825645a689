import type { EditionChanges, FileChanges, LocaleChanges, Pair } from '../model/edition-changes.js';
import { jsonText, type MachineText } from '../model/output.js';
import { counted } from '../text/counts.js';
import { oneLine, parted, type Paint } from './text.js';

const NOW = 'what a build would make now';

/** What changed between two editions, for people: a text is alone on its line, so that its direction is its own. */
export function changesText(changes: EditionChanges, paint: Paint): string[] {
  const { from, to = NOW, locales, files, notes } = changes;
  return parted(
    [`From ${oneLine(from)} to ${oneLine(to)}:`, ...statementLines(changes)],
    ...locales.map((one) => localeLines(one, paint)),
    fileLines(files, paint),
    notes.map((note) => `${paint.yellow('note')}  ${oneLine(note)}`),
  );
}

/** The same as the public JSON has it. */
export function changesJson(changes: EditionChanges): MachineText {
  return jsonText({ version: 1, ...changes, to: changes.to ?? null });
}

function statementLines({ title, date, slug, isRevised, signatories }: EditionChanges): string[] {
  const { before, after } = signatories;
  const count = before === undefined ? `${after} now` : `${before} before, ${after} now`;
  return [
    isRevised ? '  The canonical file has changed.' : '  The canonical file is the same.',
    ...pairLines('Title', title),
    ...pairLines('Date', date),
    ...pairLines('Name of the files', slug),
    ...(before === after ? [] : [`  Signatories: ${count}`]),
  ];
}

const STATES: Readonly<Record<LocaleChanges['state'], string>> = {
  same: 'nothing has changed',
  changed: 'has changed',
  added: 'is new',
  withdrawn: 'is withdrawn',
  gone: 'is no longer there, and is not under `withdrawn`',
  unknown: 'cannot be compared',
};

function localeLines(changes: LocaleChanges, paint: Paint): string[] {
  const { locale, state, unknown, title, date, text, signatories, corrections = [] } = changes;
  return [
    paint.bold(`${locale}: ${STATES[state]}`),
    ...(unknown === undefined ? [] : [`  ${oneLine(unknown)}`]),
    ...pairLines('Title', title),
    ...pairLines('Date', date),
    ...list(
      'text',
      'changed',
      text?.changed.map(({ words, from, to }) => (words === '' ? `${from} → ${to}` : words)),
    ),
    ...list('text', 'added', text?.added),
    ...list('text', 'removed', text?.removed),
    ...list('text', 'at another place', text?.moved),
    ...nameLines(signatories),
    ...list('correction', 'added', corrections),
  ];
}

function nameLines(names: LocaleChanges['signatories']): string[] {
  if (names === undefined) return [];
  const { before, after, added, removed, respelt } = names;
  return [
    ...(before === after ? [] : [`  Signatories: ${before} before, ${after} now`]),
    ...list('name', 'added', added),
    ...list('name', 'removed', removed),
    ...respelt.flatMap((one) => pairLines('Probably the same name, respelt', one)),
  ];
}

function fileLines(files: FileChanges, paint: Paint): string[] {
  const { added, removed, changed, renamed, notCompared } = files;
  const lines = [
    ...list('file', 'added', added),
    ...list('file', 'removed', removed),
    ...list('file', 'changed', changed),
    ...renamed.flatMap((one) => pairLines('Renamed', one)),
    ...list('file', 'not compared, because only a build prints it', notCompared),
  ];
  return [paint.bold('Files'), ...(lines.length === 0 ? ['  The same.'] : lines)];
}

function list(what: string, became: string, texts: readonly string[] | undefined): string[] {
  if (texts === undefined || texts.length === 0) return [];
  return [`  ${counted(texts.length, what)} ${became}:`, ...texts.map((text) => `    ${oneLine(text)}`)];
}

function pairLines(what: string, pair: Pair | undefined): string[] {
  if (pair === undefined) return [];
  const shown = (text: string) => (text === '' ? '(none)' : oneLine(text));
  return [`  ${what}, before and now:`, `    ${shown(pair.from)}`, `    ${shown(pair.to)}`];
}
