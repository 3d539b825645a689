import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { referenceTo } from '../../src/pdf/objects.js';

test('an object keeps its reference, whoever registered it and whenever', async () => {
  const { context } = await PDFDocument.create();
  const [early, late, own] = [context.obj({}), context.obj({}), context.obj({})];
  const ofEarly = context.register(early);
  expect(referenceTo(context, early)).toBe(ofEarly);
  const ofLate = context.register(late);
  expect(referenceTo(context, late)).toBe(ofLate);
  const ofOwn = referenceTo(context, own);
  expect(context.lookup(ofOwn)).toBe(own);
  expect(referenceTo(context, own)).toBe(ofOwn);
});

test('an object that was replaced or deleted gets another reference', async () => {
  const { context } = await PDFDocument.create();
  const [replaced, deleted, instead] = [context.obj({}), context.obj({}), PDFName.of('Instead')];
  const ofReplaced = referenceTo(context, replaced);
  const ofDeleted = referenceTo(context, deleted);
  context.assign(ofReplaced, instead);
  context.delete(ofDeleted);
  for (const [object, before] of [
    [replaced, ofReplaced],
    [deleted, ofDeleted],
  ] as const) {
    const after = referenceTo(context, object);
    expect(after).not.toBe(before);
    expect(context.lookup(after)).toBe(object);
  }
  expect(referenceTo(context, instead)).toBe(ofReplaced);
});

test('no registered object is looked for in the whole file', async () => {
  const { context } = await PDFDocument.create();
  const objects = Array.from({ length: 20_000 }, () => context.obj({}));
  for (const object of objects) context.register(object);
  let looked = 0;
  context.getObjectRef = () => {
    looked += 1;
    return undefined;
  };
  for (const object of objects) referenceTo(context, object);
  expect(looked).toBe(0);
});
