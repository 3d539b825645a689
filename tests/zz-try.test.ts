import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { readDocxDraft } from '../src/exchange/whole/docx/index.js';
import { readOdtDraft } from '../src/exchange/whole/odt/index.js';
import { readHtmlDraft } from '../src/exchange/whole/html/index.js';
import { readTextDraft } from '../src/exchange/whole/draft/plain.js';
const R = {odt:readOdtDraft, docx: readDocxDraft, html: readHtmlDraft, txt: readTextDraft} as any;
test('x', () => {
  for (const f of (process.env.F ?? '').split(',')) {
    const { value, problems } = R[f.split('.').pop()!](new Uint8Array(readFileSync(f)), f, () => ({ ending: 'png' }));
    console.log(f, problems, value?.languages, value?.wanted);
    const m = value?.finish(new Map());
    console.log(m?.markdown); console.log(m?.remarks); console.log([...m!.images].map(([n,b])=>[n,b.length]));
    if (process.env.W) console.log(m?.words.replace(/\s+/g,' '));
  }
});
