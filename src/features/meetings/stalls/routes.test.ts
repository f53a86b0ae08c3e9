import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG } from '../../../../test/support/meeting.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const tokenOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

test('an initiative asks for a stand, hears yes, and stands on the page; its address does not', async () => {
  const phone = browser();
  const form = await phone.get(`/nl/meetings/${SLUG}/stand`);
  const refused = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: '',
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value="Het koor"');
  const requested = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: 'Wij zingen samen.',
    needs: ['table', 'power'],
    email: 'koor@voorbeeld.nl',
  });
  expect((await phone.get(requested.to ?? '')).html).toContain('Je hoort van ons');
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
  const market = await team.get(`${desk}/market`);
  const stall = tokenOf(market.html, 'stand');
  const target = `${desk}/stand`;
  expect(market.html).toContain('Stroom nodig');
  const answer = { state: 'accepted', answer: 'Bij de ingang.', number: 'a3' };
  await fillIn(team, `${desk}/market`, target, answer, { stand: stall });
  expect((await phone.get(requested.to ?? '')).html).toContain('Bij de ingang.');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Wij zingen samen.');
  expect(page.html).toContain('A3');
  expect(page.html).not.toContain('koor@voorbeeld.nl');
  const { rows } = await database.query(
    "select subject, body from mail_outbox where recipient = 'koor@voorbeeld.nl'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].subject).toMatch(/^Je plek op de markt: .?Van Onderop! Den Haag/);
  expect(rows[0].body).toContain('Het nummer van je plek: A3');
  await phone.post(requested.to ?? '', {});
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
});

test('two stalls never have one number, and the plan is on paper with what each needs', async () => {
  const request = async (organisation: string) => {
    const phone = browser();
    const target = `/nl/meetings/${SLUG}/stand`;
    await fillIn(phone, target, target, { organisation, shows: 'Van alles.', needs: ['table'] });
    return organisation;
  };
  await request('De fietsclub');
  await request('De soepgroep');
  const { rows } = await database.query(
    "select id, organisation from market_stall where state = 'asked' order by organisation",
  );
  const target = `${desk}/stand`;
  const [bikes, soup] = rows.map(({ id: stall }) => ({ stand: stall }));
  await fillIn(team, `${desk}/market`, target, { state: 'accepted', number: 'B2' }, bikes);
  const taken = await fillIn(
    team,
    `${desk}/market`,
    target,
    { state: 'accepted', number: 'b2', answer: 'Kom om negen uur.' },
    soup,
  );
  expect(taken.status).toBe(422);
  expect(taken.html).toContain('Dat nummer heeft al iemand');
  expect(taken.html).toContain('value="Kom om negen uur."');
  await fillIn(team, `${desk}/market`, target, { state: 'accepted', number: 'B10' }, soup);
  const plan = await team.get(`${desk}/market/plan`);
  expect(plan.html.indexOf('De fietsclub')).toBeLessThan(plan.html.indexOf('De soepgroep'));
  expect(plan.html).toContain('Een tafel nodig');
});

test('two organisers answer one request: the second sees what the first said, and decides', async () => {
  const { rows } = await database.query("select id from market_stall where organisation = 'De soepgroep'");
  const holding = { stand: rows[0].id };
  const target = `${desk}/stand`;
  const shown = (await team.get(`${desk}/market`)).html;
  const form = formOn(shown, target, holding);
  await team.post(target, { ...form, state: 'accepted', answer: 'Bij het raam.' });
  const late = await team.post(target, { ...form, state: 'accepted', answer: 'Bij de deur.' });
  expect(late.status).toBe(409);
  expect(late.html.match(/role="alert".*?<\/section>/s)?.[0]).toMatch(/Bij het raam\..*Bij de deur\./s);
  const decided = await team.post(target, { ...formOn(late.html, target, holding), state: 'accepted' });
  expect(decided.status).toBe(303);
  expect((await team.get(`${desk}/market`)).html).toContain('value="Bij de deur."');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
