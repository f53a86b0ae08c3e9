import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK,
  joins,
  organisationWith,
  setPool,
} from '../../../../test/support/befriending-desk.ts';
import { joinsByPhone, pairBetween, proposalBetween } from '../../../../test/support/befriending-pairs.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { mayBeProposed, noteCheck } from './check-queries.ts';
import { remindOfChecks } from './check-reminders.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at('2026-11-30T10:00:00Z');

const REPORT = '/nl/befriending/report';
const BLOCKED = '/nl/befriending/own/blocked';
const rowsOf = async (sql: string, values: unknown[] = []) => (await database.query(sql, values)).rows;
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const newOrganisation = () => organisationWith(app, database, browser());

/** Sends a report with what the form of this browser holds, and what is changed in it. */
async function report(
  visitor: ReturnType<typeof browser>,
  fields: Record<string, string>,
  path: string = REPORT,
) {
  const { html } = await visitor.get(path);
  return visitor.post(REPORT, {
    once: field(html, 'once'),
    card: field(html, 'card'),
    about: 'somebody',
    pool: '',
    ...fields,
  });
}

/** What a browser sees of a page, without what differs between any two requests. */
const looks = async (visitor: ReturnType<typeof browser>, path: string) =>
  (await visitor.get(path)).html.replace(/name="(token|once)" value="[^"]*"/g, '');

test('D6: somebody without a key card and without a connection reports by one tap, and reads by when', async () => {
  const organisation = await newOrganisation();
  const visitor = browser();
  const shown = await visitor.get(REPORT);
  expect(shown.html).toContain('href="tel:112"');
  expect(shown.html).toContain('woensdag 2 december');
  const nothing = await report(visitor, { words: 'Hij volgt me' });
  expect(nothing.status).toBe(422);
  expect(nothing.html).toContain('Hij volgt me');
  const sent = await report(visitor, { kind: 'unsafe', pool: organisation.listing, words: 'Hij volgt me' });
  const progress = await visitor.get(sent.to ?? '');
  expect(progress.html).toContain('woensdag 2 december');
  // Others may hold the phone: the page says when, and not what.
  expect(progress.html).not.toContain('Hij volgt me');
  const [row] = await rowsOf(
    'select words_sealed, reporter_id from befriending_report order by received_at desc limit 1',
  );
  expect(row.words_sealed).not.toContain('Hij volgt me');
  expect(row.reporter_id).toBeNull();
  const desk = await organisation.volunteer.get(`${BEFRIENDING_DESK}/reports`);
  expect(desk.html).toContain('Hij volgt me');
});

