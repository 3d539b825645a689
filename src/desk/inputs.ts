import type { RenderContext } from '../model/format.js';
import type { Host } from '../model/host.js';

/** Where a publication has templates, styles and fonts of its own. */
const FOLDERS = ['templates', 'templates/fonts'];

/**
 * What any file of an edition may depend on besides its own document: settings, images, and every template, style,
 * font and profile that the publication has of its own. What has not changed is the same object.
 */
export async function commonInputs(host: Host, context: RenderContext): Promise<readonly unknown[]> {
  const { config, images, brand } = context;
  const listed = await Promise.all(
    FOLDERS.map(async (folder) => (await host.entries(folder)).files.map((name) => `${folder}/${name}`)),
  );
  const paths = [...listed.flat(), ...(config.print.profile === undefined ? [] : [config.print.profile])];
  const files = await Promise.all(
    // What cannot be read is reported by the format that needs it; what no format needs is in nobody’s way.
    paths.map(async (path) => [path, await host.read(path).catch(() => undefined)] as const),
  );
  return [brand, ...Object.entries(config), ...images, ...files].flat();
}
