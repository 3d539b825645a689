import { accentOf } from '../model/accent.js';
import { CARD_SIZE, rootAddress, type Brand } from '../model/brand.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import { forgetful } from '../model/memory.js';
import type { Problem } from '../model/problem.js';
import { decodeText } from '../parse/encoding.js';
import { imageFault } from '../parse/image-file.js';
import { imageSize } from '../render/html/images.js';
import type { PlacedWords } from '../text/placed-words.js';

/** The brand of a publication, with its files read. */
export interface ReadBrand {
  readonly brand: Brand;
  /** Its pictures, as the images of a statement are kept. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Files that are missing or cannot be used; each is fatal. */
  readonly problems: readonly Problem[];
}

/** Reads the files that `brand` names. */
export async function readBrand(host: Host, { brand: configured }: Config): Promise<ReadBrand> {
  const { recall = forgetful } = host;
  const problems: Problem[] = [];
  const { accent, logo, icon, card, stylesheet } = configured;
  const picture = logo.file && (await readPicture(host, logo.file, 'logo', problems));
  const tab = icon && (await readPicture(host, icon, 'icon', problems));
  const ground = card && (await readGround(host, card, problems));
  const style = stylesheet && (await readNamed(host, stylesheet, 'stylesheet', problems));
  const decoded = stylesheet && style && decodeText(style, stylesheet.words);
  problems.push(...(decoded?.problems ?? []));
  const images = new Map<string, Uint8Array>();
  if (logo.file !== undefined && picture !== undefined) images.set(rootAddress(logo.file.words), picture);
  const brand = recall('brand', [configured, picture, tab, ground, style], (): Brand => ({
    accent: accent === undefined ? undefined : accentOf(accent),
    logo: logo.file && { url: rootAddress(logo.file.words), alt: logo.alt },
    icon: icon && tab && { url: rootAddress(icon.words), content: tab },
    card: card && ground && { url: rootAddress(card.words), content: ground },
    stylesheet: decoded?.value,
  }));
  return { brand, images, problems };
}

/** The bytes of a picture, or a problem at the line that names it. */
async function readPicture(
  host: Host,
  file: PlacedWords,
  what: string,
  problems: Problem[],
): Promise<Uint8Array | undefined> {
  const { recall = forgetful } = host;
  const { words: path } = file;
  const bytes = await readNamed(host, file, what, problems);
  if (bytes === undefined) return undefined;
  const fault = recall(`image ${path}`, [bytes], () => imageFault(bytes, path));
  if (fault === undefined) return bytes;
  problems.push(brandProblem(file, `The ${what} “${path}” ${fault.message}.`, fault.help));
  return undefined;
}

/** The bytes of what is behind the words of cards, which has their size, or a problem at the line that names it. */
async function readGround(
  host: Host,
  file: PlacedWords,
  problems: Problem[],
): Promise<Uint8Array | undefined> {
  const bytes = await readPicture(host, file, 'card', problems);
  if (bytes === undefined) return undefined;
  const { width, height } =
    imageSize(rootAddress(file.words), new Map([[rootAddress(file.words), bytes]])) ?? {};
  if (width === CARD_SIZE.width && height === CARD_SIZE.height) return bytes;
  const found =
    width === undefined || height === undefined ? 'does not say its size' : `has ${width} × ${height} pixels`;
  const [needed, path] = [`${CARD_SIZE.width} × ${CARD_SIZE.height}`, file.words];
  problems.push(
    brandProblem(
      file,
      `The card “${path}” ${found}; a card has ${needed}.`,
      `Save it with ${needed} pixels.`,
    ),
  );
  return undefined;
}

/** The bytes of a file that `brand` names, or a problem at the line that names it. */
async function readNamed(
  host: Host,
  file: PlacedWords,
  what: string,
  problems: Problem[],
): Promise<Uint8Array | undefined> {
  const { words: path } = file;
  try {
    const bytes = await host.read(path);
    if (bytes === undefined)
      problems.push(
        brandProblem(file, `The ${what} “${path}” is missing.`, 'Put it there, or correct the path.'),
      );
    return bytes;
  } catch (error) {
    // A fault of the machine ends the command.
    if (!(error instanceof Failure) || error.code === 3) throw error;
    problems.push(brandProblem(file, error.message, error.help));
    return undefined;
  }
}

function brandProblem(
  { file, line, column }: PlacedWords,
  message: string,
  help: string | undefined,
): Problem {
  return { rule: 'brand-file', severity: 'error', fatal: true, file, line, column, message, help };
}
