import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  instruction,
  readContent,
  writeContent,
  type Instruction,
  type Operand,
} from '../../src/pdf/syntax/content.js';
import { PdfName, PdfString } from '../../src/pdf/syntax/objects.js';
import { expectLinear } from '../cost.js';
import { runs } from '../runs.js';

const read = (text: string) => readContent(Buffer.from(text, 'latin1'));
const text = (operand: Operand | undefined) => (operand instanceof PdfString ? operand.bytes : undefined);

test('operators with their operands', () => {
  const { instructions, faults } = read(
    'q .24 0 0 -.24 0 841.92 cm\n/F1 12 Tf% a comment\r[<0041>-12.5(b)]TJ true Q',
  );
  expect(faults).toEqual([]);
  expect(instructions.map(({ operator }) => operator)).toEqual(['q', 'cm', 'Tf', 'TJ', 'Q']);
  expect(instructions[1]?.operands).toEqual([0.24, 0, 0, -0.24, 0, 841.92]);
  expect(instructions[2]?.operands).toEqual([new PdfName('F1'), 12]);
  expect(instructions[4]?.operands).toEqual([true]);
});

test('strings: nested brackets, escapes, octal codes, line ends, an odd hexadecimal digit', () => {
  const { instructions } = read('(a(b)c) (\\(\\n\\101\\7) (x\r\ny) (p\\\nq) <4 1 5> F');
  expect(instructions[0]?.operands.map(text)).toEqual(['a(b)c', '(\nA\x07', 'x\ny', 'pq', 'AP']);
});

test('names with numbers for characters, and property lists', () => {
  const { instructions } = read('/A#20B <</MCID 3 /ActualText <FEFF0041> /K [1 /X]>> BDC');
  const [tag, list] = instructions[0]?.operands ?? [];
  expect(tag).toEqual(new PdfName('A B'));
  expect(list).toBeInstanceOf(Map);
  expect(writeContent(instructions).toString()).toBe(
    Buffer.from('/A#20B <</MCID 3 /ActualText <FEFF0041> /K [1 /X]>> BDC\n').toString(),
  );
});

test('an inline image is one instruction, whatever its samples are', () => {
  const samples = Buffer.from([1, 0x20, 0x45, 0x49, 0x20, 0xff, 0, 2]);
  const source = Buffer.concat([Buffer.from('BI /W 1 /H 1 ID '), samples, Buffer.from('\nEI\nQ')]);
  const { instructions, faults } = readContent(source);
  expect(faults).toEqual([]);
  expect(instructions.map(({ operator }) => operator)).toEqual(['BI', 'Q']);
  expect(Buffer.from(instructions[0]?.samples ?? [])).toEqual(samples);
  expect(readContent(writeContent(instructions)).instructions).toEqual(instructions);
});

test.each([
  ['(never ends', 'a string does not end'],
  ['<41', 'a hexadecimal string does not end'],
  ['[1 2', 'an array or a dictionary does not end'],
  ['<</A 1', 'an array or a dictionary does not end'],
  [') Tj', 'A stray “)”.'],
  ['1 2', 'Operands at the end have no operator.'],
  ['BI /W 1 ID xx', 'An inline image does not end.'],
])('%s is a fault, not an exception', (source, reason) => {
  expect(read(source).faults.map((fault) => fault.reason)).toContain(reason);
});

test.each(['[', '<<', '(', 'BI ', '< '])('a million open brackets %s are read in a moment', (bracket) =>
  expectLinear(250_000 / bracket.length, (count) => {
    expect(read(bracket.repeat(count)).faults.length).toBeLessThanOrEqual(100);
  }),
);

const operand = fc.letrec<{ operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: -99999, max: 99999 }).map((number) => number / 1000),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'binary-ascii' }).map((value) => new PdfName(value)),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new PdfString(Buffer.from(bytes).toString('latin1'))),
    fc.array(tie('operand'), { maxLength: 4 }),
    fc
      .dictionary(fc.stringMatching(/^[A-Za-z]{1,8}$/u), tie('operand'), {
        maxKeys: 3,
        noNullPrototype: true,
      })
      .map((entries) => new Map(Object.entries(entries))),
  ),
})).operand;

test('what is written is read again', () => {
  const operator = fc.constantFrom('q', 'Tj', 'T*', "'", '"', 'BDC', 'sc');
  const program = fc.array(fc.tuple(operator, fc.array(operand, { maxLength: 5 })), { maxLength: 8 });
  fc.assert(
    fc.property(program, (lines) => {
      const instructions: Instruction[] = lines.map(([name, operands]) => instruction(name, ...operands));
      const again = readContent(writeContent(instructions));
      expect(again.faults).toEqual([]);
      expect(normal(again.instructions)).toEqual(normal(instructions));
    }),
  );
});

test('any bytes at all are read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { instructions } = readContent(bytes);
      readContent(writeContent(instructions));
    }),
    { numRuns: runs(150) },
  );
});

/** Samples are views on the stream they were read from: their bytes alone are compared; -0 and 0 are the same. */
function normal(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Map) return new Map(Array.from(value, ([key, one]) => [key, normal(one)]));
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, normal(one)]));
  }
  return Object.is(value, -0) ? 0 : value;
}
