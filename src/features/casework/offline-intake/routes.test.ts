import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { standings } from '../intake/answers.ts';
import { findAnswers, findSittings } from '../intake/queries.ts';
import { findEvents } from '../model/queries.ts';
import type { IntakeItem, TabletReply } from './protocol.ts';
import { sealFile } from './sealed-file.ts';

const { app, browser, faults } = await createTestApp();
const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);

async function staffAt(tenant: string, name: string, roles: ('guide' | 'lead')[] = ['guide']) {
  const { token } = await openStaffSession(app, tenant, { name, roles });
  const own = browser();
  own.jar.set(ACCOUNT_COOKIE, token);
  await own.get('/nl/casework/offline-intake/tablets');
  return { staff: await staffOf(app, token), browser: own, device: randomUUID() };
}
type Guide = Awaited<ReturnType<typeof staffAt>>;
const esra = await staffAt(delft, 'Esra');
const joris = await staffAt(delft, 'Joris');
const lead = await staffAt(delft, 'Anna', ['lead']);
const elsewhere = await staffAt(utrecht, 'Piet');

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
const household = (
  caseId: string,
  choice: string,
  more: Partial<IntakeItem & { replaces: string[] }> = {},
) => ({
  kind: 'answer' as const,
  id: randomUUID(),
  caseId,
  question: 'household',
  choices: [choice],
  source: 'newcomer',
  day: '2026-11-23',
  at: at(0),
  replaces: [] as string[],
  ...more,
});

/** A tablet of this guide reports. */
async function sync(guide: Guide, items: unknown[], fetch: string[] = [], more: object = {}) {
  const report = {
    device: guide.device,
    label: 'iPad',
    items,
    waiting: 0,
    waitingSince: null,
    carries: fetch,
    fetch,
  };
  const answer = await guide.browser.post('/nl/casework/offline-intake/sync', {
    report: JSON.stringify({ ...report, ...more }),
  });
  return { status: answer.status, reply: JSON.parse(answer.html || '{}') as TabletReply };
}
const answersOf = (id: string) =>
  inTransaction(app.db, { account: esra.staff.account }, (tx) => findAnswers(tx, app, id));

test('the page of the tablet names nobody, for the browser keeps a copy of it', async () => {
  await openCase(app, esra.staff, { name: 'Kanarie Naam' });
  const page = await esra.browser.get('/nl/casework/offline-intake');
  expect(page.status).toBe(200);
  expect(page.html).not.toContain('Kanarie');
  const offered = await esra.browser.get('/nl/casework/offline-intake/cases');
  expect(offered.html).toContain('Kanarie Naam');
  expect(offered.headers.get('cache-control')).toBe('no-store');
});

test('B12: what is sent again, in another order and twice, is there once', async () => {
  const id = await openCase(app, esra.staff);
  const first = household(id, 'house-alone');
  const second = household(id, 'house-partner', { at: at(1), replaces: [first.id] });
  const sitting = {
    kind: 'sitting',
    id: randomUUID(),
    caseId: id,
    day: '2026-11-23',
    place: 'reception-centre',
    alone: true,
    present: ['coa'],
    interpreter: 'phone',
    interpreterLanguage: 'ti',
    at: at(0),
  };
  await sync(esra, [second, sitting]);
  const { reply } = await sync(esra, [sitting, first, second, first], [id]);
  expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept', 'kept']);
  expect(reply.cases[0]).toMatchObject({ id, name: 'Selam Haile', told: 1 });
  expect(await answersOf(id)).toHaveLength(2);
  const events = await inTransaction(app.db, { account: esra.staff.account }, async (tx) => ({
    held: (await findEvents(tx, app, id)).filter(({ kind }) => kind === 'intake-held').length,
    sittings: await findSittings(tx, app, id),
  }));
  expect(events.held).toBe(1);
  // The right was said at the moment of the tap, not when the tablet came back.
  expect(events.sittings[0]?.toldAloneAt?.toISOString()).toBe(at(0));
});

