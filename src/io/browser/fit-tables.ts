import type { PrintablePage } from '../../model/host.js';

type TextWidth = NonNullable<PrintablePage['textWidth']>;

/** Ways to give a table room, the gentlest first: the classes of `templates/paper.css`, and the page they need. */
const STEPS = [
  { classes: [], page: 'upright' },
  { classes: ['wide'], page: 'upright' },
  { classes: ['wide', 'small'], page: 'upright' },
  { classes: ['turned'], page: 'turned' },
  { classes: ['turned', 'small'], page: 'turned' },
  { classes: ['turned', 'small', 'divided'], page: 'turned' },
] as const;

/**
 * A script that gives every table the gentlest step at which it fits. The browser would make all of a document
 * smaller for one table that is too wide. The debugger runs it, because the page's own JavaScript is off.
 *
 * @param widths of the text area, as CSS lengths
 */
export function fitTables(widths: TextWidth): string {
  return `(${fit.toString()})(${JSON.stringify(STEPS)}, ${JSON.stringify(widths)})`;
}

/** Runs in the browser; what it uses has to be inside it. */
function fit(
  steps: readonly { readonly classes: readonly string[]; readonly page: 'upright' | 'turned' }[],
  widths: TextWidth,
) {
  interface Box {
    readonly children: ArrayLike<Box>;
    readonly classList: {
      contains(name: string): boolean;
      add(...names: string[]): void;
      remove(...names: string[]): void;
    };
    readonly dataset: { readonly line?: string };
    getBoundingClientRect(): { readonly width: number };
    readonly style: { inlineSize: string };
  }
  const { document } = globalThis as unknown as {
    document: { documentElement: Box; querySelectorAll(selector: string): ArrayLike<Box> };
  };
  const width = (box: Box | undefined) => box?.getBoundingClientRect().width ?? 0;
  const found: { line: number | undefined; fit: string }[] = [];
  for (const box of Array.from(document.querySelectorAll('.table'))) {
    const fits = steps.some(({ classes, page }) => {
      document.documentElement.style.inlineSize = widths[page];
      box.classList.remove('wide', 'small', 'turned', 'divided');
      box.classList.add(...classes);
      return width(box.children[0]) <= width(box) + 0.5;
    });
    if (!box.classList.contains('divided')) continue;
    const { line } = box.dataset;
    found.push({ line: line === undefined ? undefined : Number(line), fit: fits ? 'divided' : 'cut' });
  }
  document.documentElement.style.inlineSize = '';
  return found;
}
