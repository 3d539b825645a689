import type { Artifact, FormatLabel, Format } from '../../model/format.js';
import { KIT } from '../../model/manifest.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Config } from '../../model/config.js';
import { pack } from '../../xml/package.js';
import { TextBlocks, type Block } from '../txt/blocks.js';
import { writeLine } from '../txt/line.js';

export const KIT_TITLE: FormatLabel = { key: 'kit', fallback: 'Press kit' };

type TextSettings = Config['text'];

/** The file in a kit that says what the others are for. */
const README = 'README.txt';

/**
 * A press kit: all files of one language in a zip file, with a text that says what each is for.
 *
 * @param files those of the language and those that they need, by path
 * @param listed the format of each file to be named in the text, by path
 */
export function kitOf(
  document: LocalizedDocument,
  files: ReadonlyMap<string, Uint8Array>,
  listed: ReadonlyMap<string, Format>,
  settings: TextSettings,
): Artifact {
  const { locale, slug } = document;
  const parts = { [README]: readme(document, listed, settings), ...Object.fromEntries(files) };
  return { path: `${slug}.${locale.tag}.zip`, content: pack(parts), locale: locale.tag, format: KIT };
}

/** Title, date and release line, then a pair of lines for each file: its path, and what it is for. */
function readme(
  document: LocalizedDocument,
  listed: ReadonlyMap<string, Format>,
  { wrap, bidi }: TextSettings,
): string {
  const { date, locale, release } = document;
  const blocks = new TextBlocks(document);
  const word = (key: string) => blocks.line([blocks.word(key)]);
  const head = [
    blocks.title(),
    [
      ...blocks.text(release),
      ...(date === undefined ? [] : [blocks.line([blocks.apart(date.text, date.lender?.direction)])]),
    ],
    [word(KIT_TITLE.key)],
  ];
  const writing = { base: locale.direction, script: locale.script, bidi, wrap };
  const written = (lines: Block) => lines.flatMap((line) => writeLine(line, writing));
  // A path is to be copied, so it has no controls around it.
  const entries = [...listed].map(([path, { purpose }]) => [path, ...written([word(purpose.key)])]);
  const text = [...head.map(written), ...entries].map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}
