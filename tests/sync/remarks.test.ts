import { expect, test } from 'vitest';
import { remarksPath, type Remarks } from '../../src/model/remarks.js';
import { parseRemarks } from '../../src/parse/remarks.js';
import {
  addFromFile,
  addRemark,
  reopenRemark,
  serializeRemarks,
  settleRemark,
} from '../../src/sync/remarks.js';
import { remarkFault } from '../../src/text/remark-fault.js';

const SOURCE = new Map([
  ['title', 'Keep it open'],
  ['text', 'They stay.'],
  ['end', 'Write to us.'],
]);
const SAID = { key: 'text', by: 'Ann Lee', text: 'Too weak.' };
const plain = (remarks: Remarks) =>
  [...remarks.values()].flat().map(({ id, key, by, text, settledBy }) => ({
    id,
    key,
    by,
    text,
    ...(settledBy !== undefined && { settledBy }),
  }));

test('the same remark has the same identity and is there once, however it arrives', () => {
  const first = addRemark(undefined, SAID);
  expect(first).toMatchObject({ isNew: true, remark: SAID });
  expect(first.remark.id).toMatch(/^[0-9a-f]{8}$/u);
  expect(addRemark(undefined, SAID).remark).toEqual(first.remark);
  for (const add of [addRemark, addFromFile]) {
    const again = add(first.remarks, { key: 'text', by: ' Ann Lee ', text: 'Too weak.\r\n' });
    expect([again.isNew, again.remarks]).toEqual([false, first.remarks]);
  }
  expect(addRemark(first.remarks, { ...SAID, key: 'end' }).remark.id).not.toBe(first.remark.id);
});

test('settled words are new if a person says them, and known if a file does', () => {
  const { remarks, remark } = addRemark(undefined, SAID);
  const settled = settleRemark(remarks, remark, ' Bo Lin ');
  expect(plain(settled)).toEqual([{ ...remark, settledBy: 'Bo Lin' }]);
  // The first who settles it is the one who did.
  expect(settleRemark(settled, remark, 'Cy')).toBe(settled);
  expect(addFromFile(settled, SAID)).toMatchObject({ isNew: false, remarks: settled });
  const again = addRemark(settled, SAID);
  expect(plain(again.remarks)).toEqual([{ ...remark, settledBy: 'Bo Lin' }, again.remark]);
  expect(again.remark.id).not.toBe(remark.id);
  expect(plain(reopenRemark(settled, remark))).toEqual([remark]);
  expect(reopenRemark(remarks, remark)).toBe(remarks);
  expect(settleRemark(remarks, { key: 'text', id: '00000000' }, 'Bo')).toBe(remarks);
});

test('the file comes back as it was, in the order of the statement, what has left it first', () => {
  let remarks: Remarks = new Map();
  for (const key of ['end', 'gone', 'title', 'end', '__proto__', 'press.json/about']) {
    ({ remarks } = addRemark(remarks, { key, by: 'Ann “A” Lee', text: `On ${key}:\nsee ${remarks.size}` }));
  }
  const text = serializeRemarks(remarks, SOURCE);
  const keys = text.split('\n').flatMap((line) => /^ {2}"([^"#]+)(#?)/u.exec(line)?.slice(1).join('') ?? []);
  expect(keys).toEqual([
    ...['__proto__#', 'gone#', 'press.json/about#'],
    ...['title#', 'title', 'text', 'end#', 'end#', 'end'],
  ]);
  const read = parseRemarks('fa', text);
  expect(read.problems).toEqual([]);
  expect(serializeRemarks(read.value ?? new Map(), SOURCE)).toBe(text);
  expect(new Set(plain(read.value ?? new Map()))).toEqual(new Set(plain(remarks)));
});

test.each([
  ['{"text#1f0c2a7e": {"by": "Ann"}}', 'no name or no text', 1, 19],
  ['{\n  "text": null,\n  "text#1f0c2a7e": "Too weak."}', 'not an object', 3, 21],
  ['{"text": {"by": "Ann", "text": "a"}}', 'does not name a remark', 1, 10],
  ['{"text#1f0c2a7e": {"by": "Ann", "text": "a", "note": "b"}}', 'has “note”', 1, 19],
  ['{"text#1f0c2a7e": {"by": "", "text": "a"}}', 'is empty', 1, 19],
  ['{"text#1f0c2a7e": {"by": "Ann", "text": "a", "settledBy": "Bo\\u202e"}}', 'U+202E', 1, 19],
  ['{"text#1f0c2a7e": {"by": "Ann", "text": "a\\u0007"}}', 'U+0007', 1, 19],
  ['{"text#1f0c2a7e": {"by": "Ann" "text": "a"}}', 'not JSON', 1, 32],
])('a file that no command writes is refused at its place: %s', (text, message, line, column) => {
  const [problem] = parseRemarks('fa', text).problems;
  expect(problem).toMatchObject({ fatal: true, file: remarksPath('fa'), line, column });
  expect(problem?.message).toContain(message);
});

test('a remark is a name on one line and some words', () => {
  expect(remarkFault(SAID)).toBeUndefined();
  expect(remarkFault({ ...SAID, text: 'می‌خواهم\r\nدو خط' })).toBeUndefined();
  expect(remarkFault({ ...SAID, by: '  ' })).toContain('is empty');
  expect(remarkFault({ ...SAID, by: 'Ann\nLee' })).toContain('cannot be seen');
  expect(remarkFault({ ...SAID, by: 'A'.repeat(201) })).toContain('200');
  expect(remarkFault({ ...SAID, text: ' \n' })).toContain('no words');
  expect(remarkFault({ ...SAID, text: 'A'.repeat(4001) })).toContain('4000');
  expect(remarkFault({ ...SAID, key: 'a\tb' })).toContain('key');
});
