import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { writeRelease } from '../txt/index.js';
import type { Attachment } from './compose.js';
import { MailPictures } from './pictures.js';
import { subjectOf } from './subject.js';
import { MAIL_TEMPLATES } from './templates.js';

/** Gmail cuts off what is longer, in bytes of the page. */
const LONGEST = 102 * 1024;

/** The statement as an e-mail: the text release, a page for mail programs, and files of other formats with it. */
export const eml: Format = {
  id: 'eml',
  label: { key: 'download.eml', fallback: 'E-mail' },
  strings: ['embargo.mail'],
  purpose: { key: 'kit.eml', fallback: 'E-mail, to open, address and send' },
  mediaType: 'message/rfc822',
  onRequest: true,
  templates: MAIL_TEMPLATES,
  holds: ({ eml: { attach = [] } }) => attach,
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.eml`,
  async render(document, context) {
    const [{ compose }, { mailPage }] = await Promise.all([import('./compose.js'), import('./page.js')]);
    const { from, to = [] } = context.config.eml;
    const subject = subjectOf(document);
    const pictures = new MailPictures(context.images);
    const html = await mailPage(document, subject, pictures, context);
    const attachments = await attached(document, context);
    const content = await compose(
      {
        ...{ subject, html, text: writeRelease(document, context.config.text) },
        ...{ pictures: pictures.all, attachments, from, to, baseUrl: context.config.baseUrl },
      },
      document,
    );
    const { tag } = document.locale;
    return {
      artifacts: [{ path: eml.path(document), content, locale: tag, format: eml.id }],
      problems: [
        ...Array.from(pictures.unshown, (url) => unshownPicture(url, tag)),
        ...tooLong(Buffer.byteLength(html), tag),
      ],
    };
  },
  async openMail(file) {
    const { openMail } = await import('./open.js');
    return openMail(file);
  },
};

/** The files of other formats, each once; what is wrong with them is reported where they are made. */
async function attached(
  document: LocalizedDocument,
  { config, formats, rendered }: RenderContext,
): Promise<readonly Attachment[]> {
  const ids = new Set(config.eml.attach?.map(({ words }) => words));
  const made = Array.from(ids, async (id) => {
    const mediaType = formats.find((format) => format.id === id)?.mediaType ?? 'application/octet-stream';
    // Without it, a text counts as ASCII (RFC 2046 §4.1.2).
    const contentType = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
    const { artifacts } = await rendered(id, document);
    return artifacts.map(({ path, content }) => ({
      filename: path.split('/').at(-1) ?? path,
      contentType,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    }));
  });
  return (await Promise.all(made)).flat();
}

function unshownPicture(url: string, locale: string): Problem {
  return {
    ...{ rule: 'mail-picture', severity: 'warning', locale },
    message: `The e-mail of “${locale}” does not show the picture ${url}: mail programs need PNG, JPEG or GIF.`,
    help: 'Save the picture as PNG as well, and name that file.',
  };
}

function tooLong(bytes: number, locale: string): Problem[] {
  if (bytes <= LONGEST) return [];
  return [
    {
      ...{ rule: 'mail-size', severity: 'warning', locale },
      message: `The page in the e-mail of “${locale}” has ${Math.ceil(bytes / 1024)} kB; Gmail shows the first 102 kB and hides the rest behind a link.`,
      help: 'Send a shorter text, for example without the list of names, and attach the whole as PDF (`eml: { attach: [pdf] }`), or accept that Gmail readers open the rest by that link.',
    },
  ];
}
