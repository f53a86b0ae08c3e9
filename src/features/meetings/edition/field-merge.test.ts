import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldValues, fingerprintsOf, mergeFields } from './field-merge.ts';

const shown: FieldValues = { room: 'Zaal 1', host: 'Het koor', 'about-nl': 'Een\nmiddag', places: '25' };
const seen = fingerprintsOf(shown);

test('what two people change in different fields is both kept', () => {
  const stored = { ...shown, room: 'Zaal 3' };
  const { values, conflicts } = mergeFields(seen, stored, { ...shown, places: '30' });
  expect(values).toEqual({ ...shown, room: 'Zaal 3', places: '30' });
  expect(conflicts).toEqual([]);
});

test('what both changed is shown, theirs beside yours, and yours stands in the form', () => {
  const stored = { ...shown, room: 'Zaal 3' };
  const { values, conflicts } = mergeFields(seen, stored, { ...shown, room: 'Balkon' });
  expect(conflicts).toEqual([{ name: 'room', theirs: 'Zaal 3', yours: 'Balkon' }]);
  expect(values.room).toBe('Balkon');
});

test('the line ends of a browser are no change, and both typing the same is no conflict', () => {
  const typed = { ...shown, 'about-nl': 'Een\r\nmiddag', room: 'Zaal 3' };
  const { values, conflicts } = mergeFields(seen, { ...shown, room: 'Zaal 3' }, typed);
  expect(conflicts).toEqual([]);
  expect(values['about-nl']).toBe('Een\nmiddag');
});

test('a form that says not what it showed overwrites nothing', () => {
  const { conflicts } = mergeFields('', shown, { ...shown, room: '' });
  expect(conflicts).toEqual([]);
  expect(mergeFields('', shown, { ...shown, room: 'Balkon' }).conflicts).toHaveLength(1);
});

test('of three values of any field, none that somebody typed disappears unseen', () => {
  const values = fc.record({ a: fc.constantFrom('', 'x', 'y'), b: fc.constantFrom('', 'x', 'y') });
  fc.assert(
    fc.property(values, values, values, (before, theirs, yours) => {
      const { values: merged, conflicts } = mergeFields(fingerprintsOf(before), theirs, yours);
      for (const name of ['a', 'b'] as const) {
        const both = theirs[name] !== before[name] && yours[name] !== before[name];
        const expectConflict = both && theirs[name] !== yours[name];
        expect(conflicts.some((conflict) => conflict.name === name)).toBe(expectConflict);
        const expected = yours[name] === before[name] ? theirs[name] : yours[name];
        expect(merged[name]).toBe(expected);
      }
    }),
  );
});