test('B10: two tablets changed the same answer; both are told, also after a choice, whoever sent first', async () => {
  for (const order of [
    [esra, joris],
    [joris, esra],
  ] as const) {
    const id = await openCase(app, esra.staff);
    // A colleague says first why they open the case of Esra.
    await joris.browser.get(`/nl/casework/${id}/reason`);
    await joris.browser.post(`/nl/casework/${id}/reason`, { reason: 'stand-in', words: '' });
    const start = household(id, 'house-one-parent');
    await sync(esra, [start]);
    const mine = household(id, 'house-alone', { at: at(5), replaces: [start.id] });
    const theirs = household(id, 'house-family', { at: at(3), replaces: [start.id] });
    for (const guide of order) await sync(guide, [guide === esra ? mine : theirs]);
    const path = `/nl/casework/${id}/intake/topic/personalCircumstances`;
    for (const guide of order) {
      const told = await guide.browser.get('/nl/casework/offline-intake/tablets');
      expect(told.html).toContain('Iemand anders vulde hetzelfde in');
      expect(told.html).not.toContain('woont alleen');
      expect((await guide.browser.get(path)).html).toContain('woont alleen');
    }
    await joris.browser.get(path);
    await joris.browser.post(`${path}/choose`, {
      question: 'household',
      answer: theirs.id,
      seen: [mine.id, theirs.id].join(' '),
    });
    const overruled = await esra.browser.get('/nl/casework/offline-intake/tablets');
    expect(overruled.html).toContain('koos op');
    await esra.browser.post('/nl/casework/offline-intake/tablets/seen', { answer: mine.id });
    expect((await esra.browser.get('/nl/casework/offline-intake/tablets')).html).not.toContain('koos op');
    expect(await answersOf(id)).toHaveLength(4);
  }
});

test('what cannot be kept holds up nothing, and stays on the tablet', async () => {
  const id = await openCase(app, esra.staff);
  const other = await openCase(app, elsewhere.staff);
  const good = household(id, 'house-alone');
  const bsn = { ...household(id, 'x'), question: 'words-education', choices: [], words: 'nummer 111222333' };
  const { reply } = await sync(
    esra,
    [household(other, 'house-alone'), bsn, { id: randomUUID() }, good],
    [id, other],
  );
  expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'kept']);
  expect(reply.cases.map((carried) => carried.id)).toEqual([id]);
  expect(reply.gone).toEqual([other]);
  // Somebody of another municipality cannot take an id that is taken here for their own.
  const stolen = await sync(elsewhere, [{ ...good, caseId: other }], [id]);
  expect(stolen.reply.outcomes[0]?.outcome).toBe('refused');
  expect(stolen.reply.cases).toEqual([]);
});

test('B10: in the database too the order and the number of calls change nothing', async () => {
  // Two tablets wrote three answers each, one over the other; their calls arrive in any order, some of them twice.
  const calls = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], { minLength: 12 });
  await fc.assert(
    fc.asyncProperty(calls, async (order) => {
      const id = await openCase(app, esra.staff);
      const chain = (minute: number, choices: string[]) => {
        let replaces: string[] = [];
        return choices.map((choice, index) => {
          const item = household(id, choice, { at: at(minute + index), replaces });
          replaces = [item.id];
          return item;
        });
      };
      const mine = chain(0, ['house-alone', 'house-partner', 'house-alone']);
      const theirs = chain(1, ['house-others', 'house-one-parent', 'house-family']);
      const all = [...mine, ...theirs];
      for (const index of order) await sync(index < 3 ? esra : joris, [all[index]]);
      const { conflict, history } =
        standings(await answersOf(id)).get('household') ?? expect.fail('nothing was stored');
      expect(conflict.map(({ id: head, by }) => [head, by])).toEqual([
        [mine[2]?.id, 'Esra'],
        [theirs[2]?.id, 'Joris'],
      ]);
      expect(history).toHaveLength(6);
    }),
    { numRuns: 6 },
  );
});

