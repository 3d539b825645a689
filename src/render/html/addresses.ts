import { h } from 'hastscript';
import type { Element } from 'hast';
import type { FormatSettings } from '../../model/config.js';
import type { LocalizedDocument } from '../../model/localized.js';

/** The addresses of an edition on the web. */
export interface EditionAddresses {
  /** That of the language chooser. */
  readonly chooser: string;
  /** That of a locale’s page. */
  page(document: Pick<LocalizedDocument, 'locale'>): string;
  /** That of a file. */
  file(path: string): string;
}

/** An address and the language of what is there; `x-default` for readers of any other language. */
export interface Alternate {
  readonly hreflang: string;
  readonly href: string;
}

/** Where an edition is on the web; `undefined` where the publication does not say it. */
export function addressesOf({ baseUrl }: Pick<FormatSettings, 'baseUrl'>): EditionAddresses | undefined {
  if (baseUrl === undefined) return undefined;
  return {
    chooser: `${baseUrl}/`,
    page: ({ locale }) => `${baseUrl}/${locale.tag}/`,
    file: (path) => `${baseUrl}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/** The same statement in every language, and where a reader chooses one: a page and its alternates name all of them. */
export function alternatesOf(
  documents: readonly LocalizedDocument[],
  addresses: EditionAddresses,
): readonly Alternate[] {
  return [
    ...documents.map((document) => ({ hreflang: document.locale.tag, href: addresses.page(document) })),
    { hreflang: 'x-default', href: addresses.chooser },
  ];
}

/** The address of a page and those of its alternates, for its head. */
export function addressLinks(own: string, alternates: readonly Alternate[]): Element[] {
  return [
    h('link', { rel: 'canonical', href: own }),
    ...alternates.map(({ hreflang, href }) => h('link', { rel: 'alternate', hrefLang: hreflang, href })),
  ];
}
