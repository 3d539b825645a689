import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeXml, readXml, XML_LIMITS, XmlFault, type XmlLimits } from '../../src/xml/read.js';
import { cutAtForbidden, replaceForbidden } from '../../src/xml/characters.js';
import { x, xmlFile, xmlText, type XmlElement } from '../../src/xml/write.js';
import { anyText } from '../any-text.js';
import { runs } from '../runs.js';

/** What the reader makes of a file. */
function read(text: string, limits: Partial<XmlLimits> = {}): XmlElement | undefined {
  interface Open {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: (XmlElement | string)[];
  }
  const open: Open[] = [];
  let root: Open | undefined;
  const handlers = {
    open({ name, attributes }: Parameters<NonNullable<Parameters<typeof readXml>[1]['open']>>[0]) {
      const values = Object.fromEntries(attributes.map((one) => [one.name, one.value]));
      const element: Open = { name, attributes: values, children: [] };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(value: string) {
      open.at(-1)?.children.push(value);
    },
  };
  readXml(text, handlers, limits);
  return root;
}

const faultOf = (text: string, limits: Partial<XmlLimits> = {}) => {
  try {
    read(text, limits);
  } catch (error) {
    return error instanceof XmlFault ? error : undefined;
  }
  return undefined;
};

const characters = anyText({ minLength: 1 });
const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const text = fc.oneof(characters, units, fc.constantFrom(']]>', '&amp;', '<!--', '\r\n', '\u0000', '"\'\t'));
const element = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('a', 'b-c', 'd.e', '_f'),
      fc.dictionary(fc.constantFrom('one', 'two'), text),
      fc.oneof(
        { maxDepth: 4 },
        fc.array(text, { maxLength: 1 }),
        fc.array<XmlElement | string>(tie('element'), { maxLength: 3 }),
      ),
    )
    .map(([name, attributes, children]) => x(name, attributes, children)),
})).element;

/** The tree as XML can hold it. */
function held({ name, attributes, children }: XmlElement): XmlElement {
  const one = (value: string) => replaceForbidden(value, '\uFFFD');
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, one(value)])),
    children: children.map((child) => (typeof child === 'string' ? one(child) : held(child))),
  };
}

describe('what is written is read back', () => {
  test('whatever the texts and attributes are', () => {
    fc.assert(
      fc.property(element, fc.boolean(), (root, hasLineFeedsEscaped) => {
        expect(read(xmlFile(root, { hasLineFeedsEscaped }))).toEqual(held(root));
      }),
      { numRuns: runs(100) },
    );
  });

  test('the indentation of structure leaves exact text alone', () => {
    const root = x('list', x('item', ' one\n'), x('item', x('b', 'two'), ' three'));
    expect(xmlFile(root, { exact: new Set(['item']) })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<list>\n  <item> one\n</item>\n  <item><b>two</b> three</item>\n</list>\n',
    );
  });

  test('no line of the output begins within a text where line feeds are escaped', () => {
    expect(xmlText(x('a', { b: '1\n2' }, 'x\ny'), { hasLineFeedsEscaped: true })).toBe(
      '<a b="1&#10;2">x&#10;y</a>',
    );
  });

  test('a name that is none is refused', () => {
    expect(() => x('a b')).toThrow(TypeError);
    expect(() => x('a', { 'b>': '' })).toThrow(TypeError);
  });
});

test('a text is cut around each character that XML cannot hold', () => {
  expect(cutAtForbidden('a\u0001\uD800b')).toEqual(['a', '\u0001', '', '\uD800', 'b']);
});

describe('the reader refuses', () => {
  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  test.each<[string, string, Partial<XmlLimits>, string]>([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', {}, 'doctype'],
    ['elements too deep in each other', deep(XML_LIMITS.depth + 1), {}, 'depth'],
    ['more elements than are allowed', '<a><b/><b/></a>', { elements: 2 }, 'elements'],
    ['more attributes than are allowed', '<a b="" c=""/>', { attributes: 1 }, 'attributes'],
    [
      'an element of too many attributes',
      '<a><d e=""/><d b="" c=""/></a>',
      { ownAttributes: 1 },
      'ownAttributes',
    ],
    ['a file that is too long', '<a>long</a>', { characters: 10 }, 'characters'],
    ['an entity that is not XML’s own', '<a>&nbsp;</a>', {}, 'malformed'],
    ['what does not end', '<a>', {}, 'malformed'],
    ['nothing at all', '', {}, 'malformed'],
  ])('%s', (_, file, limits, reason) => {
    expect(faultOf(file, limits)?.reason).toBe(reason);
  });

  test('at the limit, nothing', () => {
    expect(faultOf(deep(XML_LIMITS.depth))).toBeUndefined();
    expect(
      faultOf('<a b="" c=""><d/></a>', { elements: 2, attributes: 2, ownAttributes: 2 }),
    ).toBeUndefined();
  });

  test('with the line of the fault', () => {
    expect(faultOf('<a>\n\n<b></c>\n</a>')).toMatchObject({ reason: 'malformed', line: 3 });
  });

  test('bytes that are not the characters they say', () => {
    expect(() => decodeXml(Uint8Array.of(0x3c, 0xff))).toThrow(XmlFault);
    expect(decodeXml(Uint8Array.of(0xff, 0xfe, 0x3c, 0))).toBe('<');
  });
});

test('what a handler throws reaches the caller as it is', () => {
  const own = new Error('enough');
  const open = () => {
    throw own;
  };
  expect(() => {
    readXml('<a/>', { open });
  }).toThrow(own);
});
