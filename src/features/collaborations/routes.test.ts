import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { ACCOUNT_COOKIE } from '../../../test/support/accounts.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { initiativeWith } from '../../../test/support/placements.ts';
import { makeTenant, openStaffSession } from '../../../test/support/tenants.ts';
import { addBottleneck, recordBottleneckEvent } from '../voice/bottlenecks/model/queries.ts';
import { scheduledTasks } from './background.ts';

const { app, at, browser, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Browser = ReturnType<typeof browser>;
const OWN = '/nl/register/own/collaborations';
const POLICY = '/nl/policy/collaborations';

const TOLD = {
  in: 'nl',
  title: 'Oppas naast de les',
  what: 'Vrijwilligers passen op in het lokaal naast de taalles.',
  forWhom: 'Ouders met jonge kinderen.',
  needed: 'Een tweede lokaal en vier vrijwilligers.',
  theme: 'children',
  obstacle: 'childcare',
  places: 'Delft',
  number0: '40',
  counted0: 'ouders kwamen',
  cost: 'to-1000',
  size: 'to-250',
  since: '2024',
  email: 'koor@example.org',
};

async function initiative(): Promise<{ device: Browser; initiative: string; listing: string; link: Buffer }> {
  const made = await initiativeWith(app, database);
  const device = browser();
  await openOwnerLink(device, `/nl/register/${privateLinkToken(app, 'listing', made.listing)}`);
  return { device, ...made };
}

async function officer(tenant: string): Promise<Browser> {
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, (await openStaffSession(app, tenant, { roles: ['policy'] })).token);
  return device;
}

const letters = async () =>
  (
    await database.query<{ recipient: string; subject: string; body: string }>(
      'select recipient, subject, body from mail_outbox order by queued_at, recipient',
    )
  ).rows;

async function tell(device: Browser, base = OWN, fields: Record<string, string> = {}) {
  await device.get(`${base}/new`);
  const made = await device.post(`${base}/new`, { ...TOLD, ...fields });
  return { made, id: /collaborations\/([0-9a-f-]{36})/.exec(made.to ?? '')?.[1] ?? '' };
}

async function publish(device: Browser, id: string, base = OWN) {
  const page = await device.get(`${base}/${id}`);
  const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  return device.post(`${base}/${id}/state`, { version, step: 'public' });
}

const delft = await makeTenant(app, 'Gemeente Delft', ['GM0503']);
const lisse = await makeTenant(app, 'Gemeente Lisse', ['GM0553']);

test('an initiative tells it, everybody finds it, and nothing of it is public before', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  expect((await browser().get(`/nl/collaborations/${id}`)).status).toBe(404);
  expect((await browser().get('/nl/collaborations')).html).not.toContain(TOLD.title);
  expect((await device.get(`${OWN}/${id}/preview`)).html).toContain(TOLD.title);
  await publish(device, id);
  const page = await browser().get(`/nl/collaborations/${id}`);
  expect(page.html).toContain(TOLD.title);
  expect(page.html).toContain('<b>40</b>');
  expect(page.html).not.toContain(TOLD.email);
  for (const query of [
    '',
    '?q=OPPAS',
    '?theme=children',
    '?obstacle=childcare',
    '?cost=to-1000&size=to-250',
    '?m=GM0503',
  ])
    expect((await browser().get(`/nl/collaborations${query}`)).html, query).toContain(TOLD.title);
  for (const query of ['?q=fiets', '?theme=work', '?cost=none', '?m=GM0553'])
    expect((await browser().get(`/nl/collaborations${query}`)).html, query).not.toContain(TOLD.title);
  expect((await browser().get('/nl/collaborations/feed.atom')).html).toContain(TOLD.title);
  const data = await browser().get('/api/collaborations.json');
  expect(data.html).toContain(TOLD.title);
  expect(data.html).not.toContain(TOLD.email);
  expect((await browser().get('/nl/municipalities?m=GM0503')).html).toContain(TOLD.title);
});

