import { OWN_ACCENT } from '../../model/brand.js';
import type { LocalizedDocument } from '../../model/localized.js';

/** How a file looks: faces, sizes in half points, and colour. */
export interface Typography {
  /** Faces of Latin and of complex scripts. */
  readonly latin: string;
  readonly complex: string;
  readonly size: number;
  readonly complexSize: number;
  readonly titleSize: number;
  /** Sizes of headings, the first level first. */
  readonly headings: readonly number[];
  readonly noteSize: number;
  /** `RRGGBB`; absent where nothing is coloured. */
  readonly accent?: string | undefined;
  readonly quiet?: string | undefined;
  /** Lines, in 240ths of one. */
  readonly leading: number;
  readonly isJustified: boolean;
}

/** Faces of scripts that have one in the package. */
const FACES: Readonly<Record<string, string>> = { Arab: 'Vazirmatn', Hebr: 'Frank Ruhl Libre' };

/** The look of the pages: the faces of the PDFs, which Word replaces where it has not got them. */
export function pressLook({ locale }: LocalizedDocument, accent = OWN_ACCENT): Typography {
  const isRight = locale.direction === 'rtl';
  return {
    latin: 'Source Serif 4',
    complex: FACES[locale.script] ?? FACES.Arab ?? '',
    size: 22,
    complexSize: 23,
    titleSize: isRight ? 42 : 48,
    headings: isRight ? [30, 27, 24, 23, 23] : [30, 26, 24, 22, 22],
    noteSize: 18,
    accent: accent.replace('#', '').toUpperCase(),
    quiet: '555555',
    leading: isRight ? 360 : 300,
    isJustified: false,
  };
}

/**
 * The form of written statements to the UN Human Rights Council: Times New Roman, 12 points for title and text, 10 for
 * footnotes, the title bold, justified (docs/output.md names the source). Lines of Arabic script are not justified.
 */
export function unLook({ locale }: LocalizedDocument): Typography {
  const face = 'Times New Roman';
  return {
    latin: face,
    complex: face,
    size: 24,
    complexSize: 24,
    titleSize: 24,
    headings: [24, 24, 24, 24, 24],
    noteSize: 20,
    leading: 240,
    isJustified: locale.direction === 'ltr',
  };
}
