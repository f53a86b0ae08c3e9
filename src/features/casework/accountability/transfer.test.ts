import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { recordEvent } from '../clock/record-event.ts';

const { app, owner, browser } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);
const rijswijk = await makeTenant(app, 'Gemeente Rijswijk', ['GM0603']);
async function guideOf(tenant: string, name: string) {
  const { token } = await openStaffSession(app, tenant, { name });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return { device, staff: await staffOf(app, token) };
}
const esra = await guideOf(delft, 'Esra');
const joris = await guideOf(utrecht, 'Joris');
const stranger = await guideOf(rijswijk, 'Vreemde');

/** The case in the municipality that somebody left, with things that go along and things that stay. */
async function oldCase(number: string, name = 'Samira Haddad'): Promise<string> {
  const id = await openCase(app, esra.staff, { number, name });
  await inTransaction(app.db, { account: esra.staff.account }, async (tx) => {
    for (const event of [
      { kind: 'plan-decided' as const, data: { route: 'B1', version: 1 }, note: 'Kanarie-aantekening' },
      { kind: 'progress-talk' as const, data: {}, note: 'Kanarie-gesprek' },
      { kind: 'extension-decided' as const, data: { ground: 'illness', granted: true, months: 3 }, note: '' },
    ])
      await recordEvent(
        tx,
        app,
        esra.staff,
        { id: crypto.randomUUID(), caseId: id, day: '2026-10-01', source: 'guide', ...event },
        app.now(),
      );
  });
  return id;
}

/** Asks for the case with this number, from a case in Utrecht. @returns the case in Utrecht */
async function ask(number: string): Promise<string> {
  const id = await openCase(app, joris.staff, { name: 'Samira Haddad' });
  await joris.device.get(`/nl/casework/${id}/transfer`);
  const asked = await joris.device.post(`/nl/casework/${id}/transfer`, {
    once: /name="once" value="([^"]+)"/.exec(joris.device.last()?.html ?? '')?.[1] ?? '',
    tenant: delft,
    number,
  });
  expect(asked.to).toBe(`/nl/casework/${id}/transfer?asked`);
  return id;
}
const requestIn = async (guide: typeof esra, number: string) => {
  const { html } = await guide.device.get('/nl/casework/transfers');
  const cells =
    html.split('<li>').find((part) => part.includes(number) && part.includes('/transfers/')) ?? '';
  return /\/nl\/casework\/transfers\/[0-9a-f-]{36}/.exec(cells)?.[0] ?? '';
};

test('DAT-7: the new municipality asks, the old one gives plan and progress alone, and both write it down', async () => {
  const old = await oldCase('D-1');
  const fresh = await ask('D-1');
  // Before the answer there is nothing to read, and nothing went by itself.
  expect((await joris.device.get(`/nl/casework/${fresh}/transfer`)).html).toContain('nog niet geantwoord');
  const path = await requestIn(esra, 'D-1');
  const shown = await esra.device.get(path);
  expect(shown.html.match(/Samira Haddad/g)?.length).toBeGreaterThanOrEqual(2);
  expect((await esra.device.post(`${path}/grant`, {})).to).toBe('/nl/casework/transfers?granted');
  // Twice is once.
  expect((await esra.device.post(`${path}/grant`, {})).to).toBe('/nl/casework/transfers?answered');
  const { html } = await joris.device.get(`/nl/casework/${fresh}/transfer`);
  expect(html).toContain('1 oktober 2026');
  expect(html).not.toContain('Kanarie');
  const { rows } = await database.query<{ content_sealed: string }>(
    'select content_sealed from case_transfer',
  );
  expect(rows[0]?.content_sealed).not.toContain('plan-decided');
  const looks = await database.query<{ name: string }>(
    "select name from case_look where case_id = $1 and page = '/casework/transfers'",
    [old],
  );
  expect(looks.rows.map(({ name }) => name)).toContain('Esra');
  const theirs = await database.query('select from case_look where case_id = $1 and name = $2', [
    fresh,
    'Joris',
  ]);
  expect(theirs.rows.length).toBeGreaterThan(0);
  // Nothing of it is an event of the new case: it changes no term there.
  const events = await database.query('select from case_event where case_id = $1', [fresh]);
  expect(events.rows).toEqual([]);
});

test('what is not known, or of somebody else, is refused with a reason; what was asked can be taken back', async () => {
  const fresh = await ask('D-404');
  const path = await requestIn(esra, 'D-404');
  expect((await esra.device.get(path)).html).toContain('Geen dossier met dit nummer');
  expect((await esra.device.post(`${path}/grant`, {})).to).toBe(path);
  expect((await esra.device.post(`${path}/refuse`, { refusal: 'unknown' })).to).toBe(
    '/nl/casework/transfers?refused',
  );
  expect((await joris.device.get(`/nl/casework/${fresh}/transfer`)).html).toContain(
    'Er is geen dossier met dit nummer',
  );
  await ask('D-405');
  const open = await requestIn(esra, 'D-405');
  await joris.device.get('/nl/casework/transfers');
  await joris.device.post(`${open}/withdraw`, {});
  expect((await esra.device.get(open)).status).toBe(404);
});

test('nobody else sees a request, and who asks cannot answer it', async () => {
  await oldCase('D-2');
  const fresh = await ask('D-2');
  const path = await requestIn(esra, 'D-2');
  expect((await stranger.device.get(path)).status).toBe(404);
  expect((await stranger.device.get('/nl/casework/transfers')).html).not.toContain('Samira');
  await joris.device.get('/nl/casework/transfers');
  expect((await joris.device.get(path)).status).toBe(404);
  expect((await joris.device.post(`${path}/grant`, {})).status).not.toBe(200);
  expect((await joris.device.post(`${path}/refuse`, { refusal: 'unknown' })).to).toBe(
    '/nl/casework/transfers?answered',
  );
  // Past the actions too.
  const changed = await inTransaction(app.db, { account: joris.staff.account }, (tx) =>
    tx
      .updateTable('case_transfer')
      .set({ answer: 'granted', answered_at: app.now(), content_sealed: 'x' })
      .where('case_id', '=', fresh)
      .executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
  const wrong = await joris.device.post(`/nl/casework/${fresh}/transfer`, { tenant: utrecht, number: 'D-2' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('value="D-2"');
});

test('a guide gives what a colleague keeps only after a reason', async () => {
  await oldCase('D-3');
  await ask('D-3');
  const colleague = await guideOf(delft, 'Noor');
  const path = await requestIn(colleague, 'D-3');
  expect((await colleague.device.get(path)).to).toContain('/reason');
  await colleague.device.follow();
  expect((await colleague.device.post(`${path}/grant`, {})).to).toBe(path);
});
