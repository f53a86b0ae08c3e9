import { expect, test } from 'vitest';
import { form, formerSource, text } from '../../translations/listing-texts.testing.ts';
import { translationStatuses } from './status.ts';

test('each language says what state its text is in, and whether a machine translation can be requested', () => {
  const texts = [
    text('ar', 'machine'),
    text('en', 'person'),
    text('fr', 'person', formerSource),
    text('tr', 'machine', formerSource),
  ];
  const requests = [
    { language: 'uk' as const, number: 1, error: null },
    { language: 'fa' as const, number: 2, error: 'lost' as const },
  ];
  const statuses = translationStatuses(form, texts, requests, ['en', 'ar', 'fr', 'tr', 'uk', 'fa', 'so']);
  expect(statuses.map(({ language }) => language)).not.toContain('nl');
  expect(statuses).toHaveLength(11);
  const statusOf = (code: string) => statuses.find(({ language }) => language === code);
  expect(statusOf('ar')).toMatchObject({ by: 'machine', outdated: false, canRequest: false });
  expect(statusOf('en')).toMatchObject({ by: 'person', outdated: false, canRequest: false });
  expect(statusOf('fr')).toMatchObject({ by: 'person', outdated: true, canRequest: false });
  expect(statusOf('tr')).toMatchObject({ by: 'machine', outdated: true, canRequest: true });
  expect(statusOf('uk')).toMatchObject({ by: null, request: 'under-way', canRequest: false });
  expect(statusOf('fa')).toMatchObject({ by: null, request: 'lost', canRequest: true });
  expect(statusOf('so')).toMatchObject({ by: null, request: null, canRequest: true });
  expect(statusOf('ti')).toMatchObject({ by: null, request: null, canRequest: false });
  expect(translationStatuses({ ...form, textLanguage: 'ru' }, [], [], [])).toHaveLength(12);
});
