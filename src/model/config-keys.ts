import { OWN_ACCENT } from './brand.js';
import type { Key, NamingKey } from './config-shape.js';
import { LIMITS } from './limits.js';

/** How directional controls are written into plain text. */
export const BIDI_MODES = ['isolates', 'marks', 'none'] as const;

/**
 * Where a key has its effect. Formats read those of `format` and see no others, so these are part of the cache key of
 * every file. The others have their effect earlier: in the document, which is part of that cache key too, in what is
 * reported, or in which files are made.
 */
export interface Effect {
  readonly effect: 'format' | 'earlier';
}

/**
 * Every key of the configuration: a table. The type `Config`, the reader, the JSON Schema, the table in
 * docs/configuration.md and the cache keys follow from it.
 */
export const CONFIG_KEYS = {
  source: {
    about: 'The canonical statement.',
    // Its name is that of the attachment in a PDF.
    effect: 'format',
    is: 'text',
    form: 'path',
    default: (sourceLocale: string) => `locales/${sourceLocale}/statement.md`,
  },
  sourceLocale: {
    about: 'The language of the statement.',
    effect: 'earlier',
    is: 'text',
    form: 'tag',
    default: 'en',
  },
  locales: {
    about: 'All languages of the edition, the source included.',
    effect: 'earlier',
    is: 'list',
    of: { is: 'text', form: 'tag' },
    without: 'the folders in `locales/`',
  },
  slug: {
    about: 'The name of the files.',
    effect: 'earlier',
    is: 'text',
    form: 'short name',
    without: 'from the title',
  },
  shortTitle: {
    about: 'The title at the foot of PDF pages.',
    effect: 'format',
    is: 'text by tag',
    without: 'as much of the title as has room',
  },
  date: {
    about: 'The date of the statement.',
    effect: 'earlier',
    is: 'text',
    form: 'date',
    without: 'the statement’s date line',
  },
  dateFormat: {
    about: 'How the date line of the statement reads.',
    effect: 'earlier',
    is: 'text',
    form: 'date format',
  },
  formats: {
    about: 'The files to make for each language.',
    effect: 'earlier',
    is: 'list',
    of: { is: 'format' },
  },
  outDir: {
    about: 'Where the edition goes.',
    effect: 'earlier',
    is: 'text',
    form: 'output path',
    default: 'dist',
  },
  static: {
    about: 'A folder whose files are copied into the edition.',
    effect: 'earlier',
    is: 'placed text',
    form: 'folder path',
  },
  baseUrl: {
    about: 'The edition’s address on the web.',
    effect: 'format',
    is: 'text',
    form: 'base address',
  },
  roles: {
    about: 'What blocks of the statement are, by their first words.',
    effect: 'earlier',
    is: 'group',
    keys: {
      title: { about: 'The title.', is: 'placed text', form: 'lines', without: 'what is recognised' },
      subtitle: { about: 'The subtitle.', is: 'placed text', form: 'lines', without: 'what is recognised' },
      signatories: {
        about: 'What opens or holds the names; `none` if nobody has signed.',
        is: 'openings',
        without: 'what is recognised',
      },
      notes: {
        about: 'The first of the notes.',
        is: 'placed text',
        form: 'lines',
        without: 'what is recognised',
      },
      contact: {
        about: 'The first block of the contact.',
        is: 'placed text',
        form: 'lines',
        without: 'what is recognised',
      },
    },
  },
  links: {
    about: 'Text of a link → its address.',
    effect: 'earlier',
    is: 'map',
    of: { is: 'text', form: 'link address' },
  },
  names: {
    about: 'Name → its language and direction.',
    effect: 'earlier',
    is: 'map',
    of: {
      is: 'group',
      keys: {
        lang: { about: 'The language of the name.', is: 'text', form: 'tag' },
        dir: { about: 'The direction of the name.', is: 'word', words: ['ltr', 'rtl'] },
      },
    },
  },
  signatories: {
    about: 'Names that came by form.',
    effect: 'earlier',
    is: 'placed text',
    form: 'CSV path',
  },
  release: {
    about: 'What a press release says around the statement.',
    effect: 'earlier',
    is: 'group',
    keys: {
      embargo: {
        about: 'When it may be published.',
        is: 'text',
        form: 'time',
        without: 'for immediate release',
      },
      place: { about: 'The place before the date.', is: 'localized text' },
      contact: { about: 'The contact after the end mark.', is: 'localized text' },
      boilerplate: { about: 'Words about the publishers, after the end mark.', is: 'localized text' },
    },
  },
  corrections: {
    about: 'What was corrected after publication.',
    effect: 'earlier',
    is: 'list',
    of: {
      is: 'group',
      keys: {
        date: { about: 'The day of the correction.', is: 'text', form: 'date', required: true },
        note: { about: 'What was wrong, and what is right.', is: 'localized text', required: true },
      },
    },
  },
  withdrawn: {
    about: 'Languages that are no longer published.',
    effect: 'earlier',
    is: 'list',
    of: {
      is: 'group',
      keys: {
        locale: { about: 'The language.', is: 'placed text', form: 'tag', required: true },
        date: { about: 'The day on which it was withdrawn.', is: 'text', form: 'date', required: true },
        note: { about: 'Why, for readers of that language.', is: 'localized text' },
      },
    },
  },
  moved: {
    about: 'Earlier names of the files, whose addresses stay.',
    effect: 'earlier',
    is: 'list',
    of: { is: 'placed text', form: 'earlier name' },
  },
  brand: {
    about: 'How pages and PDFs show whose they are.',
    effect: 'earlier',
    is: 'group',
    keys: {
      accent: {
        about: 'The colour of links, labels and lines; dark pages have a lighter one of the same hue.',
        is: 'text',
        form: 'accent',
        without: `\`${OWN_ACCENT}\``,
      },
      logo: {
        about: 'A picture at the head of pages and PDFs.',
        is: 'group',
        main: 'file',
        keys: {
          file: { about: 'The picture, SVG or PNG.', is: 'placed text', form: 'path' },
          alt: { about: 'What it shows, for people who cannot see it.', is: 'text by tag' },
        },
      },
      icon: {
        about: 'The picture in the tab of the browser.',
        is: 'placed text',
        form: 'icon path',
      },
      card: {
        about: 'The picture behind the words of cards, 1200 × 630 pixels.',
        is: 'placed text',
        form: 'card path',
      },
      stylesheet: {
        about: 'Style that is added after that of pages and PDFs.',
        is: 'placed text',
        form: 'CSS path',
      },
    },
  },
  translators: {
    about: 'By tag: who translates, where the finished file goes back to, and by when.',
    effect: 'earlier',
    is: 'map',
    of: {
      is: 'group',
      keys: {
        name: { about: 'Who translates.', is: 'text', form: 'text' },
        email: { about: 'Where the file goes back to.', is: 'text', form: 'mail address' },
        due: { about: 'The day by which it is needed.', is: 'text', form: 'date' },
      },
    },
  },
  checks: {
    about: 'Rule → how bad its findings are; `off` silences it.',
    effect: 'earlier',
    is: 'by rule',
    words: ['error', 'warning', 'info', 'off'],
    without: 'each rule’s own',
  },
  pdf: {
    about: 'The reading PDF.',
    effect: 'format',
    is: 'group',
    keys: {
      pageSize: { about: 'The paper.', is: 'word', words: ['A4', 'Letter'], default: 'A4' },
      margins: {
        about: 'Top, right, bottom and left, as in CSS.',
        is: 'text',
        form: 'margins',
        default: '24mm 22mm 26mm',
      },
      archive: {
        about: 'PDF/A-2a with PDF/UA-1, or PDF/A-4 with PDF/UA-2.',
        is: 'word',
        words: ['a2', 'a4'],
        default: 'a2',
      },
      attachSource: {
        about: 'Whether the canonical statement is attached.',
        is: 'true or false',
        default: false,
      },
    },
  },
  print: {
    about: 'The PDFs for the print shop.',
    effect: 'format',
    is: 'group',
    keys: {
      standard: { about: 'PDF/X-4 or PDF/X-1a:2003.', is: 'word', words: ['x4', 'x1a'], default: 'x4' },
      profile: {
        about: 'The ICC profile of the printing condition.',
        is: 'text',
        form: 'profile path',
        without: 'FOGRA39, from the package',
      },
      bleed: {
        about: 'What is printed beyond the trimmed page on every side.',
        is: 'length',
        least: 0,
        most: 25,
        default: 3,
      },
      marks: {
        about: 'Whether crop and registration marks and a colour bar are around the page.',
        is: 'true or false',
        default: true,
      },
      maxInk: {
        about: 'Most ink at one place, in percent of all four plates together.',
        is: 'whole number',
        least: 100,
        most: 400,
        default: 300,
      },
    },
  },
  docx: {
    about: 'The Word file.',
    effect: 'format',
    is: 'group',
    keys: {
      style: {
        about: 'The look of the pages, or the form of written statements to the UN Human Rights Council.',
        is: 'word',
        words: ['press', 'un'],
        default: 'press',
      },
    },
  },
  card: {
    about: 'The picture for social media.',
    // The words are in the document.
    effect: 'earlier',
    is: 'group',
    keys: {
      title: {
        about: 'A shorter title for cards.',
        is: 'text by tag',
        without: 'the title',
      },
    },
  },
  fragment: {
    about: 'The article alone, for a page of another site.',
    effect: 'format',
    is: 'group',
    keys: {
      style: {
        about: 'Whether a style that reaches nothing else on the page comes with it.',
        is: 'word',
        words: ['none', 'scoped'],
        default: 'none',
      },
      level: {
        about: 'Level of the title’s heading; those below it follow.',
        is: 'whole number',
        least: 1,
        most: 4,
        default: 2,
      },
    },
  },
  eml: {
    about: 'The e-mail.',
    effect: 'format',
    is: 'group',
    keys: {
      from: { about: 'Who sends it.', is: 'text', form: 'mailbox', without: 'left open' },
      to: {
        about: 'Who gets it.',
        is: 'list',
        of: { is: 'text', form: 'mailbox' },
        without: 'left open',
      },
      attach: {
        about: 'The formats whose files are attached.',
        is: 'list',
        of: { is: 'placed format' },
      },
    },
  },
  maxNesting: {
    about: 'Levels of quotations, lists, emphasis and links within each other.',
    effect: 'earlier',
    is: 'whole number',
    least: 10,
    most: 400,
    default: LIMITS.maxNesting,
  },
  maxParagraph: {
    about: 'Characters of a paragraph.',
    effect: 'earlier',
    is: 'whole number',
    least: 1_000,
    most: 1_000_000,
    default: LIMITS.maxParagraph,
  },
  maxSize: {
    about: 'Megabytes of a file of text.',
    effect: 'earlier',
    is: 'whole number',
    least: 1,
    most: 16,
    default: LIMITS.maxSize,
  },
  maxLocales: {
    about: 'Languages of the publication.',
    effect: 'earlier',
    is: 'whole number',
    least: 1,
    most: 1_000,
    default: LIMITS.maxLocales,
  },
  text: {
    about: 'The plain text.',
    effect: 'format',
    is: 'group',
    keys: {
      wrap: {
        about: 'Columns of a line.',
        is: 'whole number',
        least: 20,
        most: 1000,
        without: 'no wrapping',
      },
      bidi: {
        about: 'How the direction of a stretch is marked.',
        is: 'word',
        words: BIDI_MODES,
        default: 'isolates',
      },
    },
  },
  $schema: {
    about: 'The JSON Schema by which editors complete and check keys; `publish` does not read it.',
    effect: 'earlier',
    is: 'text',
    form: 'text',
  },
} as const satisfies Readonly<Record<string, Key & Effect>>;

/** Dotted names of the keys under which the configuration names something of the publication. */
export type ConfigNamingKey = NamingKey<typeof CONFIG_KEYS>;
