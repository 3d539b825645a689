import { useWords } from '../words.js';

/** The size of a file in thousands of bytes, as file managers count them. */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const say = useWords();
  return <span class="quiet">{say('file.size', { count: Math.max(1, Math.round(bytes / 1000)) })}</span>;
}