test('a report about the organisation goes to the team of the site, and the organisation never sees it', async () => {
  const organisation = await newOrganisation();
  const words = 'De coordinator vroeg om geld';
  await report(browser(), { kind: 'money', about: 'organisation', pool: organisation.listing, words });
  expect((await organisation.volunteer.get(`${BEFRIENDING_DESK}/reports`)).html).not.toContain(words);
  const deniz = browser();
  await signInTeam(deniz, app, await issueOperatorLink(app, 'Deniz', 900));
  const desk = await deniz.get('/nl/befriending-reports');
  expect(desk.html).toContain(words);
  const id = desk.html.match(/befriending-reports\/([0-9a-f-]{36})"/)?.[1] ?? '';
  const empty = await deniz.post(`/nl/befriending-reports/${id}`, { note: '' });
  expect(empty.status).toBe(422);
  await deniz.post(`/nl/befriending-reports/${id}`, { note: 'Gebeld met de organisatie' });
  expect((await deniz.get('/nl/befriending-reports')).html).toContain('Gebeld met de organisatie');
  const twice = await deniz.post(`/nl/befriending-reports/${id}`, { note: 'Nog iets' });
  expect(twice.status).toBe(409);
  expect(twice.html).toContain('Nog iets');
});

test('what an organisation leaves lying reaches the team after the promised day', async () => {
  const organisation = await newOrganisation();
  await report(browser(), { kind: 'insult', pool: organisation.listing, words: 'Hij schold me uit' });
  const deniz = browser();
  const seen = async () => {
    await signInTeam(deniz, app, await issueOperatorLink(app, 'Deniz', 900));
    return (await deniz.get('/nl/befriending-reports')).html;
  };
  expect(await seen()).not.toContain('Hij schold me uit');
  at('2026-12-03T10:00:00Z');
  const html = await seen();
  expect(html).toContain('Hij schold me uit');
  const id = html.split('Hij schold me uit')[1]?.match(/befriending-reports\/([0-9a-f-]{36})"/)?.[1] ?? '';
  const handled = await deniz.post(`/nl/befriending-reports/${id}`, { note: 'Gebeld' });
  expect(handled.status).toBe(303);
  at('2026-11-30T10:00:00Z');
});

test('D6: a block ends what is open in both directions, needs no report, and looks as a stop to the other', async () => {
  const organisation = await newOrganisation();
  const pairs = async () => {
    const selam = await joinsByPhone(app, database, browser(), organisation, {
      name: 'Selam',
      side: 'newcomer',
      capacity: 3,
    });
    const karel = await joinsByPhone(app, database, browser(), organisation, {
      name: 'Karel',
      side: 'resident',
      capacity: 3,
    });
    return { selam, karel, pair: await pairBetween(app, database, organisation, selam, karel) };
  };
  const blocked = await pairs();
  const stopped = await pairs();
  const open = await proposalBetween(app, database, organisation, blocked.selam, blocked.karel);
  const page = await blocked.selam.phone.get(`${BLOCKED}?about=${blocked.karel.card}`);
  expect(page.html).toContain('Karel');
  await blocked.selam.phone.post(BLOCKED, { member: field(page.html, 'member') });
  const stop = stopped.selam;
  await inTransaction(app.db, { person: stop.person }, (tx) =>
    tx
      .updateTable('consent')
      .set({ ended_at: app.now(), ended_by: 'person' })
      .where('id', '=', stop.consent)
      .execute(),
  );
  // The other has the same row of a pair that ended, and nobody of the other side any more, either way.
  for (const { karel, pair } of [blocked, stopped]) {
    const seen = await inTransaction(app.db, { person: karel.person }, async (tx) => ({
      pairs: await tx.selectFrom('befriending_pair').select(['id', 'state']).execute(),
      open: await tx.selectFrom('befriending_proposal').select('id').where('state', '=', 'open').execute(),
      apart: await tx.selectFrom('befriending_apart').select('id').execute(),
    }));
    expect(seen).toEqual({ pairs: [{ id: pair, state: 'ended' }], open: [], apart: [] });
  }
  expect(await looks(blocked.karel.phone, BLOCKED)).toBe(await looks(stopped.karel.phone, BLOCKED));
  expect(await rowsOf('select state from befriending_proposal where id = $1', [open])).toEqual([
    { state: 'closed' },
  ]);
  expect(
    await rowsOf('select 1 from befriending_report where reporter_id = $1', [blocked.selam.person]),
  ).toEqual([]);
  expect(
    await rowsOf('select 1 from mail_outbox where body like $1 or body like $2', ['%Selam%', '%Karel%']),
  ).toEqual([]);
});

test('D6: who blocks somebody of the own circle leaves it, and the others keep their circle', async () => {
  const organisation = await newOrganisation();
  const phone = browser();
  const ria = await joinsByPhone(app, database, phone, organisation, {
    name: 'Ria',
    side: 'resident',
    party: 'circle',
    circleName: 'De Laan',
    forms: ['circle'],
    others: ['Piet', 'An', 'Bo'],
  });
  const page = await phone.get(`${BLOCKED}?about=${ria.card}`);
  expect(page.html).toContain('Je gaat dan zelf uit de kring');
  const member = page.html.split('Piet')[0]?.match(/.*name="member" value="([^"]*)"/s)?.[1] ?? '';
  await phone.post(BLOCKED, { member });
  const left = await rowsOf(
    `select count(*) filter (where state = 'in')::int as staying, bool_or(state = 'left' and person_id = $2) as gone
     from befriending_member where card_id = $1`,
    [ria.card, ria.person],
  );
  expect(left).toEqual([{ staying: 3, gone: true }]);
});

test('only who blocked takes it back; what had stopped stays stopped', async () => {
  const organisation = await newOrganisation();
  const selam = await joinsByPhone(app, database, browser(), organisation, {
    name: 'Selam',
    side: 'newcomer',
  });
  const karel = await joinsByPhone(app, database, browser(), organisation, {
    name: 'Karel',
    side: 'resident',
  });
  const pair = await pairBetween(app, database, organisation, selam, karel);
  const page = await selam.phone.get(BLOCKED);
  await selam.phone.post(BLOCKED, { member: field(page.html, 'member') });
  const [{ id }] = await rowsOf('select id from befriending_apart where by_person = $1', [selam.person]);
  await karel.phone.get(REPORT);
  await karel.phone.post(`${BLOCKED}/undo`, { id });
  expect(await rowsOf('select 1 as one from befriending_apart where id = $1', [id])).toHaveLength(1);
  expect((await selam.phone.get(BLOCKED)).html).toContain('Karel');
  await selam.phone.post(`${BLOCKED}/undo`, { id });
  expect(await rowsOf('select 1 as one from befriending_apart where id = $1', [id])).toHaveLength(0);
  expect(await rowsOf('select state from befriending_pair where id = $1', [pair])).toEqual([
    { state: 'ended' },
  ]);
});

test('nobody blocks somebody whom they never met here', async () => {
  const organisation = await newOrganisation();
  const selam = await joinsByPhone(app, database, browser(), organisation, {
    name: 'Selam',
    side: 'newcomer',
  });
  const stranger = await joins(app, organisation, { name: 'Wim', side: 'resident' });
  await selam.phone.get(REPORT);
  const tried = await selam.phone.post(BLOCKED, { member: stranger.member });
  expect(tried.to).toContain('gone');
  expect(await rowsOf('select 1 from befriending_apart where by_person = $1', [selam.person])).toEqual([]);
});

test('D8: a certificate that runs out warns before, ends no pair, and stops new proposals alone', async () => {
  const organisation = await newOrganisation();
  await setPool(app, organisation, { checkKind: 'certificate', checkMonths: 12 });
  const selam = await joins(app, organisation, { name: 'Selam', side: 'newcomer' });
  const karel = await joins(app, organisation, { name: 'Karel', side: 'resident' });
  const may = (card: string) =>
    inTransaction(app.db, { systemTask: { name: 'befriending' } }, (tx) => mayBeProposed(tx, card));
  const note = (joined: typeof karel, datedOn: string) =>
    inTransaction(app.db, { link: organisation.link }, (tx) =>
      noteCheck(
        tx,
        { id: joined.member, person: joined.person },
        { kind: 'certificate', datedOn },
        app.now(),
      ),
    );
  expect(await may(karel.card)).toBe(false);
  await note(karel, '2025-12-20');
  await note(selam, '2026-11-01');
  expect([await may(karel.card), await may(selam.card)]).toEqual([true, true]);
  const pair = await pairBetween(app, database, organisation, selam, karel);
  await remindOfChecks(app);
  await remindOfChecks(app);
  const today = amsterdamDate(app.now());
  expect(await rowsOf('select reminded_on::text from befriending_check order by dated_on')).toEqual([
    { reminded_on: today },
    { reminded_on: null },
  ]);
  at('2026-12-21T10:00:00Z');
  expect([await may(karel.card), await may(selam.card)]).toEqual([false, true]);
  expect(await rowsOf('select state from befriending_pair where id = $1', [pair])).toEqual([
    { state: 'try-out' },
  ]);
  // Nobody else learns by the function whether somebody has a certificate.
  expect(await inTransaction(app.db, {}, (tx) => mayBeProposed(tx, selam.card))).toBe(false);
  at('2026-11-30T10:00:00Z');
});

test('somebody of sixteen is proposed only where the organisation says that it has the safeguards', async () => {
  const organisation = await newOrganisation();
  const rojin = await joins(app, organisation, {
    name: 'Rojin',
    side: 'newcomer',
    answers: { age: '16-17' },
  });
  const may = () =>
    inTransaction(app.db, { systemTask: { name: 'befriending' } }, (tx) => mayBeProposed(tx, rojin.card));
  expect(await may()).toBe(false);
  await setPool(app, organisation, { minors: true });
  expect(await may()).toBe(true);
});

test('nothing went wrong on the way', () => expect(faults).toEqual([]));
