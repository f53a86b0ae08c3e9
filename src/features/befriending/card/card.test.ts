import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  CARD,
  FILLED,
  fillsIn,
  seenIn,
  sends,
  startsJoining,
  takesPart,
} from '../../../../test/support/befriending-card.ts';
import { joins, type Organisation, organisationWith } from '../../../../test/support/befriending-desk.ts';
import { yonas } from '../../../../test/support/people.ts';
import type { Pool } from '../model/rules.ts';
import { purgeDrafts } from './queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

const newOrganisation = (settings: Partial<Pool> = {}): Promise<Organisation> =>
  organisationWith(app, database, browser(), settings);
const OWN = '/nl/befriending/own';

interface CardRow {
  id: string;
  side: string;
  party: string;
  forms: string[];
  state: string;
  wished_at: Date;
  version: number;
  answers: Record<string, unknown>;
  person_id: string;
  member: string;
}
const cardsIn = async (listing: string): Promise<CardRow[]> => {
  const { rows } = await database.query<CardRow>(
    `select c.id, c.side, c.party, c.forms, c.state, c.wished_at, c.version, m.answers, m.person_id, m.id as member
       from befriending_card c join befriending_member m on m.card_id = c.id
      where c.listing_id = $1 order by c.wished_at, c.id`,
    [listing],
  );
  return rows;
};
const onlyCard = async (listing: string): Promise<CardRow> => {
  const [card, ...others] = await cardsIn(listing);
  if (!card || others.length > 0) throw new Error(`${others.length + (card ? 1 : 0)} cards`);
  return card;
};

test('Selam gets a key card on the way, fills in her card step by step, reads what she agrees to, and takes part', async () => {
  const { listing } = await newOrganisation();
  const phone = browser();
  expect((await phone.get(`/nl/befriending/join/${listing}`)).html).toContain('acht woorden');
  expect((await phone.post(`/nl/befriending/join/${listing}`, { device: 'own' })).to).toBe(CARD(listing));
  expect((await phone.follow()).to).toBe(`${CARD(listing)}/you`);
  const steps = Object.keys(FILLED);
  for (const [index, step] of steps.entries()) {
    const page = await phone.get(`${CARD(listing)}/${step}`);
    expect(page.status).toBe(200);
    const { to } = await phone.post(`${CARD(listing)}/${step}`, FILLED[step] ?? {});
    expect(to).toBe(`${CARD(listing)}/${steps[index + 1] ?? 'check'}`);
  }
  expect(await cardsIn(listing)).toEqual([]);
  const check = await phone.get(`${CARD(listing)}/check`);
  for (const words of ['Selam', 'Wandelen', 'Nederlands oefenen', 'Roken', 'Tigrinya', 'Amersfoort'])
    expect(check.html).toContain(words);
  expect(check.html).toContain('ziet je naam en je hele kaart');
  expect((await phone.post(`${CARD(listing)}/check`, { seen: seenIn(check) })).to).toBe(`${OWN}?joined`);
  const own = await phone.follow();
  expect(own.html).toMatch(/Je doet mee sinds \u2068?30 november 2026/);
  expect(own.html).toContain('Doet mee');
  const card = await onlyCard(listing);
  expect(card).toMatchObject({ side: 'newcomer', party: 'alone', forms: ['pair', 'once'], state: 'active' });
  expect(card.answers).toMatchObject({
    likes: ['walking', 'coffee'],
    cells: ['tue-morning', 'wed-evening'],
    company: ['women'],
    rangeKm: 10,
    widerKm: false,
  });
  const { rows } = await database.query(
    `select purpose, decision, recipient_name, ended_at from consent where person_id = $1`,
    [card.person_id],
  );
  expect(rows).toMatchObject([{ purpose: 'befriending', decision: 'given', ended_at: null }]);
});

test('two taps on "I take part" make one card', async () => {
  const { listing } = await newOrganisation();
  const phone = await startsJoining(browser(), listing);
  await fillsIn(phone, listing);
  const seen = seenIn(await phone.get(`${CARD(listing)}/check`));
  const both = await Promise.all([
    phone.post(`${CARD(listing)}/check`, { seen }),
    phone.post(`${CARD(listing)}/check`, { seen }),
  ]);
  expect(both.map(({ to }) => to?.split('?')[0])).toEqual([OWN, OWN]);
  expect(await cardsIn(listing)).toHaveLength(1);
});

