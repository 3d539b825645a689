import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import type { OpenedMail } from '../../model/opened-mail.js';
import { toHtml } from '../html/blocks.js';

/** Opens the file of a mail as a mail program does, by a reader that is not its writer. */
export async function openMail(file: Uint8Array): Promise<OpenedMail> {
  const { subject = '', from, to = [], text = '', html = '', attachments } = await PostalMime.parse(file);
  const isInside = ({ related }: Attachment) => related === true;
  return {
    subject,
    from: from && shownAddress(from),
    to: to.map(shownAddress),
    text,
    page: selfContained(html, attachments.filter(isInside)),
    attachments: attachments
      .filter((one) => !isInside(one))
      .map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        mediaType: mimeType,
        bytes: bytesOf(content).length,
      })),
  };
}

function shownAddress({ name, address = '' }: Address): string {
  return name === '' ? address : `${name} <${address}>`;
}

/** The page of a mail with its pictures (RFC 2392) as `data:` addresses, and with links that lead out of its window. */
function selfContained(html: string, pictures: readonly Attachment[]): string {
  const addresses = new Map(
    pictures.map(({ contentId = '', mimeType, content }) => {
      const data = Buffer.from(bytesOf(content)).toString('base64');
      return [`cid:${contentId.replace(/^<|>$/gu, '')}`, `data:${mimeType};base64,${data}`];
    }),
  );
  const tree = fromHtml(html);
  for (const { properties } of selectAll('img', tree)) {
    const inside = addresses.get(String(properties.src));
    if (inside !== undefined) properties.src = inside;
  }
  for (const { properties } of selectAll('a', tree))
    if (!String(properties.href).startsWith('#')) properties.target = '_blank';
  return toHtml(tree.children as ElementContent[]);
}

function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
