import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { formOn } from '../../../../test/support/team-forms.ts';
import { createTableCards } from './actions.ts';
import { agreementStatus } from './agreement-status.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
await createTableCards(app, deniz, { edition: id });
const breakOut = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0];
const card = `/nl/table/${privateLinkToken(app, 'table', breakOut?.id ?? '')}`;

test('an agreement needs a day that exists; what was typed stays, and with a good day it is on the card', async () => {
  const tablet = browser();
  const once = (await tablet.get(card)).html.match(/name="once" value="([^"]*)"/)?.[1] ?? '';
  const agreement = {
    once,
    kind: 'agreement',
    'words-agreement': 'We bellen elke maand',
    owner: 'Samira',
    email: '',
  };
  const refused = await tablet.post(card, { ...agreement, dueOn: '2027-02-30' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('We bellen elke maand');
  expect((await browser().get(card)).html).not.toContain('We bellen elke maand');
  expect((await tablet.post(card, { ...agreement, dueOn: '2027-03-01' })).status).toBe(303);
  const { html } = await browser().get(card);
  expect(html).toContain('We bellen elke maand');
  expect(html).toContain('Samira');
});

test('an agreement is silent when its day has passed and its owner has not answered since', () => {
  const agreement = { state: 'open' as const, dueOn: '2027-03-01', answeredAt: null };
  expect(agreementStatus(agreement, '2027-03-01')).toBe('open');
  expect(agreementStatus(agreement, '2027-03-02')).toBe('silent');
  expect(agreementStatus({ ...agreement, answeredAt: new Date('2027-03-02T10:00:00Z') }, '2027-03-03')).toBe(
    'open',
  );
  expect(agreementStatus({ ...agreement, state: 'done' }, '2027-03-02')).toBe('done');
});

const linesOn = (html: string) => html.slice(html.indexOf('id="card"'));
const lineOf = (html: string, words: string) =>
  html.match(new RegExp(`${words}.*?name="seen-([0-9a-f-]{36})"`, 's'))?.[1] ?? '';

test('what somebody else at the table is still writing stays, whatever is added, changed, removed or put back', async () => {
  const tablet = browser();
  const half = { 'words-insight': 'Half geschreven', owner: 'Deniz' };
  const first = formOn((await tablet.get(card)).html, card);
  const added = await tablet.post(card, {
    ...first,
    ...half,
    kind: 'solution',
    'words-solution': 'Een buddy',
  });
  expect(added.status).toBe(200);
  expect(formOn(added.html, card)).toMatchObject({ ...half, 'words-solution': '' });
  const line = lineOf(linesOn(added.html), 'Een buddy');
  const dropped = await tablet.post(`${card}/drop`, { ...formOn(added.html, card), drop: line });
  expect(formOn(dropped.html, card)).toMatchObject(half);
  expect(dropped.html).toMatch(/Weggehaald: .?Een buddy/);
  const back = await tablet.post(`${card}/restore`, { ...formOn(dropped.html, card), restore: line });
  expect(formOn(back.html, card)).toMatchObject({ ...half, [`line-${line}`]: 'Een buddy' });
  // The same form twice is one line; with other words it is another.
  await tablet.post(card, { ...first, kind: 'solution', 'words-solution': 'Een buddy' });
  await tablet.post(card, { ...first, kind: 'solution', 'words-solution': 'Een maatje' });
  const lines = linesOn((await browser().get(card)).html);
  expect(lines.match(/<bdi>Een buddy<\/bdi>/g)).toHaveLength(1);
  expect(lines).toContain('Een maatje');
});

test('two people change one line: the second sees theirs and the own', async () => {
  const [hers, his] = [browser(), browser()];
  const form = formOn((await hers.get(card)).html, card);
  await his.get(card);
  const line = lineOf(linesOn((await browser().get(card)).html), 'Een maatje');
  await hers.post(`${card}/change`, { ...form, change: line, [`line-${line}`]: 'Een taalmaatje' });
  const late = await his.post(`${card}/change`, {
    ...form,
    change: line,
    [`line-${line}`]: 'Een fietsmaatje',
  });
  expect(late.status).toBe(409);
  expect(late.html.match(/role="alert".*?<\/dl>/s)?.[0]).toMatch(/Een taalmaatje.*Een fietsmaatje/s);
  const again = formOn(late.html, card);
  expect(again[`line-${line}`]).toBe('Een fietsmaatje');
  await his.post(`${card}/change`, { ...again, change: line });
  expect((await browser().get(card)).html).toContain('<bdi>Een fietsmaatje</bdi>');
});

test('two people answer for one agreement: nothing that was typed is lost', async () => {
  const { rows } = await database.query("select id from outcome_line where kind = 'agreement'");
  const path = `/nl/agreement/${privateLinkToken(app, 'agreement', rows[0].id)}`;
  const [hers, his] = [browser(), browser()];
  const form = formOn((await hers.get(path)).html, path);
  await his.get(path);
  await hers.post(path, { ...form, state: 'open', answer: 'We belden twee keer.' });
  const late = await his.post(path, { ...form, state: 'done', answer: 'Het is klaar.' });
  expect(late.status).toBe(409);
  expect(late.html.match(/role="alert".*?<p>/s)?.[0]).toBeDefined();
  expect(late.html).toMatch(/We belden twee keer\..*Het is klaar\./s);
  await his.post(path, { ...formOn(late.html, path), state: 'done' });
  expect((await hers.get(path)).html).toContain('Het is klaar.');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
