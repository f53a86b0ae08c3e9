import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG } from '../../../../test/support/meeting.ts';

const { browser, app, faults } = await createTestApp();
await meeting(app);

test('the edition stands on its page, with its four questions, in three languages', async () => {
  const dutch = await browser().get(`/nl/meetings/${SLUG}`);
  for (const host of ['Het Begint met Taal', 'Refugee Company', 'Yalla Foundation', 'Samen Hier'])
    expect(dutch.html).toContain(host);
  expect(dutch.html).toContain('Voorbeeld');
  expect((await browser().get(`/ar/meetings/${SLUG}`)).html).toContain('dir="rtl"');
  expect((await browser().get('/nl/meetings')).html).toContain(`/nl/meetings/${SLUG}`);
  expect((await browser().get('/nl/meetings/nergens')).status).toBe(404);
});

test('programs that look by themselves find a calendar of the series, news, and the edition as data', async () => {
  expect((await browser().get('/nl/meetings/series/van-onderop/calendar.ics')).html).toContain(
    'BEGIN:VEVENT',
  );
  expect((await browser().get('/nl/meetings/series/nergens/calendar.ics')).status).toBe(404);
  const news = await browser().get('/nl/meetings/feed.atom');
  expect(news.headers.get('content-type')).toContain('application/atom+xml');
  expect(news.html).toContain('<title>Van Onderop! Den Haag</title>');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  const told = JSON.parse(
    page.html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)?.[1] ?? '{}',
  );
  expect(told).toMatchObject({
    '@type': 'Event',
    isAccessibleForFree: true,
    superEvent: { '@type': 'EventSeries' },
  });
  expect(told.subEvent).toHaveLength(4);
  expect(told.startDate).toMatch(/Z$/);
  expect(told.location.address.addressLocality).toBe('Den Haag');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