test('a figure below ten is refused with why, and nothing that was typed is lost', async () => {
  const { device } = await initiative();
  const { made, id } = await tell(device, OWN, { number0: '9' });
  expect(made.status).toBe(422);
  expect(made.html).toContain('is iemand te herkennen');
  expect(made.html).toContain(TOLD.what);
  expect(made.html).toContain('value="9"');
  expect(id).toBe('');
  await expect(
    database.query(`update collaboration set figures = '[{"number": 9, "words": "x"}]'`),
  ).rejects.toThrow(/figures/);
});

test('a partner is named only after its yes, and takes it back by the same link', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  await device.get(`${OWN}/${id}`);
  const asked = { name: 'Stichting Buur', email: 'buur@example.org' };
  await device.post(`${OWN}/${id}/partner`, asked);
  const named = async () => (await browser().get(`/nl/collaborations/${id}`)).html.includes('Stichting Buur');
  expect(await named()).toBe(false);
  const letter = (await letters()).find(({ recipient }) => recipient === asked.email);
  const link = new URL(/http\S+partner\/\S+/.exec(letter?.body ?? '')?.[0] ?? '').pathname;
  const partner = browser();
  expect((await partner.get(link)).html).toContain(TOLD.what);
  await partner.post(link, { answer: 'yes' });
  expect(await named()).toBe(true);
  const { rows } = await database.query('select email_sealed from collaboration_partner');
  expect(rows).toEqual([{ email_sealed: null }]);
  await partner.get(link);
  await partner.post(link, { answer: 'no' });
  expect(await named()).toBe(false);
  // Who only guesses a link gets nothing.
  expect((await browser().get(`${link.slice(0, -3)}abc`)).status).toBe(404);
});

test('a municipality that is named answers in its own desk, and no other one for it', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  await device.get(`${OWN}/${id}`);
  await device.post(`${OWN}/${id}/partner`, { name: 'Gemeente Delft', email: '' });
  const own = await officer(delft);
  const other = await officer(lisse);
  const page = await own.get(POLICY);
  expect(page.html).toContain('Mag jullie naam erbij?');
  const partner = /name="partner" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  await other.get(`${POLICY}/new`);
  expect((await other.post(`${POLICY}/partner`, { partner, answer: 'yes' })).status).toBe(404);
  await own.post(`${POLICY}/partner`, { partner, answer: 'yes' });
  expect((await browser().get(`/nl/collaborations/${id}`)).html).toContain('Gemeente Delft');
});

test('two that change it at once lose nothing: the second sees both', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await device.get(`${OWN}/${id}/edit`);
  await device.post(`${OWN}/${id}/edit`, { ...TOLD, version: '1', title: 'Eerste' });
  await device.get(`${OWN}/${id}/edit`);
  const second = await device.post(`${OWN}/${id}/edit`, { ...TOLD, version: '1', title: 'Tweede' });
  expect(second.status).toBe(409);
  expect(second.html).toContain('Eerste');
  expect(second.html).toContain('value="Tweede"');
});

test('the same form sent twice makes one, and the one of another is nobody else’s to change', async () => {
  const { device } = await initiative();
  const { html } = await device.get(`${OWN}/new`);
  const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const first = await device.post(`${OWN}/new`, { ...TOLD, once });
  const again = await device.post(`${OWN}/new`, { ...TOLD, once });
  expect(again.to).toBe(first.to);
  const id = /collaborations\/([0-9a-f-]{36})/.exec(first.to ?? '')?.[1] ?? '';
  const stranger = (await initiative()).device;
  expect((await stranger.get(`${OWN}/${id}`)).status).toBe(404);
  await stranger.get(`${OWN}/new`);
  expect((await stranger.post(`${OWN}/${id}/state`, { version: '1', step: 'delete' })).status).toBe(404);
});

test('words of strangers stay words, and long ones are refused', async () => {
  const { device } = await initiative();
  const { id } = await tell(device, OWN, { title: '<script>alert(1)</script>' });
  await publish(device, id);
  expect((await browser().get(`/nl/collaborations/${id}`)).html).not.toContain('<script>alert');
  expect((await tell(device, OWN, { what: 'x'.repeat(1_201) })).made.html).toContain('korter');
  expect((await tell(device, OWN, { places: 'Atlantis' })).made.status).toBe(422);
});

