import mustache from 'mustache';
import type { RenderContext } from '../../model/format.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Fills a logic-less template; values are escaped for HTML text and quoted attributes. */
export async function renderTemplate(name: string, view: object, context: RenderContext): Promise<string> {
  const escape = (value: unknown) =>
    String(value).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
  return mustache.render(await resourceText(name, context), view, {}, { escape });
}

/** A template or style as text. */
export async function resourceText(name: string, context: RenderContext): Promise<string> {
  return new TextDecoder().decode(await context.resource(name));
}
