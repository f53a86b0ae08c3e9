import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK as DESK,
  joins,
  type Organisation,
  organisationWith,
} from '../../../../../test/support/befriending-desk.ts';
import { versionIn } from '../../../../../test/support/inbox.ts';
import { openAsMember } from '../../../../../test/support/members.ts';
import { deskPauses } from '../../model/pause-queries.ts';
import type { Pool } from '../../model/rules.ts';
import { mayBeProposed } from '../../safety/check-queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

const newOrganisation = (settings: Partial<Pool> = {}): Promise<Organisation> =>
  organisationWith(app, database, browser(), settings);

/** The names in the table, from top to bottom. */
const namesIn = (html: string): string[] =>
  [...html.matchAll(/<th role="rowheader"[^>]*><a[^>]*><bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name ?? '');

test('the coordinator sees who looks for somebody, whoever waits longest on top', async () => {
  const here = await newOrganisation();
  const weeksAgo = (weeks: number) => new Date(app.now().getTime() - weeks * 7 * 86_400_000);
  await joins(app, here, { name: 'Henk', side: 'resident', wishedAt: weeksAgo(2) });
  await joins(app, here, {
    name: 'Selam',
    side: 'newcomer',
    wishedAt: weeksAgo(29),
    answers: { languages: ['ti'] },
  });
  await joins(app, here, { name: 'Rust', side: 'resident', state: 'paused', wishedAt: weeksAgo(40) });
  const { html, status } = await here.volunteer.get(DESK);
  expect(status).toBe(200);
  expect(namesIn(html)).toEqual(['Rust', 'Selam', 'Henk']);
  expect(html).toContain('29 weken');
  expect(html).toContain('Tigrinya');
  expect(namesIn((await here.volunteer.get(`${DESK}?show=waiting`)).html)).toEqual(['Selam', 'Henk']);
  expect(namesIn((await here.volunteer.get(`${DESK}?show=paused`)).html)).toEqual(['Rust']);
  expect(namesIn((await here.volunteer.get(`${DESK}?side=resident&sort=-name`)).html)).toEqual([
    'Rust',
    'Henk',
  ]);
  expect(namesIn((await here.volunteer.get(`${DESK}?language=ti`)).html)).toEqual(['Selam']);
  expect(namesIn((await here.volunteer.get(`${DESK}?q=sélam`)).html)).toEqual(['Selam']);
  expect((await here.volunteer.get(`${DESK}?q=nobody`)).html).toContain('Geen kaart past');
});

test('somebody of a circle is found by their own name; what somebody typed is never markup', async () => {
  const here = await newOrganisation();
  const { card } = await joins(app, here, {
    name: 'Anna',
    side: 'resident',
    party: 'circle',
    circleName: 'De <b>Buren</b>',
    others: ['Bram', 'Chris<script>', 'Dora'],
  });
  const { html } = await here.volunteer.get(`${DESK}?q=bram`);
  expect(html).toContain('De &lt;b>Buren&lt;/b>');
  expect(html).not.toContain('<b>Buren');
  expect(html).toContain('Groep van 4 mensen');
  const page = await here.volunteer.get(`${DESK}/cards/${card}`);
  expect(page.html).toContain('Chris&lt;script>');
  expect(page.html).not.toContain('Chris<script>');
  expect(page.html).toContain('Wandelen');
});

test('a member of another initiative gets nothing, and neither does a visitor', async () => {
  const [here, elsewhere] = [await newOrganisation(), await newOrganisation()];
  const { card } = await joins(app, here, { name: 'Selam', side: 'newcomer' });
  expect((await elsewhere.volunteer.get(DESK)).html).not.toContain('Selam');
  const other = await elsewhere.volunteer.get(`${DESK}/cards/${card}`);
  expect(other.to).toBe(`${DESK}?gone`);
  expect((await elsewhere.volunteer.follow()).html).toContain('Deze kaart is er niet meer');
  const printed = await elsewhere.volunteer.post(`${DESK}/print`, { chosen: card });
  expect(printed.html).not.toContain('Selam');
  expect((await browser().get(`${DESK}/cards/${card}`)).html).not.toContain('Selam');
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  expect((await helper.get(`${DESK}/cards/${card}`)).html).toContain('Selam');
});

test('D7: whoever takes the consent back is gone from the list, the card and the paper at once', async () => {
  const here = await newOrganisation();
  const { card, person, consent } = await joins(app, here, { name: 'Leyla', side: 'newcomer' });
  await here.volunteer.get(DESK);
  expect((await here.volunteer.post(`${DESK}/print`, { chosen: card })).html).toContain('Leyla');
  await inTransaction(app.db, { person }, (tx) => withdrawConsent(tx, consent, app.now()));
  expect((await here.volunteer.post(`${DESK}/print`, { chosen: card })).html).not.toContain('Leyla');
  expect((await here.volunteer.get(DESK)).html).not.toContain('Leyla');
  expect((await here.volunteer.get(`${DESK}/cards/${card}`)).to).toBe(`${DESK}?gone`);
});

test('who is looked at finds a line in their own log; who was not on the page does not', async () => {
  const here = await newOrganisation();
  const [selam, henk] = [
    await joins(app, here, { name: 'Selam', side: 'newcomer' }),
    await joins(app, here, { name: 'Henk', side: 'resident' }),
  ];
  await here.volunteer.get(`${DESK}/cards/${selam.card}`);
  const lines = async (person: string) =>
    (
      await database.query<{ purpose: string; page: string }>(
        'select purpose, page from access_log where person_id = $1',
        [person],
      )
    ).rows;
  expect(await lines(selam.person)).toEqual([
    { purpose: 'befriending', page: '/register/own/befriending/cards/:id' },
  ]);
  expect(await lines(henk.person)).toEqual([]);
});

test('an initiative that brings nobody together reads what it is and how to begin', async () => {
  const here = await newOrganisation();
  await database.query('delete from befriending_pool where listing_id = $1', [here.listing]);
  const { html } = await here.volunteer.get(DESK);
  expect(html).toContain('Begin met Kennismaken');
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  expect((await helper.get(DESK)).html).not.toContain('Begin met Kennismaken');
});

/** What was posted in a letter to an address. */
const lettersTo = async (recipient: string): Promise<string[]> =>
  (
    await database.query<{ body: string }>('select body from mail_outbox where recipient = $1', [recipient])
  ).rows.map(({ body }) => body);

test('a pause on behalf of somebody tells them why on their page, and in a letter only that there is one', async () => {
  const here = await newOrganisation();
  const { card, person } = await joins(app, here, {
    name: 'Henk',
    side: 'resident',
    email: 'henk@example.org',
  });
  const page = `${DESK}/cards/${card}`;
  const { html } = await here.volunteer.get(`${page}?show=waiting&sort=-name`);
  const version = versionIn(html);
  expect(html).toContain('show=waiting');
  const empty = await here.volunteer.post(`${page}/pause`, { version, reason: '  ' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('Schrijf kort waarom');
  const long = await here.volunteer.post(`${page}/pause`, { version, reason: 'x'.repeat(501) });
  expect(long.html).toContain('x'.repeat(501));
  const words = 'Je belde dat je <i>ziek</i> bent.';
  const paused = await here.volunteer.post(`${page}/pause?show=waiting&sort=-name`, {
    version,
    reason: words,
  });
  expect(paused.to).toBe(`${page}?show=waiting&sort=-name&done=paused`);
  const shown = await here.volunteer.follow();
  expect(shown.html).toContain('Je belde dat je &lt;i>ziek&lt;/i> bent.');
  // A second tap does nothing more.
  expect((await here.volunteer.post(`${page}/pause`, { version, reason: words })).status).toBe(303);
  const letters = await lettersTo('henk@example.org');
  expect(letters).toHaveLength(1);
  expect(letters[0]).not.toContain('ziek');
  const read = (context: Parameters<typeof inTransaction>[1]) =>
    inTransaction(app.db, context, (tx) => deskPauses(tx, app, [card]));
  expect(await read({ person })).toMatchObject([{ reason: words }]);
  expect(await read({})).toEqual([]);
  const { rows } = await database.query('select reason_sealed from befriending_pause where card_id = $1', [
    card,
  ]);
  expect(rows[0].reason_sealed).not.toContain('ziek');
  const again = await here.volunteer.post(`${page}/resume`, { version: versionIn(shown.html) });
  expect(again.to).toContain('done=resumed');
  // With the pause goes what was said about it.
  expect(await read({ person })).toEqual([]);
});

test('D9: waiting counts from the first wish, also after a pause and a return', async () => {
  const here = await newOrganisation();
  const wishedAt = new Date(app.now().getTime() - 70 * 86_400_000);
  const { card } = await joins(app, here, { name: 'Selam', side: 'newcomer', wishedAt });
  const page = `${DESK}/cards/${card}`;
  const before = await here.volunteer.get(page);
  await here.volunteer.post(`${page}/pause`, { version: versionIn(before.html), reason: 'Even niet' });
  const paused = await here.volunteer.follow();
  await here.volunteer.post(`${page}/resume`, { version: versionIn(paused.html) });
  expect((await here.volunteer.follow()).html).toContain('10 weken');
  expect((await here.volunteer.get(DESK)).html).toContain('10 weken');
});

test('two coordinators at once: the second reads that it changed and keeps what was typed', async () => {
  const here = await newOrganisation();
  const { card } = await joins(app, here, { name: 'Henk', side: 'resident' });
  const page = `${DESK}/cards/${card}`;
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  const version = versionIn((await helper.get(page)).html);
  await here.volunteer.get(page);
  await here.volunteer.post(`${page}/pause`, { version, reason: 'Vakantie' });
  const paused = await here.volunteer.follow();
  await here.volunteer.post(`${page}/resume`, { version: versionIn(paused.html) });
  const stale = await helper.post(`${page}/pause`, { version, reason: 'Ze is verhuisd' });
  expect(stale.status).toBe(409);
  expect(stale.html).toContain('Iemand veranderde deze kaart net');
  expect(stale.html).toContain('Ze is verhuisd');
  // Another organisation changes nothing here.
  const elsewhere = await newOrganisation();
  await elsewhere.volunteer.get(DESK);
  const forged = await elsewhere.volunteer.post(`${page}/pause`, { version: '3', reason: 'Weg' });
  expect(forged.to).toBe(`${DESK}?gone`);
  const { rows } = await database.query('select state from befriending_card where id = $1', [card]);
  expect(rows).toEqual([{ state: 'active' }]);
});

const NOTED = { checkKind: 'certificate', checkMonths: 36 } as const;

/** Notes the day of a check on the page of a card, as somebody does who looks at it now. */
async function noteDay(
  here: Organisation,
  { card, member }: { card: string; member: string },
  datedOn: string,
) {
  const page = `${DESK}/cards/${card}`;
  const seen = (await here.volunteer.get(page)).html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';
  return here.volunteer.post(`${page}/check`, { member, datedOn, seen });
}

test('D8: a check is noted by its day; before it runs out the desk says so, and after it nothing new is proposed', async () => {
  const here = await newOrganisation(NOTED);
  const henk = await joins(app, here, { name: 'Henk', side: 'resident' });
  const proposable = () =>
    inTransaction(app.db, { systemTask: { name: 'befriending', subject: here.listing } }, (tx) =>
      mayBeProposed(tx, henk.card),
    );
  const state = async () => {
    const { html } = await here.volunteer.get(DESK);
    return ['Ontbreekt', 'In orde', 'Loopt bijna af', 'Verlopen'].find((word) => html.includes(`>${word}<`));
  };
  expect(await state()).toBe('Ontbreekt');
  expect(await proposable()).toBe(false);
  expect(namesIn((await here.volunteer.get(`${DESK}?show=check`)).html)).toEqual(['Henk']);
  const tomorrow = await noteDay(here, henk, '2026-12-01');
  expect(tomorrow.status).toBe(422);
  expect(tomorrow.html).toContain('Deze datum moet nog komen');
  expect(tomorrow.html).toContain('value="2026-12-01"');
  expect((await noteDay(here, henk, '')).html).toContain('Kies de datum');
  expect((await noteDay(here, henk, '31-12-2025')).html).toContain('Kies de datum');
  expect((await noteDay(here, henk, '2020-01-01')).html).toContain('langer geleden');
  await noteDay(here, henk, '2025-03-01');
  expect(await state()).toBe('In orde');
  expect(await proposable()).toBe(true);
  expect((await here.volunteer.get(`${DESK}?show=check`)).html).toContain('Alle controles zijn in orde');
  // It counts for three years, so that this one runs out in five weeks.
  await noteDay(here, henk, '2024-01-05');
  expect(await state()).toBe('Loopt bijna af');
  expect(await proposable()).toBe(true);
  await database.query("update befriending_check set dated_on = '2023-11-29' where member_id = $1", [
    henk.member,
  ]);
  expect(await state()).toBe('Verlopen');
  expect(await proposable()).toBe(false);
  expect((await here.volunteer.get(`${DESK}/cards/${henk.card}`)).html).toContain('gaat gewoon door');
});

test('a note of a check is undone with one tap; two coordinators at once do not overwrite each other', async () => {
  const here = await newOrganisation(NOTED);
  const henk = await joins(app, here, { name: 'Henk', side: 'resident' });
  const page = `${DESK}/cards/${henk.card}`;
  const dayOf = async () =>
    (
      await database.query<{ day: string }>(
        'select dated_on::text as day from befriending_check where member_id = $1',
        [henk.member],
      )
    ).rows[0]?.day;
  const noted = await noteDay(here, henk, '2026-06-01');
  expect(noted.to).toContain('done=noted');
  const shown = await here.volunteer.follow();
  expect(shown.html).toContain(`${page}/check/undo`);
  const undone = await here.volunteer.post(`${page}/check/undo`, {
    member: henk.member,
    datedOn: '',
    seen: '2026-06-01',
  });
  expect(undone.to).toContain('done=undone');
  expect(await dayOf()).toBeUndefined();
  const helper = browser();
  await openAsMember(app, helper, here.listing, 'member');
  await helper.get(page);
  await noteDay(here, henk, '2026-07-01');
  // The same once more is a double click; another day is for whoever looks again.
  const same = await helper.post(`${page}/check`, { member: henk.member, datedOn: '2026-07-01', seen: '' });
  expect(same.status).toBe(303);
  const other = await helper.post(`${page}/check`, { member: henk.member, datedOn: '2026-08-01', seen: '' });
  expect(other.status).toBe(409);
  expect(other.html).toContain('value="2026-08-01"');
  expect(await dayOf()).toBe('2026-07-01');
  // Nobody of another organisation notes anything here.
  const elsewhere = await newOrganisation(NOTED);
  await elsewhere.volunteer.get(DESK);
  await elsewhere.volunteer.post(`${page}/check`, {
    member: henk.member,
    datedOn: '2026-09-01',
    seen: '2026-07-01',
  });
  expect(await dayOf()).toBe('2026-07-01');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
