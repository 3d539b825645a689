// pdf.js for old browsers replaces functions of the language by slower ones of its own, which all later tests of the
// worker would use, the program under test too. They are put back; what this version of Node lacks stays.
const parse = Object.getOwnPropertyDescriptor(JSON, 'parse');
const stringify = Object.getOwnPropertyDescriptor(JSON, 'stringify');
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
const toString = Object.getOwnPropertyDescriptor(Function.prototype, 'toString');

const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// It would be loaded, and replace them again, with the first document.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');

Object.defineProperties(JSON, { ...(parse && { parse }), ...(stringify && { stringify }) });
if (push) Object.defineProperty(Array.prototype, 'push', push);
if (toString) Object.defineProperty(Function.prototype, 'toString', toString);

export { getDocument };