test('who wants it meets who does it after both said yes, each with one letter', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  const wanting = await officer(lisse);
  await wanting.get(`${POLICY}/join/${id}`);
  const refused = await wanting.post(`${POLICY}/join/${id}`, { step: 'want', introduce: '1', email: 'geen' });
  expect(refused.status).toBe(422);
  const want = { step: 'want', introduce: '1', named: '1', email: 'thea@lisse.example' };
  await wanting.post(`${POLICY}/join/${id}`, want);
  await wanting.post(`${POLICY}/join/${id}`, want);
  const page = (await browser().get(`/nl/collaborations/${id}`)).html;
  expect(page).toContain('1 organisatie wil dit');
  expect(page).toContain('Gemeente Lisse');
  const desk = await device.get(`${OWN}/${id}`);
  expect(desk.html).not.toContain('thea@lisse.example');
  const interest = /name="interest" value="([^"]+)"/.exec(desk.html)?.[1] ?? '';
  const sent = async () =>
    (await letters()).filter(({ body }) => body.includes('thea@lisse') || body.includes('koor@example'));
  expect(await sent()).toEqual([]);
  await Promise.all([1, 2].map(() => device.post(`${OWN}/${id}/introduce`, { interest, answer: 'yes' })));
  expect((await sent()).map(({ recipient }) => recipient).sort()).toEqual([
    'koor@example.org',
    'thea@lisse.example',
  ]);
});

test('three wants in one province are invited to meet, once', async () => {
  const { device } = await initiative();
  const { id } = await tell(device, OWN, { email: 'drie@example.org' });
  await publish(device, id);
  for (const [nth, code] of ['GM0546', 'GM0534', 'GM0575', 'GM0537'].entries()) {
    const wanting = await officer(await makeTenant(app, `Gemeente ${nth}`, [code]));
    await wanting.get(`${POLICY}/join/${id}`);
    await wanting.post(`${POLICY}/join/${id}`, {
      step: 'want',
      introduce: '1',
      email: `w${nth}@example.org`,
    });
  }
  const invited = (await letters()).filter(({ subject }) => subject.startsWith('Drie organisaties'));
  expect(invited.map(({ recipient }) => recipient).sort()).toEqual([
    'drie@example.org',
    'w0@example.org',
    'w1@example.org',
    'w2@example.org',
  ]);
  // Who did not want to be named is counted, and not named.
  const page = (await browser().get(`/nl/collaborations/${id}`)).html;
  expect(page).toContain('4 organisaties willen dit');
  expect(page).not.toContain('Gemeente 1');
});

test('that an organisation wants it is read by itself and by who tells it, and by nobody else', async () => {
  const { device, link } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  const wanting = await makeTenant(app, 'Gemeente Katwijk', ['GM0537']);
  const staffOf = (tenant: string, role: 'guide' | 'lead' | 'policy') =>
    openStaffSession(app, tenant, { roles: [role] });
  const policy = await staffOf(wanting, 'policy');
  const desk = browser();
  desk.jar.set(ACCOUNT_COOKIE, policy.token);
  await desk.get(`${POLICY}/join/${id}`);
  await desk.post(`${POLICY}/join/${id}`, { step: 'want', introduce: '1', email: 'wil@katwijk.example' });
  const seen = (context: RlsContext) =>
    inTransaction(app.db, context, async (tx) => {
      const rows = await tx
        .selectFrom('collaboration_interest')
        .select('id')
        .where('collaboration_id', '=', id)
        .execute();
      return rows.length;
    });
  const other = await initiative();
  expect(await Promise.all([{ account: policy.account }, { link }].map(seen))).toEqual([1, 1]);
  const strangers = [
    {},
    { link: other.link },
    { account: (await staffOf(wanting, 'guide')).account },
    { account: (await staffOf(wanting, 'lead')).account },
    { account: (await staffOf(delft, 'policy')).account },
  ];
  expect(await Promise.all(strangers.map(seen))).toEqual([0, 0, 0, 0, 0]);
});