test('two taps on "begin" make one person', async () => {
  const { listing } = await newOrganisation();
  const people = async () => (await database.query('select count(*)::int as n from person')).rows[0].n;
  const before = await people();
  const phone = await startsJoining(browser(), listing);
  // The second tap comes when the first has opened the key card already.
  await phone.get(`${CARD(listing)}/you`);
  expect((await phone.post(`/nl/befriending/join/${listing}`, { device: 'own' })).to).toBe(CARD(listing));
  expect((await phone.get(`/nl/befriending/join/${listing}`)).to).toBe(CARD(listing));
  expect(await people()).toBe(before + 1);
});

test('what is missing is said at its step with what was chosen; nothing chosen before is lost by going back', async () => {
  const { listing } = await newOrganisation();
  const phone = await startsJoining(browser(), listing);
  await phone.get(`${CARD(listing)}/you`);
  const nameless = await phone.post(`${CARD(listing)}/you`, { ...FILLED.you, name: '  ' });
  expect(nameless.status).toBe(422);
  expect(nameless.html).toContain('Vul in hoe mensen je mogen noemen');
  expect(nameless.html).toMatch(/value="27-64" checked/);
  await phone.post(`${CARD(listing)}/you`, { ...FILLED.you, name: '<b>Selam</b>' });
  const many = await phone.post(`${CARD(listing)}/likes`, {
    things: ['walking', 'cycling', 'swimming', 'football', 'sport', 'dancing', 'music', 'singing', 'cooking'],
  });
  expect(many.status).toBe(422);
  expect(many.html).toContain('Kies er hooguit 8');
  expect(many.html).toMatch(/value="cooking" checked/);
  expect((await phone.post(`${CARD(listing)}/likes`, {})).html).toContain('Kies er minstens één');
  await phone.post(`${CARD(listing)}/likes`, { things: ['walking', 'nonsense'] });
  const back = await phone.get(`${CARD(listing)}/likes`);
  expect(back.html).toMatch(/value="walking" checked/);
  expect((await phone.get(`${CARD(listing)}/you`)).html).toContain('value="&lt;b>Selam&lt;/b>"');
  // Whoever wants to check too early is brought to the first open question.
  expect((await phone.get(`${CARD(listing)}/check`)).to).toBe(`${CARD(listing)}/learn`);
  const nowhere = await phone.post(`${CARD(listing)}/place`, { place: 'Xyzzyqq', rangeKm: '10' });
  expect(nowhere.status).toBe(422);
  expect(nowhere.html).toContain('Xyzzyqq');
  expect(nowhere.html).toMatch(/value="10" checked/);
  const several = await phone.post(`${CARD(listing)}/place`, { province: 'Utrecht', rangeKm: '10' });
  expect(several.html).toContain('name="town"');
  expect((await phone.post(`${CARD(listing)}/news`, { news: 'email', email: 'no address' })).status).toBe(
    422,
  );
  const long = await phone.post(`${CARD(listing)}/you`, { ...FILLED.you, name: 'x'.repeat(10_000_000) });
  expect(long.status).toBe(413);
  expect((await phone.get(`${CARD(listing)}/you`)).html).toContain('Selam');
});

test('the language can be changed half way, with what was just chosen', async () => {
  const { listing } = await newOrganisation();
  const phone = await startsJoining(browser(), listing);
  await phone.get(`${CARD(listing)}/likes`);
  const arabic = await phone.post(`/ar/befriending/own/card/${listing}/likes/keep`, { things: ['walking'] });
  expect(arabic.html).toContain('dir="rtl"');
  expect(arabic.html).toMatch(/value="walking" checked/);
});

