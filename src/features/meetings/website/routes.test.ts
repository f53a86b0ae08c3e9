import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';
import { lotteryNumber, seedCommitment } from '../seating/lottery.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

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
  const jsonLd = JSON.parse(
    page.html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)?.[1] ?? '{}',
  );
  expect(jsonLd).toMatchObject({
    '@type': 'Event',
    isAccessibleForFree: true,
    superEvent: { '@type': 'EventSeries' },
  });
  expect(jsonLd.subEvent).toHaveLength(4);
  expect(jsonLd.startDate).toMatch(/Z$/);
  expect(jsonLd.location.address.addressLocality).toBe('Den Haag');
});

test('the list may stand in a frame on another site; every other page may not', async () => {
  const embedded = await browser().get('/nl/meetings/embed');
  expect(embedded.html).toContain(SLUG);
  expect(embedded.html).not.toContain('<form');
  expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embedded.headers.get('x-frame-options')).toBeNull();
  expect(embedded.headers.has('x-vanonderop-framed')).toBe(false);
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-frame-options')).toBe('DENY');
});

test('the draw can be checked: seal before, seed after, and the lot from the code of a badge', async () => {
  await signUp(browser(), await edition(), [1], { name0: 'Aster' });
  await signUp(browser(), await edition(), [2], { name0: 'Bilal' });
  await database.query('update break_out set least = 0');
  const pageBefore = await browser().get(`/nl/meetings/${SLUG}/draw`);
  const { seed } = await edition();
  expect(pageBefore.html).toContain(seedCommitment(seed));
  expect(pageBefore.html).not.toContain(seed);
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  expect((await browser().get(`/nl/meetings/${SLUG}/draw`)).html).toContain(seed);
  const { rows } = await database.query(
    'select s.lot, m.code from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.position = 0',
  );
  expect(rows).toHaveLength(2);
  for (const { lot, code } of rows) expect(lot).toBe(lotteryNumber(seed, code));
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
