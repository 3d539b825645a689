import type { ComponentChildren } from 'preact';
import type { SheetRemark } from '../../model/sheet.js';

interface RemarkWordsProps {
  readonly remark: SheetRemark;
  /** What is said below them. */
  readonly children?: ComponentChildren;
}

/** Who said it, and what: each in its own direction. */
export function RemarkWords({ remark, children }: RemarkWordsProps) {
  return (
    <p>
      <strong>
        <bdi>{remark.by}</bdi>
      </strong>
      <br />
      <bdi>{remark.text}</bdi>
      {children}
    </p>
  );
}
