/** The segment that a person is in, counted from 0; −1 if she is in none. */
export function currentSegment(): number {
  const id = document.activeElement?.closest('article')?.querySelector('.surface')?.id ?? '';
  return Number(/^segment-(\d+)/u.exec(id)?.[1] ?? 0) - 1;
}
