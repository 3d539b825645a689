import type { ComponentChildren } from 'preact';
import type { Content, SheetCode } from '../../../model/sheet.js';

interface RenderedProps {
  readonly content: Content;
  readonly codes: readonly SheetCode[];
}

/** A translation as readers will see it, its marks applied. Links lead nowhere: the text is still being written. */
export function Rendered({ content, codes }: RenderedProps) {
  const stack: { readonly id: string; readonly children: ComponentChildren[] }[] = [{ id: '', children: [] }];
  const add = (child: ComponentChildren) => stack.at(-1)?.children.push(child);
  const close = (id: string) => {
    const top = stack.at(-1);
    if (stack.length < 2 || top?.id !== id) return;
    stack.pop();
    add(<Around type={codeOf(codes, id)?.type} inner={top.children} />);
  };
  for (const piece of content) {
    if (typeof piece === 'string') add(piece);
    else if ('open' in piece) stack.push({ id: piece.open, children: [] });
    else if ('close' in piece) close(piece.close);
    else add(<Alone code={codeOf(codes, piece.code)} />);
  }
  // What is open at the end is shown as if it ended there.
  while (stack.length > 1) close(stack.at(-1)?.id ?? '');
  return <>{stack[0]?.children}</>;
}

function codeOf(codes: readonly SheetCode[], id: string): SheetCode | undefined {
  return codes.find((one) => one.id === id);
}

function Around({
  type,
  inner,
}: {
  readonly type: SheetCode['type'] | undefined;
  readonly inner: ComponentChildren;
}) {
  if (type === 'strong') return <strong>{inner}</strong>;
  if (type === 'emphasis') return <em>{inner}</em>;
  if (type === 'delete') return <s>{inner}</s>;
  return type === 'link' ? <span class="link">{inner}</span> : <>{inner}</>;
}

function Alone({ code }: { readonly code: SheetCode | undefined }) {
  if (code?.type === 'break') return <br />;
  if (code?.type === 'footnote') return <sup>{code.label}</sup>;
  if (code?.type === 'code') return <code dir="ltr">{code.label}</code>;
  return code?.type === 'link' ? (
    <bdi class="link" dir="ltr">
      {code.label}
    </bdi>
  ) : null;
}
