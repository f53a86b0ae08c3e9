import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { checkRequest, sendRequest } from '../../../test/support/asking.ts';
import { ATTENDANCE, choirWith, INBOX, SETTINGS, weeklyTimeOf } from '../../../test/support/inbox.ts';
import { begin, tell } from '../../../test/support/people.ts';
import { inboxFilters } from './inbox/rules.ts';
import type { PlacementState } from './model/rules.ts';

vi.setConfig({ testTimeout: 60_000 });

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
// A Monday.
at('2026-11-30T10:00:00Z');

/** What each side reads of a state. */
const OWN_WORDS: Partial<Record<PlacementState, string>> = {
  asked: 'Gevraagd',
  talk: 'Eerst praten',
  waiting: 'Op de wachtlijst',
  offered: 'Er is een plek voor je',
  confirmed: 'Je hebt een plek',
  started: 'Begonnen',
  declined: 'Het kan niet',
  withdrawn: 'Door jou gestopt',
  stopped: 'Gestopt door het initiatief',
  ended: 'Klaar',
};
const FILTER_WORDS = {
  open: 'Wacht op antwoord',
  queue: 'Wachtlijst',
  people: 'Met een plek',
  over: 'Voorbij',
} as const;
const EXPECTED_STATES: readonly PlacementState[] = ['confirmed', 'started'];

const peopleWords = (count: number) =>
  count === 0 ? 'Je verwacht niemand.' : `Je verwacht ${count} ${count === 1 ? 'persoon' : 'mensen'}.`;

const ownPageWords = (count: number) =>
  count === 0
    ? '<span>Aanvragen voor een plek</span>'
    : `Aanvragen voor een plek: ${count} ${count === 1 ? 'wacht' : 'wachten'} op antwoord`;

