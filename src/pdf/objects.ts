import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** Typed access to the objects of a PDF (ISO 32000-1 §7.3) that never throws: what has another type is absent. */

/** The name object of a key or value, without its slash. */
export function name(value: string): PDFName {
  let known = names.get(value);
  if (known === undefined) names.set(value, (known = PDFName.of(value)));
  return known;
}

/** The library has one object a name, too, but decodes the name each time to find it. */
const names = new Map<string, PDFName>();

/** What a name object says, without its slash. */
export function textOfName(of: PDFName): string {
  let text = textsOfNames.get(of);
  if (text === undefined) textsOfNames.set(of, (text = of.decodeText()));
  return text;
}

const textsOfNames = new WeakMap<PDFName, string>();

/** The value of a key, references followed. */
export function valueOf(dictionary: PDFDict | undefined, key: string): PDFObject | undefined {
  return dictionary === undefined ? undefined : dictionary.context.lookup(dictionary.get(name(key)));
}

/** The dictionary under a key; that of a stream if it is one. */
export function dictionaryAt(dictionary: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDictionary(valueOf(dictionary, key));
}

/** The array under a key. */
export function arrayAt(dictionary: PDFDict | undefined, key: string): PDFArray | undefined {
  const value = valueOf(dictionary, key);
  return value instanceof PDFArray ? value : undefined;
}

/** The name under a key, without its slash. */
export function nameAt(dictionary: PDFDict | undefined, key: string): string | undefined {
  const value = valueOf(dictionary, key);
  return value instanceof PDFName ? textOfName(value) : undefined;
}

/** The number under a key. */
export function numberAt(dictionary: PDFDict | undefined, key: string): number | undefined {
  const value = valueOf(dictionary, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** The text string under a key (§7.9.2.2), decoded. */
export function textAt(dictionary: PDFDict | undefined, key: string): string | undefined {
  return asText(valueOf(dictionary, key));
}

/** A text string, decoded. */
export function asText(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
  try {
    return value.decodeText();
  } catch {
    return undefined;
  }
}

/** An object as a dictionary; a stream gives its own. */
export function asDictionary(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFDict) return value;
  // Streams of every class keep their dictionary under this name.
  const own = (value as { readonly dict?: unknown } | undefined)?.dict;
  return own instanceof PDFDict ? own : undefined;
}

/** The elements of an array, references followed. */
export function elementsOf(array: PDFArray | undefined): (PDFObject | undefined)[] {
  return Array.from({ length: array?.size() ?? 0 }, (_, at) => array?.lookup(at));
}

/** The numbers of an array; other elements are left out. */
export function numbersOf(array: PDFArray | undefined): number[] {
  return elementsOf(array).flatMap((element) => (element instanceof PDFNumber ? [element.asNumber()] : []));
}

/** A text string object: ASCII where it suffices, else UTF-16 (§7.9.2.2). */
export function textString(text: string): PDFString | PDFHexString {
  if (!/^[\x20-\x7E]*$/u.test(text)) return PDFHexString.fromText(text);
  return PDFString.of(text.replace(/[\\()]/gu, '\\$&'));
}

/** Registers an object and gives its reference, or keeps the one it has. */
export function referenceTo(context: PDFContext, object: PDFObject): PDFRef {
  return knownReference(context, object) ?? context.getObjectRef(object) ?? context.register(object);
}

/** References by their objects, up to an object number. */
interface References {
  readonly byObject: Map<PDFObject, PDFRef>;
  last: number;
}

const references = new WeakMap<PDFContext, References>();

/** The library looks through all objects of the file each time; here each is looked at once. */
function knownReference(context: PDFContext, object: PDFObject): PDFRef | undefined {
  let known = references.get(context);
  if (known === undefined) references.set(context, (known = { byObject: new Map(), last: 0 }));
  while (known.last < context.largestObjectNumber) {
    known.last += 1;
    const reference = PDFRef.of(known.last);
    const registered = context.lookup(reference);
    if (registered !== undefined && !known.byObject.has(registered))
      known.byObject.set(registered, reference);
  }
  const reference = known.byObject.get(object);
  // An object that was replaced or deleted meanwhile has no reference any more.
  return reference !== undefined && context.lookup(reference) === object ? reference : undefined;
}
