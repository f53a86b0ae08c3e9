import ICAL from 'ical.js';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { shortId } from '../catalogue/short-id.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import type { Initiative } from '../catalogue/types.ts';
import { seedDemoDirectory } from '../demo-seed.ts';
import { formatSavedList, parseSavedList } from './rules.ts';

const { app, browser } = await createTestApp();
let places: readonly Initiative[] = [];
beforeAll(async () => {
  await seedDemoDirectory(app, demoSet());
  places = (await directorySnapshot(app)).initiatives;
});
const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
const place = (index: number) => places[index] as Initiative;
const name = (it: Initiative) => it.texts.nl?.name ?? '';

test('somebody puts two places on a list, gives it to somebody else, takes one off, and clears it', async () => {
  const me = browser();
  const page = await me.get(`/nl/initiatives/${place(0).id}`);
  const [add = ''] = page.html.match(/\/nl\/my-list\/add\/[0-9a-f]{10}/) ?? [];
  // One tap: the list says at once what is on it.
  await me.post(add, {});
  expect((await me.follow()).html).toMatch(new RegExp(`${name(place(0))}.{0,3} staat op je lijst`));
  for (let tap = 0; tap < 2; tap++) await me.post(`/nl/my-list/add/${shortId(place(3).id)}`, {});
  const myList = await me.get('/nl/my-list');
  expect(myList.html.match(/name="remove"/g)).toHaveLength(2);
  const [, shared = ''] = myList.html.match(/href="http:\/\/localhost(\/nl\/my-list\?i=[0-9a-f.]+)"/) ?? [];
  const friend = browser();
  const theirs = await friend.get(shared.replace('/nl/', '/ar/'));
  expect(theirs.html).toContain(name(place(3)));
  expect(theirs.headers.get('set-cookie')).toBeNull();
  await friend.post('/ar/my-list/keep', {
    take: formatSavedList([shortId(place(0).id), shortId(place(3).id)]),
  });
  expect((await friend.get('/ar/my-list')).html.match(/name="remove"/g)).toHaveLength(2);
  await me.post('/nl/my-list/keep', { remove: shortId(place(0).id) });
  expect((await me.get('/nl/my-list')).html).not.toContain(`value="${shortId(place(0).id)}"`);
  await me.post('/nl/my-list/keep', { clear: '1' });
  expect((await me.get('/nl/my-list')).html).toContain('Er staat nog niets op je lijst');
});

test('a list with places that are gone, or with nonsense, says so and breaks nothing', async () => {
  const { html, status } = await browser().get(
    `/nl/my-list?i=${shortId(place(1).id)}.0000000000.<script>.zz`,
  );
  expect(status).toBe(200);
  expect(html).toContain(name(place(1)));
  expect(html).toContain('1 plek is er niet meer');
  expect(parseSavedList('x'.repeat(9000))).toEqual([]);
  expect(
    parseSavedList(Array.from({ length: 90 }, (_, i) => String(i).padStart(10, '0')).join('.')),
  ).toHaveLength(40);
});

test('on paper each place is a sheet in two languages, each in its own direction, with a code', async () => {
  const { html } = await browser().get(
    `/ar/my-list/cards?i=${formatSavedList([place(0), place(1)].map(({ id }) => shortId(id)))}`,
  );
  expect(html.match(/place-sheet/g)).toHaveLength(2);
  expect(html).toMatch(/lang="nl" dir="ltr"/);
  expect(html).toMatch(/<div lang="ar" dir="rtl">/);
  expect(
    html.match(/<svg[^>]*viewBox="0 0 \d+ \d+"[^>]*shape-rendering/g)?.length ??
      html.match(/class="qr"/g)?.length,
  ).toBe(2);
});

test.each(['UTC', 'America/New_York', 'Europe/Amsterdam'])(
  'the calendar says the Dutch clock in summer and winter, on a server in %s',
  async (where) => {
    process.env.TZ = where;
    const it = places.find(({ times }) => times.length > 0) as Initiative;
    const { html } = await browser().get(`/nl/my-list/calendar.ics?i=${shortId(it.id)}`);
    const parsed = new ICAL.Component(ICAL.parse(html));
    const zoned = new ICAL.Timezone(parsed.getFirstSubcomponent('vtimezone') as ICAL.Component);
    ICAL.TimezoneService.register(zoned);
    const [first, ...others] = parsed
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
    expect(others).toHaveLength(it.times.length - 1);
    const [time] = it.times;
    const turns = first?.iterator();
    for (let week = 0; week < 60; week++) {
      const next = turns?.next();
      expect([next?.hour, next?.minute, (((next?.dayOfWeek() ?? 0) + 5) % 7) + 1]).toEqual([
        Math.floor((time?.startsAt ?? 0) / 60),
        (time?.startsAt ?? 0) % 60,
        time?.weekday,
      ]);
    }
    const hours = (when: string) => zoned.utcOffset(ICAL.Time.fromDateTimeString(when)) / 3600;
    expect([hours('2026-07-01T12:00:00'), hours('2026-12-01T12:00:00')]).toEqual([2, 1]);
  },
);
