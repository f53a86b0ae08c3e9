import { expect, test } from 'vitest';
import { parseWeeklyTimes } from './parse-times.ts';
import {
  looksPersonal,
  parseAudience,
  parseCents,
  parseContacts,
  parseDate,
  parseYesNo,
  splitList,
} from './parse-values.ts';

const times = (text: string) =>
  parseWeeklyTimes(text).times.map(({ byday, opens_at, closes_at }) => `${byday} ${opens_at}-${closes_at}`);

test.each([
  ['dinsdag 10.00-12.00', ['TU 10:00-12:00']],
  ['di 10-12 uur en do 14.00 tot 16.30 uur', ['TU 10:00-12:00', 'TH 14:00-16:30']],
  ['ma t/m vr 9.00–17.00', ['MO', 'TU', 'WE', 'TH', 'FR'].map((day) => `${day} 09:00-17:00`)],
  ['Maandag en woensdag: 19:30 - 21:00', ['MO 19:30-21:00', 'WE 19:30-21:00']],
  ["'s woensdags 13u30 tot 15u30", ['WE 13:30-15:30']],
  ['woensdagmiddag 2-4', ['WE 14:00-16:00']],
  ['donderdagavond 7 - 9', ['TH 19:00-21:00']],
  ['10.00-12.00 (vrijdag)', ['FR 10:00-12:00']],
  ['vrijdag 10-12 en 14-16', ['FR 10:00-12:00', 'FR 14:00-16:00']],
  ['elke dag 8-10', ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((day) => `${day} 08:00-10:00`)],
  ['Tuesdays 7pm-9pm', ['TU 19:00-21:00']],
])('“%s” is read as people mean it', (text, wanted) => {
  expect(times(text)).toEqual(wanted);
});

test.each([
  'eerste dinsdag van de maand 10-12',
  '2e woensdag 14.00-16.00',
  'om de week di 10-12',
  'even weken do 9-11',
])('“%s” is not every week, so no week is made of it', (text) => {
  expect(parseWeeklyTimes(text)).toEqual({ times: [], why: 'not-weekly' });
});

test.each([
  'op afspraak',
  'dinsdagochtend',
  '10-12',
  'di 10-12 en vrijdag in overleg',
  'di 12-10',
  'di vanaf 10-12-2026',
])('“%s” is not half understood', (text) => {
  expect(parseWeeklyTimes(text)).toEqual({ times: [], why: 'times-unread' });
});

test('dates, prices, yes and no, as people put them in a cell', () => {
  expect(
    ['2026-03-12', '12-3-2026', '12/3/26', '12 maart 2026', 'mrt 2026', '31-2-2026'].map(parseDate),
  ).toEqual(['2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12', null, null]);
  expect(
    ['gratis', '€ 2,50', '2,50 per keer', '€5,-', '3 euro', '€ 2 tot € 5', 'vrijwillige bijdrage'].map(
      parseCents,
    ),
  ).toEqual([0, 250, 250, 500, 300, null, null]);
  expect(['ja', 'X', '✓', 'Nee', 'soms', ''].map(parseYesNo)).toEqual([true, true, true, false, null, null]);
  expect(['Vrouwen', 'alleen voor mannen', 'iedereen', 'vrouwen en kinderen'].map(parseAudience)).toEqual([
    'women',
    'men',
    'everyone',
    null,
  ]);
  expect(splitList('Nederlands, Arabisch en Tigrinya')).toEqual(['Nederlands', 'Arabisch', 'Tigrinya']);
});

test('a free cell gives how to reach it, and never a name; what looks like somebody’s own is known', () => {
  expect(parseContacts('Fatma de Vries, 038-1234567, info@buurthuis.example, www.buurthuis.example')).toEqual(
    {
      email: 'info@buurthuis.example',
      phone: '038-1234567',
      website: 'www.buurthuis.example',
    },
  );
  expect(
    ['06-12345678', '+31 6 1234 5678', 'fatma@gmail.com', '038-1234567', 'info@buurthuis.example'].map(
      looksPersonal,
    ),
  ).toEqual([true, true, true, false, false]);
});