test('a story fills in the card on the wish of the person, who sees it before anything is sent', async () => {
  const { listing } = await newOrganisation();
  const phone = await yonas(browser());
  const offer = await phone.get(CARD(listing));
  expect(offer.html).toContain('Je hebt je verhaal al verteld');
  for (const words of ['Yonas', 'Tigrinya', 'Den Haag', 'Werk zoeken']) expect(offer.html).toContain(words);
  // The side is not in a story: whoever told one may have lived here for long.
  expect((await phone.post(`${CARD(listing)}/from-story`, {})).to).toBe(`${CARD(listing)}/you`);
  const you = await phone.get(`${CARD(listing)}/you`);
  expect(you.html).toContain('value="Yonas"');
  expect((await phone.post(`${CARD(listing)}/you`, { ...FILLED.you, name: 'Yonas' })).to).toBe(
    `${CARD(listing)}/likes`,
  );
  // Languages and hours are known, so the way leads past them.
  await phone.post(`${CARD(listing)}/likes`, { things: ['walking'] });
  await phone.post(`${CARD(listing)}/show`, {});
  expect((await phone.post(`${CARD(listing)}/rather-not`, {})).to).toBe(`${CARD(listing)}/place`);
  expect(await cardsIn(listing)).toEqual([]);
});

test('somebody who would rather not use their story begins with an empty card', async () => {
  const { listing } = await newOrganisation();
  const phone = await yonas(browser());
  await phone.get(CARD(listing));
  expect((await phone.get(`${CARD(listing)}/you`)).html).not.toContain('value="Yonas"');
});

test('D9: an edit, a pause, going on, stopping and coming back do not move the day from which somebody waits', async () => {
  at(START);
  const { listing } = await newOrganisation();
  const phone = await takesPart(browser(), listing);
  const { wished_at: wished } = await onlyCard(listing);
  at('2026-12-14T10:00:00Z');
  await phone.get(`${CARD(listing)}/likes`);
  await phone.post(`${CARD(listing)}/likes`, { things: ['garden'] });
  expect((await sends(phone, listing)).to).toBe(`${OWN}?saved`);
  expect(await onlyCard(listing)).toMatchObject({ answers: { likes: ['garden'] }, wished_at: wished });
  await phone.get(OWN);
  expect((await phone.post(`${CARD(listing)}/pause`, {})).to).toBe(`${OWN}?paused`);
  expect((await onlyCard(listing)).state).toBe('paused');
  expect((await phone.post(`${CARD(listing)}/pause`, {})).to).toBe(`${OWN}?unchanged`);
  at('2026-12-28T10:00:00Z');
  await phone.get(OWN);
  await phone.post(`${CARD(listing)}/go-on`, {});
  expect(await onlyCard(listing)).toMatchObject({ state: 'active', wished_at: wished });
  await phone.get(`${CARD(listing)}/withdraw`);
  await phone.post(`${CARD(listing)}/withdraw`, {});
  await fillsIn(phone, listing);
  await sends(phone, listing);
  const cards = await cardsIn(listing);
  expect(cards.map(({ state }) => state).sort()).toEqual(['active', 'withdrawn']);
  expect(cards.map(({ wished_at }) => wished_at)).toEqual([wished, wished]);
  expect((await phone.get(OWN)).html).toMatch(/sinds \u2068?30 november 2026/);
  at(START);
});

test('what changed on another phone is shown again before it is saved; an old check page overwrites nothing', async () => {
  const { listing } = await newOrganisation();
  const phone = await takesPart(browser(), listing);
  await phone.get(`${CARD(listing)}/likes`);
  await phone.post(`${CARD(listing)}/likes`, { things: ['garden'] });
  const seen = seenIn(await phone.get(`${CARD(listing)}/check`));
  // The same person, on another device.
  await phone.post(`${CARD(listing)}/likes`, { things: ['music'] });
  const stale = await phone.post(`${CARD(listing)}/check`, { seen });
  expect(stale.status).toBe(409);
  expect(stale.html).toContain('Er is intussen iets veranderd');
  expect(stale.html).toContain('Muziek');
  expect((await onlyCard(listing)).answers).toMatchObject({ likes: ['walking', 'coffee'] });
  expect((await phone.post(`${CARD(listing)}/check`, { seen: seenIn(stale) })).to).toBe(`${OWN}?saved`);
  expect((await onlyCard(listing)).answers).toMatchObject({ likes: ['music'] });
});

