import { expect, test } from 'vitest';
import { templateFit, withTyped } from './rules.ts';

const monday = new Date('2026-11-23T09:00:00Z');
const friday = new Date('2026-11-27T09:00:00Z');
const texts = { nl: { text: 'Dag', changedAt: monday }, ar: { text: 'مرحبا', changedAt: monday } };

test('a text that stays the same keeps its moment, so that only the language somebody changed is newer', () => {
  const changed = withTyped(texts, { nl: ' Goedendag ', ar: 'مرحبا', en: '' }, friday);
  expect(changed).toEqual({ nl: { text: 'Goedendag', changedAt: friday }, ar: texts.ar });
  expect(templateFit({ texts: changed }, 'ar')).toBe('older');
});

test('a template fits who reads a language in which it was written, and says when it does not exist in it', () => {
  expect(templateFit({ texts }, 'ar')).toBe('fits');
  expect(templateFit({ texts }, 'ti')).toBe('missing');
  expect(templateFit({ texts: withTyped(texts, { nl: 'Hoi', ar: 'أهلا' }, friday) }, 'ar')).toBe('fits');
  expect(templateFit({ texts }, 'nl')).toBe('fits');
});