test('a day of long words in Arabic comes in at once', async () => {
  const id = await openCase(app, esra.staff, { language: 'ar' });
  const words = 'ك'.repeat(2_000);
  const items = Array.from({ length: 100 }, () => ({
    ...household(id, 'x'),
    question: 'words-education',
    choices: [],
    words,
  }));
  const { reply } = await sync(esra, items);
  expect(reply.outcomes.filter(({ outcome }) => outcome === 'kept')).toHaveLength(100);
});

test('a tablet is of whoever began it', async () => {
  await sync(esra, []);
  const { status } = await sync({ ...joris, device: esra.device }, []);
  expect(status).toBe(409);
});

test('B11: the encrypted file of a tablet comes in at the desk, once, and nobody else opens it', async () => {
  const id = await openCase(app, esra.staff);
  const own = { ...esra, device: randomUUID() };
  const { reply } = await sync(own, []);
  const items = [household(id, 'house-alone'), household(id, 'house-odd')];
  const file = await sealFile(own.device, reply.publicKey, items);
  expect(JSON.stringify(file)).not.toContain('house-alone');
  const send = (guide: Guide, sealed: object) =>
    guide.browser.post('/nl/casework/offline-intake/tablets/import', {
      file: new File([JSON.stringify(sealed)], 'intake.json', { type: 'application/json' }),
    });
  expect((await send(elsewhere, file)).html).toContain('niet bij jouw gemeente hoort');
  expect((await send(joris, { ...file, data: `AAAA${file.data.slice(4)}` })).html).toContain('beschadigd');
  for (let i = 0; i < 2; i++) expect((await send(joris, file)).html).toContain('Ingelezen: 1');
  // Who said it is whoever has the tablet, and not who brought the file.
  expect(await answersOf(id)).toMatchObject([{ by: 'Esra', account: esra.staff.account }]);
  expect((await send(joris, { iets: 'anders' })).status).toBe(422);
});

test('a lead sees what waits on all tablets and closes one: it hears so at its next contact, and sends nothing any more', async () => {
  const id = await openCase(app, esra.staff);
  const lost = { ...esra, device: randomUUID() };
  await sync(lost, [], [id], { waiting: 3, waitingSince: at(0), label: 'Kwijte tablet' });
  const seen = await lead.browser.get('/nl/casework/offline-intake/tablets');
  expect(seen.html).toContain('Kwijte tablet');
  expect(seen.html).toContain('wacht: 3');
  expect(seen.html).toContain('Het oudste wacht sinds');
  const path = `/nl/casework/offline-intake/tablets/${lost.device}/close`;
  await joris.browser.get('/nl/casework/offline-intake/tablets');
  expect((await joris.browser.post(path, {})).status).not.toBe(200);
  expect((await sync(lost, [])).reply.isClosed).toBe(false);
  await lead.browser.get('/nl/casework/offline-intake/tablets');
  await lead.browser.post(path, {});
  const { reply } = await sync(lost, [household(id, 'house-alone')], [id]);
  expect(reply).toMatchObject({ isClosed: true, outcomes: [], cases: [] });
  expect(await answersOf(id)).toEqual([]);
  // Its file is for a lead to judge.
  const file = await sealFile(lost.device, reply.publicKey, [household(id, 'house-alone')]);
  const send = (guide: Guide) =>
    guide.browser.post('/nl/casework/offline-intake/tablets/import', {
      file: new File([JSON.stringify(file)], 'intake.json', { type: 'application/json' }),
    });
  expect((await send(joris)).html).toContain('Alleen een teamleider');
  expect((await send(lead)).html).toContain('Ingelezen: 1');
});

test('B13: signing out clears the browser, but not while encrypted work waits to be sent', async () => {
  for (const [unsent, clears] of [
    [false, '"cache", "storage"'],
    [true, '"cache"'],
  ] as const) {
    const { token } = await openStaffSession(app, delft, { name: 'Wisser' });
    const own = browser();
    own.jar.set(ACCOUNT_COOKIE, token);
    await own.get('/nl/account/settings');
    if (unsent) own.jar.set('vanonderop_unsent', '1');
    const closed = await own.post('/nl/account/close', {});
    expect(closed.headers.get('clear-site-data')).toBe(clears);
  }
});

test('nothing failed', () => expect(faults).toEqual([]));
