import { expect, test } from 'vitest';
import { missingStrings, parseStrings, requiredKeys, unreviewedStrings } from '../../src/parse/strings.js';

const complete = new Map([
  ['notes', 'Notes'],
  ['note.number', 'Note {{number}}'],
  ['end', 'Ends'],
]);
const whole = new Map([['en', complete]]);

/** A locale’s strings without one of them. */
function without(key: string): Map<string, string> {
  return new Map([...complete].filter(([own]) => own !== key));
}

test('a locale whose strings are older than the word for one note is whole', () => {
  expect(missingStrings(new Map([...whole, ['fr', without('note.number')]]), complete, 'en')).toEqual([]);
});

test('a locale without any other string is named, with the command that makes a place for it', () => {
  expect(missingStrings(new Map([...whole, ['fr', without('end')]]), complete, 'en')).toMatchObject([
    {
      rule: 'missing-string',
      severity: 'warning',
      locale: 'fr',
      message: expect.stringContaining('lacks 1 of 2 interface strings (end)') as string,
      help: expect.stringContaining('`publish strings fr`') as string,
    },
  ]);
});

test('a locale without strings is one finding, which names the language that lends them', () => {
  const [none] = missingStrings(new Map([...whole, ['sq', new Map()]]), complete, 'en');
  expect(none?.message).toBe(
    '“sq” has none of the 2 interface strings; its pages show those words in “en”, marked as such.',
  );
  const [source] = missingStrings(new Map([['sq', new Map<string, string>()]]), complete, 'sq');
  expect(source?.message).toContain('in “en”');
});

test('of what is counted, a language has a form for every plural category of CLDR', () => {
  const counted = new Map([
    ['words_one', '{{count}} word'],
    ['words_other', '{{count}} words'],
  ]);
  expect(requiredKeys(counted, 'ja')).toEqual(['words_other']);
  expect(
    requiredKeys(counted, 'ar')
      .map((key) => key.slice(6))
      .sort(),
  ).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
});

test('a form that English has not is right, with the placeholders of the others', () => {
  const counted = new Map([['words_other', '{{number}} words']]);
  const read = (text: string) => parseStrings('ar', 'locales/ar/press.json', text, counted).problems;
  expect(read('{ "words_few": "{{number}} كلمات" }')).toEqual([]);
  expect(read('{ "words_few": "{{count}} كلمات" }')).toMatchObject([{ rule: 'invalid-value' }]);
});

test('an empty text and a remark for translators are no strings', () => {
  const text = '{ "// end": "Ends", "end": "", "kind": "بیانیه" }';
  const { value, problems } = parseStrings('fa', 'locales/fa/press.json', text, new Map());
  expect([...(value ?? [])]).toEqual([['kind', 'بیانیه']]);
  expect(problems).toEqual([]);
});

test('strings are unreviewed until a person signs them; the state has no other word', () => {
  const read = (text: string) => parseStrings('fr', 'locales/fr/press.json', text);
  const rules = (text: string) =>
    unreviewedStrings(new Map([['fr', read(text).value ?? new Map<string, string>()]])).map(
      ({ rule }) => rule,
    );
  expect(rules('{ "state": "unreviewed" }')).toEqual(['unreviewed-strings']);
  expect(rules('{ "state": "unreviewed", "reviewedBy": "Ada Lovelace" }')).toEqual([]);
  expect(rules('{ "kind": "Déclaration" }')).toEqual([]);
  expect(read('{ "state": "done" }').problems).toMatchObject([{ rule: 'invalid-value', key: 'state' }]);
});