test('A11: after each step every list, count and calendar of both sides is right at once', async () => {
  const choir = await choirWith(app, database, browser(), { places: 3 });
  const { volunteer } = choir;
  await weeklyTimeOf(database, choir, 1);
  await volunteer.get(ATTENDANCE);
  await volunteer.post('/nl/register/own/calendar', {});
  const calendar = (await volunteer.get(ATTENDANCE)).html.match(
    /\/nl\/expected\/[\w-]{43}\/calendar\.ics/,
  )?.[0];
  if (!calendar) throw new Error('no calendar');

  interface Asker {
    phone: ReturnType<typeof browser>;
    name: string;
    party: number;
    request: string;
    state: PlacementState;
  }
  const askers: Asker[] = [];

  /** Looks at every page of both sides, and compares it with what happened. */
  async function everythingIsRight(what: string): Promise<void> {
    for (const filter of ['open', 'queue', 'people', 'over'] as const) {
      const { html } = await volunteer.get(`${INBOX}?show=${filter}`);
      const states: readonly PlacementState[] = inboxFilters[filter];
      const listed = [...html.matchAll(/<h2 class="card-title">.*?<bdi>(\w+)<\/bdi>/gs)].map(
        ([, name]) => name,
      );
      const there = askers.filter(({ state }) => states.includes(state)).map(({ name }) => name);
      expect(listed.toSorted(), `${what}: ${filter}`).toEqual(there.toSorted());
      for (const [name, words] of Object.entries(FILTER_WORDS)) {
        const counted = inboxFilters[name as keyof typeof FILTER_WORDS] as readonly PlacementState[];
        const count = askers.filter(({ state }) => counted.includes(state)).length;
        expect(html, `${what}: ${name}`).toContain(`${words} (${count})`);
      }
    }
    const expected = askers
      .filter(({ state }) => EXPECTED_STATES.includes(state))
      .reduce((sum, { party }) => sum + party, 0);
    // The next time; on the list of today stands who was there this morning, too.
    expect((await volunteer.get(`${ATTENDANCE}?day=2026-12-07`)).html, what).toContain(peopleWords(expected));
    const toAnswer = askers.filter(({ state }) => state === 'asked' || state === 'talk').length;
    expect((await volunteer.get('/nl/register/own')).html, what).toContain(ownPageWords(toAnswer));
    const feed = (await browser().get(calendar ?? '')).html;
    expect(feed, what).toMatch(
      expected === 0
        ? /SUMMARY:.*niemand/
        : new RegExp(`SUMMARY:.*${expected} ${expected === 1 ? 'persoon' : 'mensen'}`),
    );
    for (const { phone, state } of askers)
      expect((await phone.get('/nl/requests')).html, what).toContain(OWN_WORDS[state]);
    const { rows } = await database.query('select held from placement_settings where listing_id = $1', [
      choir.listing,
    ]);
    const held = askers
      .filter(({ state }) => ['offered', 'confirmed', 'started'].includes(state))
      .reduce((sum, { party }) => sum + party, 0);
    expect(rows, what).toEqual([{ held }]);
  }

  async function asks(name: string, party: number): Promise<Asker> {
    const phone = await begin(browser());
    await tell(phone, 'languages', { languages: ['ar'] });
    const check = await checkRequest(phone, choir.initiative, {
      firstName: name,
      reach: 'here',
      party: String(party),
    });
    expect((await sendRequest(phone, check, choir.initiative)).to).toBe('/nl/requests?sent');
    const { html } = await phone.get('/nl/requests');
    const request = html.match(/\/requests\/([0-9a-f-]{36})/)?.[1] ?? randomUUID();
    const asker: Asker = { phone, name, party, request, state: 'asked' };
    askers.push(asker);
    await everythingIsRight(`${name} asks`);
    return asker;
  }

  const versionOf = async ({ request }: Asker) =>
    String(
      (await database.query('select steps from placement_request where id = $1', [request])).rows[0]?.steps,
    );

  async function answers(asker: Asker, kind: string, state: PlacementState, more = {}): Promise<void> {
    await volunteer.get(`${INBOX}/${asker.request}`);
    const version = await versionOf(asker);
    const sent = await volunteer.post(`${INBOX}/${asker.request}`, { kind, version, ...more });
    expect(sent.to, kind).toMatch(/\?done$/);
    asker.state = state;
  }

  async function replies(asker: Asker, kind: string, state: PlacementState): Promise<void> {
    await asker.phone.get('/nl/requests');
    const version = await versionOf(asker);
    await asker.phone.post(`/nl/requests/${asker.request}`, { kind, version });
    asker.state = state;
  }

  const amal = await asks('Amal', 2);
  const bilal = await asks('Bilal', 1);
  const celine = await asks('Celine', 2);
  await answers(amal, 'talk', 'talk');
  await everythingIsRight('talk');
  await answers(amal, 'offer', 'offered');
  await everythingIsRight('offer');
  await replies(amal, 'accept', 'confirmed');
  await everythingIsRight('accept');
  await answers(bilal, 'confirm', 'confirmed');
  await everythingIsRight('confirm');
  await answers(celine, 'queue', 'waiting');
  await everythingIsRight('queue');
  await answers(bilal, 'start', 'started');
  await everythingIsRight('start');
  // Two places are free, and who waits is offered them in the same moment.
  await replies(amal, 'withdraw', 'withdrawn');
  celine.state = 'offered';
  await everythingIsRight('withdraw, and who waits moves up');
  await replies(celine, 'accept', 'confirmed');
  await answers(celine, 'stop', 'stopped', { reason: 'other' });
  await everythingIsRight('stop');
  await answers(bilal, 'end', 'ended');
  await everythingIsRight('end');
  const dawit = await asks('Dawit', 1);
  await answers(dawit, 'decline', 'declined', { reason: 'full' });
  await everythingIsRight('decline');
  await answers(dawit, 'reopen', 'asked');
  await everythingIsRight('reopen');

  // Visitors and newcomers read at once whether a place can be asked for.
  const come = `/nl/initiatives/${choir.initiative}/come`;
  const canAsk = async () => (await browser().get(come)).html.includes(`/begin?to=`);
  expect(await canAsk()).toBe(true);
  const settings = { open: 'yes', automatic: '', places: '3', answerDays: '3', leaveUntil: '' };
  await volunteer.get(SETTINGS);
  expect((await volunteer.post(SETTINGS, { ...settings, open: '' })).to).toContain('saved');
  expect(await canAsk()).toBe(false);
  await everythingIsRight('closed');
  await volunteer.get(SETTINGS);
  await volunteer.post(SETTINGS, settings);
  expect(await canAsk()).toBe(true);
  expect(faults).toEqual([]);
});