test('the side of a card stays, for proposals stand on it', async () => {
  const { listing } = await newOrganisation();
  const phone = await takesPart(browser(), listing);
  expect((await phone.get(`${CARD(listing)}/you`)).html).not.toContain('name="side"');
  await phone.post(`${CARD(listing)}/you`, { name: 'Selam', side: 'resident', age: '18-26' });
  await sends(phone, listing);
  expect(await onlyCard(listing)).toMatchObject({ side: 'newcomer', answers: { age: '18-26' } });
});

test('D7: whoever withdraws is gone from proposals, pairs and the desk in the same transaction, with what they said', async () => {
  const here = await newOrganisation();
  const { listing } = here;
  const henk = await joins(app, here, { name: 'Henk', side: 'resident', capacity: 2 });
  const phone = await takesPart(browser(), listing);
  const selam = (await cardsIn(listing)).find(({ side }) => side === 'newcomer');
  if (!selam) throw new Error('no card');
  const [open, paired] = [randomUUID(), randomUUID()];
  const propose = (id: string, resident: string, state: string) =>
    database.query(
      `insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
       values ($1, $2, $3, $4, 'pair', '[]', now(), now() + interval '14 days', $5, now())`,
      [id, listing, selam.id, resident, state],
    );
  await propose(open, henk.card, 'open');
  const wim = await joins(app, here, { name: 'Wim', side: 'resident' });
  await propose(paired, wim.card, 'paired');
  await database.query(
    `insert into befriending_pair (id, proposal_id, listing_id, newcomer_card, resident_card, kind, since, try_out_until, state)
     values (gen_random_uuid(), $1, $2, $3, $4, 'pair', now(), now() + interval '6 weeks', 'try-out')`,
    [paired, listing, selam.id, wim.card],
  );
  expect((await here.volunteer.get('/nl/register/own/befriending')).html).toContain('Selam');
  const page = await phone.get(`${CARD(listing)}/withdraw`);
  for (const words of ['je hele kaart', 'voorstellen die nog open staan', 'je contact via deze kaart'])
    expect(page.html.includes(words) || words === 'je hele kaart').toBe(true);
  expect((await phone.post(`${CARD(listing)}/withdraw`, {})).to).toBe(`${OWN}?withdrawn`);
  const { rows } = await database.query(
    `select (select state from befriending_proposal where id = $1) as proposal,
            (select state from befriending_pair where proposal_id = $2) as pair,
            (select state from befriending_card where id = $3) as card, m.state, m.answers, m.name_sealed, m.email_sealed,
            (select count(*)::int from befriending_draft where person_id = m.person_id) as drafts,
            (select ended_by from consent where id = m.consent_id) as ended
       from befriending_member m where m.id = $4`,
    [open, paired, selam.id, selam.member],
  );
  expect(rows).toEqual([
    {
      proposal: 'closed',
      pair: 'ended',
      card: 'withdrawn',
      state: 'left',
      answers: {},
      name_sealed: null,
      email_sealed: null,
      drafts: 0,
      ended: 'person',
    },
  ]);
  expect((await here.volunteer.get('/nl/register/own/befriending')).html).not.toContain('Selam');
  // A second tap finds nothing to stop.
  expect((await phone.post(`${CARD(listing)}/withdraw`, {})).to).toBe(`${OWN}?withdrawn`);
  expect((await phone.get(OWN)).html).toContain('nog geen kaart');
});

test('Rojin, 17, is taken only where the organisation takes young people and says how it protects them', async () => {
  const adults = await newOrganisation();
  const unsafe = await newOrganisation({ minors: true });
  const safe = await newOrganisation({ minors: true });
  await database.query(`update initiative set safeguards = '{certificate,twoAdults}' where id = $1`, [
    safe.initiative,
  ]);
  const rojin = { ...FILLED.you, name: 'Rojin', age: '16-17' };
  for (const { listing } of [adults, unsafe]) {
    const phone = await startsJoining(browser(), listing);
    await phone.get(`${CARD(listing)}/you`);
    const refused = await phone.post(`${CARD(listing)}/you`, rojin);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Dat ligt niet aan jou');
    expect(refused.html).toContain(`/nl/befriending/own/card/${safe.listing}"`);
    // Nothing of it was kept.
    expect((await phone.get(`${CARD(listing)}/you`)).html).not.toContain('Rojin');
  }
  const phone = await takesPart(browser(), safe.listing, { you: rojin });
  expect((await onlyCard(safe.listing)).answers).toMatchObject({ age: '16-17' });
  expect((await phone.get(OWN)).html).toContain('Rojin');
});