test('a translation says that nobody checked it, and leads to what was told first', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  await device.get(`${OWN}/${id}/words?in=uk`);
  const words = {
    title: 'Няня поруч',
    what: 'Волонтери.',
    forWhom: 'Батьки.',
    needed: 'Кімната.',
    result: '',
  };
  await device.post(`${OWN}/${id}/words`, { in: 'uk', ...words });
  const page = await browser().get(`/uk/collaborations/${id}`);
  expect(page.html).toContain('Няня поруч');
  expect(page.html).toContain('Його ніхто не перевіряв');
  expect((await browser().get(`/uk/collaborations/${id}?original`)).html).toContain(TOLD.title);
});

test('what is off line is gone for everybody, and deleted after a year; what is public stays', async () => {
  at('2026-11-24T09:00:00Z');
  const { device } = await initiative();
  const { id } = await tell(device);
  const kept = await tell(device, OWN, { title: 'Blijft' });
  await publish(device, id);
  await publish(device, kept.id);
  await device.get(`${OWN}/${id}`);
  await device.post(`${OWN}/${id}/state`, { version: '2', step: 'offline' });
  expect((await browser().get(`/nl/collaborations/${id}`)).status).toBe(404);
  const ids = async () =>
    (await database.query<{ id: string }>('select id from collaboration')).rows.map((row) => row.id);
  const run = async () => {
    for (const task of scheduledTasks) await task.run(app);
  };
  at('2027-11-20T09:00:00Z');
  await run();
  expect(await ids()).toContain(id);
  at('2027-11-28T09:00:00Z');
  await run();
  expect(await ids()).not.toContain(id);
  expect(await ids()).toContain(kept.id);
  at('2026-11-24T09:00:00Z');
});

test('nobody answers for a partner with the claims of who asked it', async () => {
  const { device, listing } = await initiative();
  const { id } = await tell(device);
  await device.get(`${OWN}/${id}`);
  await device.post(`${OWN}/${id}/partner`, { name: 'Iemand', email: 'iemand@example.org' });
  const { rows } = await database.query('select link_hash from listing where id = $1', [listing]);
  const changed = await inTransaction(app.db, { link: rows[0].link_hash }, (tx) =>
    tx
      .updateTable('collaboration_partner')
      .set({ answer: 'yes', answered_at: app.now(), email_sealed: null })
      .where('collaboration_id', '=', id)
      .executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

test('a bottleneck and what answers it lead to each other, and what nobody took up cannot be linked', async () => {
  const { device } = await initiative();
  const { id } = await tell(device);
  await publish(device, id);
  const [taken, proposed] = [randomUUID(), randomUUID()];
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    for (const bottleneck of [taken, proposed])
      await addBottleneck(
        tx,
        {
          id: bottleneck,
          tenant: delft,
          municipality: 'GM0503',
          language: 'nl',
          texts: [{ language: 'nl', words: 'Er is geen oppas bij de les.', reviewed: true }],
          source: { kind: 'panel' },
        },
        app.now(),
      );
    const adopted = { kind: 'adopted', owner: 'Team Taal', termWeeks: 6 } as const;
    await recordBottleneckEvent(tx, taken, adopted, { at: app.now() });
  });
  const page = await device.get(`${OWN}/${id}`);
  expect(page.html).toContain(`value="${taken}"`);
  expect(page.html).not.toContain(proposed);
  await device.post(`${OWN}/${id}/bottlenecks`, { bottleneck: proposed });
  await device.get(`${OWN}/${id}`);
  expect((await database.query('select from collaboration_bottleneck')).rows).toEqual([]);
  await device.post(`${OWN}/${id}/bottlenecks`, { bottleneck: taken });
  expect((await browser().get(`/nl/collaborations/${id}`)).html).toContain(`/nl/bottlenecks/${taken}`);
  const bottleneck = await browser().get(`/nl/bottlenecks/${taken}`);
  expect(bottleneck.html).toContain(`/nl/collaborations?bottleneck=${taken}`);
  expect((await browser().get(`/nl/collaborations?bottleneck=${taken}`)).html).toContain(id);
  expect((await browser().get(`/nl/collaborations?bottleneck=${proposed}`)).html).not.toContain(id);
});

test('nothing went wrong on the way', () => expect(faults).toEqual([]));
