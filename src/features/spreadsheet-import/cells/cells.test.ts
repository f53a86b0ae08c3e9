import { expect, test } from 'vitest';
import { fromRrule } from '#core/time/rrule.ts';
import { parseWeeklyTimes } from './parse-times.ts';
import {
  looksPersonal,
  parseAudience,
  parseCents,
  parseContactForms,
  parseContacts,
  parseDate,
  parseGifts,
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

const rhythms = (text: string, start: string | null = null) => {
  const { times, why } = parseWeeklyTimes(text, { start, today: '2026-11-24' });
  return (
    why ??
    times.map(({ freq, byday, interval = 1, dtstart, valid_from, opens_at }) =>
      [freq[0], interval, byday, opens_at, dtstart ?? valid_from].filter(Boolean).join(' '),
    )
  );
};

test.each([
  ['eerste dinsdag van de maand 10-12', ['M 1 1TU 10:00']],
  ['1e dinsdag v.d. maand 10.00-12.00', ['M 1 1TU 10:00']],
  ['elke eerste en derde zaterdag 14-16', ['M 1 1SA,3SA 14:00']],
  ['2e woensdag 14.00-16.00', ['M 1 2WE 14:00']],
  ['laatste vrijdag van de maand 15-17 uur', ['M 1 -1FR 15:00']],
  ['1e, 3e en 5e maandag 9-11', ['M 1 1MO,3MO,5MO 09:00']],
  ['1e dinsdag en 3e donderdag van de maand 10-12', ['M 1 1TU 10:00', 'M 1 3TH 10:00']],
  ['dinsdag 10-12 (1e en 3e van de maand)', ['M 1 1TU,3TU 10:00']],
  ['first Tuesday of the month 10-12', ['M 1 1TU 10:00']],
  ['every second Tuesday of the month 10-12', ['M 1 2TU 10:00']],
  ['om de week di 10-12 vanaf 1-12-2026', ['W 2 TU 10:00 2026-12-01']],
  ['om de week dinsdag 10-12, start 1 december 2026', ['W 2 TU 10:00 2026-12-01']],
  ['tweewekelijks do 9-11 (eerstvolgende keer: 3-12-2026)', ['W 2 TH 09:00 2026-12-03']],
  ['every other Tuesday 7pm-9pm from 2026-12-01', ['W 2 TU 19:00 2026-12-01']],
  ['every two weeks on Tuesday 10-12 from 1-12-2026', ['W 2 TU 10:00 2026-12-01']],
  ['eens per 3 weken di en do 10-12 vanaf 3-12-2026', ['W 3 TU 10:00 2026-12-03', 'W 3 TH 10:00 2026-12-03']],
  ['even weken do 9-11', ['W 2 TH 09:00 2026-01-05']],
  ['do 9-11 in de oneven weken', ['W 2 TH 09:00 2025-12-29']],
  ['1e dinsdag van de maand 10-12; elke donderdag 14-16', ['M 1 1TU 10:00', 'W 1 TH 14:00']],
  ['di 10-12 vanaf 5 januari 2027', ['W 1 TU 10:00 2027-01-05']],
])('“%s” repeats as people mean it', (text, wanted) => {
  expect(rhythms(text)).toEqual(wanted);
});

test('a column of its own says from which date it is every two weeks', () => {
  expect(rhythms('om de week di 10-12', '2026-12-01')).toEqual(['W 2 TU 10:00 2026-12-01']);
});

test('even weeks are those of the calendar, also after a year with 53 weeks', () => {
  const { times } = parseWeeklyTimes('even weken do 9-11', { start: null, today: '2027-01-05' });
  const [even] = fromRrule('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', times[0]?.dtstart ?? null).ok ? times : [];
  // 14 January 2027 is in week 2.
  expect(even?.dtstart).toBe('2027-01-11');
});

test.each([
  'om de week di 10-12',
  'tweewekelijks dinsdag 10.00-12.00',
  'om de week di 10-12 vanaf 2-12-2026',
])('“%s” does not say which weeks: nobody is sent to a closed door half of the time', (text) => {
  expect(rhythms(text)).toBe('no-start');
});

test.each([
  'elke tweede dinsdag 10-12',
  'every third Tuesday 10-12',
  'maandelijks op dinsdag 10-12',
  'om de dinsdag 10-12',
  'bi-weekly Tuesday 10-12',
  'elke maand op de 15e 10-12',
  'eerste week van de maand di 10-12',
])('“%s” can mean more than one thing, so no time is made of it', (text) => {
  expect(parseWeeklyTimes(text)).toEqual({ times: [], why: 'not-weekly' });
});

test.each([
  'op afspraak',
  'dinsdagochtend',
  '10-12',
  'di 10-12 en vrijdag in overleg',
  'di 12-10',
  'di vanaf 10-12-2026',
  'dinsdag 8 december 2026 10-12',
  'di 8-12-2026 10.00-12.00',
  '1e dinsdag 10-12 en donderdag 14-16',
  'om de week di 10-12 en do 14-16 vanaf 1-12-2026',
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

test('how people meet is a whole list or none; what helpers are looked for is found in words', () => {
  expect(
    ['groep', 'één op één, thuis', 'Groep en telefonisch', 'maatje', 'groep of zo', 'ja'].map(
      parseContactForms,
    ),
  ).toEqual([['group'], ['oneToOne', 'atHome'], ['group', 'telephone'], ['oneToOne'], null, null]);
  expect(['iemand die kan koken en klussen', 'les geven', 'vrijwilligers'].map(parseGifts)).toEqual([
    ['cook', 'repair'],
    ['lessons'],
    [],
  ]);
});
