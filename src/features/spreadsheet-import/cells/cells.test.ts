import { expect, test } from 'vitest';
import { fromRrule } from '#core/time/rrule.ts';
import { splitAddresses } from './parse-addresses.ts';
import { looksPersonal, parseEmails, parsePhones, parseWebsites } from './parse-contacts.ts';
import { parseState } from './parse-state.ts';
import { parseWeeklyTimes } from './parse-times.ts';
import {
  parseAudience,
  parseCents,
  parseContactForms,
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
  ['di half 10 - half 12', ['TU 09:30-11:30']],
  ['dinsdagavond half acht tot half 10', ['TU 19:30-21:30']],
  ["dinsdag 's avonds 7-9", ['TU 19:00-21:00']],
  ['wo kwart over 9 tot kwart voor 11', ['WE 09:15-10:45']],
  ['Tuesday half past nine to eleven', ['TU 09:30-11:00']],
  ['di van tien tot twaalf', ['TU 10:00-12:00']],
  ['woe 9.00–11.30', ['WE 09:00-11:30']],
  ['zat. 14-16', ['SA 14:00-16:00']],
  ['ma 1000-1200', ['MO 10:00-12:00']],
  ['di/do 19u–21u', ['TU 19:00-21:00', 'TH 19:00-21:00']],
  ['di 10u30-12u', ['TU 10:30-12:00']],
  ['ma. 9,30-11,30', ['MO 09:30-11:30']],
  ['di 10:00:00 - 12:00:00', ['TU 10:00-12:00']],
  ['dinsdag 10:00 tot 12:00 en 13.30-15.00', ['TU 10:00-12:00', 'TU 13:30-15:00']],
  ['maandag 10-12/14-16', ['MO 10:00-12:00', 'MO 14:00-16:00']],
  ['Tue & Thu 7–9pm', ['TU 19:00-21:00', 'TH 19:00-21:00']],
  ['werkdagen 9-17', ['MO', 'TU', 'WE', 'TH', 'FR'].map((day) => `${day} 09:00-17:00`)],
  ['weekdays 9am-5pm', ['MO', 'TU', 'WE', 'TH', 'FR'].map((day) => `${day} 09:00-17:00`)],
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
  ['elke 2e dinsdag 10-12', ['M 1 2TU 10:00']],
  ['iedere eerste zaterdag v.d. maand 10-12 uur', ['M 1 1SA 10:00']],
  ['laatste vrijdag v/d maand 20-22u', ['M 1 -1FR 20:00']],
  ['om de 14 dagen di 10-12 vanaf 1-12-2026', ['W 2 TU 10:00 2026-12-01']],
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
  'every second Tuesday 10-12',
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
  'vrijdagmiddag',
  'Tuesday half nine to eleven',
  '2025-2030 di',
  'di 10-12 (oktober t/m maart)',
  'do 19.30-21.30 (inloop vanaf 19.00)',
  'dinsdag 10 uur',
  '10-12',
  'di 10-12 en vrijdag in overleg',
  'di 12-10',
  'di 2-4',
  'di half 8 - half 10',
  'di vanaf 10-12-2026',
  'dinsdag 8 december 2026 10-12',
  'di 8-12-2026 10.00-12.00',
  '1e dinsdag 10-12 en donderdag 14-16',
  'om de week di 10-12 en do 14-16 vanaf 1-12-2026',
])('“%s” is not half understood', (text) => {
  expect(parseWeeklyTimes(text)).toEqual({ times: [], why: 'times-unread' });
});

test.each([
  ['di 10-12, niet in schoolvakanties', 'niet in schoolvakanties'],
  ['di 10-12 behalve in juli', 'behalve in juli'],
  ['di 10-12 op afspraak', 'op afspraak'],
  ['di/do 13.30–15.30, niet in schoolvakanties', 'niet in schoolvakanties'],
  ['Dinsdag en donderdag van 10.00 uur tot 12.00 uur.', undefined],
])('“%s” gives its times, and says what else it says', (text, wanted) => {
  const { times: read, besides } = parseWeeklyTimes(text);
  expect([read.length > 0, besides]).toEqual([true, wanted]);
});