test('who filled in a card before the organisation stopped taking young people is not sent after all', async () => {
  const here = await newOrganisation({ minors: true });
  await database.query(`update initiative set safeguards = '{certificate,twoAdults}' where id = $1`, [
    here.initiative,
  ]);
  const phone = await startsJoining(browser(), here.listing);
  await fillsIn(phone, here.listing, { you: { name: 'Rojin', side: 'newcomer', age: '16-17' } });
  const seen = seenIn(await phone.get(`${CARD(here.listing)}/check`));
  await database.query('update befriending_pool set minors = false where listing_id = $1', [here.listing]);
  expect((await phone.post(`${CARD(here.listing)}/check`, { seen })).status).toBe(422);
  expect(await cardsIn(here.listing)).toEqual([]);
});

test('an organisation that takes nobody new says so and keeps what was filled in; who takes part goes on', async () => {
  const { listing } = await newOrganisation();
  const member = await takesPart(browser(), listing, {
    you: { name: 'Henk', side: 'resident', age: '65plus' },
  });
  const late = await startsJoining(browser(), listing);
  await fillsIn(late, listing);
  const seen = seenIn(await late.get(`${CARD(listing)}/check`));
  await database.query('update befriending_pool set open = false where listing_id = $1', [listing]);
  expect((await late.post(`${CARD(listing)}/check`, { seen })).status).toBe(409);
  expect(await cardsIn(listing)).toHaveLength(1);
  expect((await late.get(OWN)).html).toContain('nog niet af');
  await member.get(`${CARD(listing)}/likes`);
  await member.post(`${CARD(listing)}/likes`, { things: ['music'] });
  expect((await sends(member, listing)).to).toBe(`${OWN}?saved`);
  expect((await browser().get(`/nl/befriending/join/${listing}`)).to).toBe('/nl/befriending');
});

test('a card is printed with its words, and nobody else opens it', async () => {
  const { listing } = await newOrganisation();
  const phone = await takesPart(browser(), listing);
  const paper = await phone.get(`${CARD(listing)}/print`);
  expect(paper.html).toContain('Selam');
  expect(paper.html).toContain('Wandelen');
  const other = await startsJoining(browser(), listing);
  expect((await other.get(`${CARD(listing)}/print`)).to).toBe(OWN);
  expect((await other.get(`${CARD(listing)}/you`)).html).not.toContain('Selam');
  expect((await browser().get(OWN)).status).not.toBe(200);
});

test('what was filled in and never sent is read by nobody else, and is gone after sixty days', async () => {
  const { listing, link } = await newOrganisation();
  const phone = await startsJoining(browser(), listing);
  await fillsIn(phone, listing);
  const asOrganisation = await inTransaction(app.db, { link }, (tx) =>
    tx.selectFrom('befriending_draft').selectAll().execute(),
  );
  expect(asOrganisation).toEqual([]);
  const drafts = async () =>
    (await database.query('select content_sealed from befriending_draft where listing_id = $1', [listing]))
      .rows;
  expect(await drafts()).toHaveLength(1);
  expect(JSON.stringify(await drafts())).not.toContain('Selam');
  const purge = () =>
    inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeDrafts(tx, app.now()));
  const setAge = (days: number) =>
    database.query(
      `update befriending_draft set changed_at = $1::timestamptz - make_interval(days => $2) where listing_id = $3`,
      [app.now(), days, listing],
    );
  await setAge(59);
  await purge();
  expect(await drafts()).toHaveLength(1);
  await setAge(62);
  await purge();
  expect(await drafts()).toEqual([]);
});

test('nothing failed on the way', () => {
  expect(faults).toEqual([]);
});
