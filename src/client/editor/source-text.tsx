import type { ComponentChildren } from 'preact';
import type { Content, SheetCode } from '../../model/sheet.js';
import { cutAtKept } from './content.js';
import { CODE_TYPE } from './surface.js';
import { nameOf, signOf, type Say } from './words.js';

interface SourceTextProps {
  readonly content: Content;
  readonly codes: readonly SheetCode[];
  readonly kept: readonly string[];
  readonly say: Say;
}

/** The original as readers see it, each mark with its number, to be dragged into the translation. */
export function SourceText({ content, codes, kept, say }: SourceTextProps) {
  const stack: ComponentChildren[][] = [[]];
  const add = (child: ComponentChildren) => stack.at(-1)?.push(child);
  for (const piece of content) {
    if (typeof piece === 'string') {
      cutAtKept(piece, kept).forEach((text, index) => add(index % 2 === 1 ? <Kept text={text} /> : text));
      continue;
    }
    if ('open' in piece) {
      stack.push([]);
      continue;
    }
    const id = 'close' in piece ? piece.close : piece.code;
    const code = codes.find((one) => one.id === id);
    if (code === undefined) continue;
    if ('code' in piece) add(<Sign code={code} say={say} />);
    else if (stack.length > 1) add(<Around code={code} say={say} inner={stack.pop()} />);
  }
  return <>{stack.flat()}</>;
}

function Kept({ text }: { readonly text: string }) {
  return <span class="kept">{text}</span>;
}

function Around({ code, say, inner }: { code: SheetCode; say: Say; inner: ComponentChildren }) {
  const words =
    code.type === 'strong' ? (
      <strong>{inner}</strong>
    ) : code.type === 'emphasis' ? (
      <em>{inner}</em>
    ) : code.type === 'delete' ? (
      <s>{inner}</s>
    ) : (
      inner
    );
  return (
    <span class={`around ${code.type}`}>
      <Sign code={code} say={say} />
      {words}
    </span>
  );
}

function Sign({ code, say }: { code: SheetCode; say: Say }) {
  const drag = (event: DragEvent) => {
    event.dataTransfer?.setData(CODE_TYPE, code.id);
  };
  return (
    <span
      class="chip alone"
      role="img"
      aria-label={nameOf(code, say)}
      title={code.label === '' ? undefined : code.label}
      draggable
      onDragStart={drag}
    >
      {signOf(code)}
    </span>
  );
}
