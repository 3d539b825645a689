import type { Host } from '../model/host.js';
import { packagedFont } from './host.js';

/** Languages that the desk speaks. */
const LANGUAGES = ['en', 'fa-AF', 'ps', 'fa'] as const;

const FONT = /url\('fonts\/([^']+)'\)/gu;

/**
 * The desk’s own page and what it loads, by path: its script and style, its strings, and the fonts that its style names.
 * All of it comes with the package, nothing from the publication.
 */
export async function readDeskFiles(host: Host): Promise<ReadonlyMap<string, Uint8Array>> {
  const own = async (path: string) => (await host.packaged(path)) ?? new Uint8Array();
  const text = async (path: string) => new TextDecoder().decode(await own(path));
  const strings = async (name: string) => {
    const tables = LANGUAGES.map(async (tag) => [
      tag,
      JSON.parse(await text(`locales/${tag}/${name}`)) as object,
    ]);
    return new TextEncoder().encode(JSON.stringify(Object.fromEntries(await Promise.all(tables))));
  };
  const style = await text('templates/desk/desk.css');
  const fonts = await Promise.all(
    Array.from(
      style.matchAll(FONT),
      async ([, name = '']) => [`fonts/${name}`, await packagedFont(name)] as const,
    ),
  );
  return new Map([
    ['index.html', await own('templates/desk/index.html')],
    ['desk.css', new TextEncoder().encode(style)],
    ['desk.js', await own('lib/client/desk.js')],
    ['editor.css', await own('templates/sheet/editor.css')],
    ['segments.css', await own('templates/sheet/segments.css')],
    ['translate.css', await own('templates/desk/translate.css')],
    ['strings.json', await strings('desk.json')],
    ['sheet-strings.json', await strings('exchange.json')],
    ...fonts,
  ]);
}
