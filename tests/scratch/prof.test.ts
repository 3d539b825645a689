import { test } from 'vitest';
import { Lexicon } from '../../src/parse/roles/lexicon.js';
import { readOpening } from '../../src/parse/roles/opening.js';
import { asBlock } from '../../src/parse/roles/block.js';
import { nameLikeness } from '../../src/parse/roles/likeness.js';
import { parseBlocks } from '../../src/parse/markdown.js';
import { recognition } from '../recognition.js';
test('x', () => {
  const lex = new Lexicon(recognition('ar', 'en').words, 'ar');
  const b = asBlock(parseBlocks('**أفراد:**').children[0]!);
  console.log(JSON.stringify(readOpening(b, lex, 'ar')), b.text, lex.find('asking', 'أفراد:'), lex.ends('clauses', 'أفراد:'));
  for (const n of ['د. هدى قاسم، أستاذة جامعية', 'كريم حداد، كاتب', 'أصدقاء المكتبة']) console.log(n, nameLikeness(n, lex), lex.begins('demands', n), lex.begins('positions', n));
});