test('“elke 2e dinsdag” is the second of the month, and says that the cell did not', () => {
  expect(parseWeeklyTimes('elke 2e dinsdag 10-12').monthAssumed).toBe(true);
  expect(parseWeeklyTimes('elke 2e dinsdag van de maand 10-12').monthAssumed).toBeUndefined();
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
  const cell = 'Fatma de Vries, 038-1234567, info@buurthuis.example, www.buurthuis.example';
  expect([parseEmails(cell), parsePhones(cell), parseWebsites(cell)]).toEqual([
    ['info@buurthuis.example'],
    ['038-1234567'],
    ['www.buurthuis.example'],
  ]);
  expect(
    ['06-12345678', '+31 6 1234 5678', 'fatma@gmail.com', '038-1234567', 'info@buurthuis.example'].map(
      looksPersonal,
    ),
  ).toEqual([true, true, true, false, false]);
});

test.each([
  ['038-1234567', ['038-1234567']],
  ['(038) 123 45 67', ['(038) 123 45 67']],
  ['038.123.45.67', ['038.123.45.67']],
  ['+31 (0)38 123 4567', ['+31 38 123 4567']],
  ['+31(0)381234567', ['+31 381234567']],
  ['0031 38 1234567', ['0031 38 1234567']],
  ['tel: 038 – 123 45 67', ['038 – 123 45 67']],
  ['038/1234567', ['038/1234567']],
  ['06-12345678 / 038-1234567', ['06-12345678', '038-1234567']],
  ['038-1234567 of 0529-123456', ['038-1234567', '0529-123456']],
  ['0381234567 0612345678', ['0381234567', '0612345678']],
  ['0612345678/0381234567', ['0612345678', '0381234567']],
  ['381234567', ['0381234567']],
  ['612345678 / 381234567', ['0612345678', '0381234567']],
  ['6-12345678', ['06-12345678']],
  ['31612345678', ['+31612345678']],
  ['038-1234567 (Joke, ma en di)', ['038-1234567']],
  ['0800-1234', ['0800-1234']],
  ['0900 123 4567', ['0900 123 4567']],
  ['14 038', ['14 038']],
  ['+32 2 123 45 67', ['+32 2 123 45 67']],
  ['+44 (0)1632 960185', ['+44 1632 960185']],
  ['038-123456', []],
  ['038-12345678', []],
  ['6.12E+08', []],
  ['via Joke', []],
])('the numbers in “%s”', (cell, wanted) => {
  expect(parsePhones(cell)).toEqual(wanted);
});

test.each([
  ['Joke Jansen <joke@haven.example>', ['joke@haven.example']],
  ['mailto:info@haven.example', ['info@haven.example']],
  ['info@haven.example; Taal@Haven.example', ['info@haven.example', 'Taal@Haven.example']],
  ['info(at)haven.example', ['info@haven.example']],
  ['mail naar info@haven.example.', ['info@haven.example']],
  ['info@haven,example', []],
  ['info@', []],
])('the addresses in “%s”', (cell, wanted) => {
  expect(parseEmails(cell)).toEqual(wanted);
});

test('the domain of an address is no website', () => {
  expect(
    ['info(at)haven.example', 'info@haven.example', 'haven.example/taal', 'zie www.haven.example.'].map(
      parseWebsites,
    ),
  ).toEqual([[], [], ['haven.example/taal'], ['www.haven.example']]);
});

test.each([
  ['VOL', 'full', ''],
  ['gestopt', 'stopped', ''],
  ['Taalcafé (gestopt)', 'stopped', 'Taalcafé'],
  ['Taalcafé - VOL', 'full', 'Taalcafé'],
  ['GESTOPT per 1 september', 'stopped', ''],
  ['tijdelijk gesloten', 'paused', ''],
  ['vol, wachtlijst', 'waitlist', ''],
  ['di 10-12 (wachtlijst)', 'waitlist', 'di 10-12'],
  ['geen wachtlijst', null, 'geen wachtlijst'],
  ['vol energie aan de slag', null, 'vol energie aan de slag'],
  ['We zijn nog niet gestopt', null, 'We zijn nog niet gestopt'],
  ['Volop Taal', null, 'Volop Taal'],
])('“%s” says of the row: %s', (cell, state, text) => {
  expect(parseState(cell)).toEqual({ state, text });
});

test('two addresses in a cell are two places, and two numbers in a street are one', () => {
  expect(
    [
      'Dorpsstraat 1, 8011 AB Zwolle\nKerkweg 2, 8261 AB Kampen',
      'Dorpsstraat 1; Kerkweg 2a',
      'Dorpsstraat 1 / Kerkweg 2',
      'Dorpsstraat 1 en Kerkweg 2, Zwolle',
      'Dorpsstraat 1 en 3',
      'Dorpsstraat 1\n8011 AB Zwolle',
      'Plein 1940-1945 12',
      'Nieuwe Markt en Kerk 3',
    ].map((cell) => splitAddresses(cell).length),
  ).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
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
