import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealField } from '#core/crypto/field-encryption.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { checkRequest, formTo, sendRequest } from '../../../../test/support/asking.ts';
import { wordsOf, yonas } from '../../../../test/support/people.ts';
import { type AskedInitiative, initiativeWith } from '../../../../test/support/placements.ts';
import type { Seen } from '../../../../test/support/visitor.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';
import { emptyListingForm } from '../../directory/listings/registration/read-form.ts';
import type { StepDetails } from '../model/queries.ts';
import { takeStep } from '../model/queries.ts';
import { takeStepAndOffer } from '../model/requests.ts';
import type { StepKind } from '../model/rules.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

type Browser = ReturnType<typeof browser>;

/** Every initiative of the demonstration answers requests. */
beforeAll(async () => {
  await seedDemoDirectory(app, demoSet());
  const { rows } = await database.query<{ id: string }>('select id from initiative');
  for (const { id } of rows) {
    const listing = randomUUID();
    await database.query(
      `insert into listing (id, link_hash, vouch_hash, language, form, made_at, changed_at, state)
       values ($1, $2, $3, 'nl', $4, now(), now(), 'public')`,
      [listing, Buffer.from(listing), Buffer.from(`v${listing}`), JSON.stringify(emptyListingForm('nl'))],
    );
    await database.query(
      'insert into placement_settings (listing_id, initiative_id, changed_at) values ($1, $2, now())',
      [listing, id],
    );
  }
  // The directory in memory is that of a moment ago.
  await browser().get('/nl/initiatives');
  await new Promise((resolve) => setTimeout(resolve, 600));
});

/** Yonas asks, and is under way. */
async function asker(choir: AskedInitiative, fields: Record<string, string> = {}) {
  const phone = await yonas(browser());
  const sent = await sendRequest(
    phone,
    await checkRequest(phone, choir.initiative, fields),
    choir.initiative,
  );
  expect(sent.to).toBe('/nl/requests?sent');
  const id = (await phone.get('/nl/requests')).html.match(/id="request-([0-9a-f-]+)"/)?.[1] ?? '';
  return {
    phone,
    id,
    /** The initiative takes a step. */
    answer: (kind: StepKind, details: StepDetails = {}, words?: string) =>
      inTransaction(app.db, { link: choir.link }, async (tx) => {
        const step = { request: id, kind, by: 'initiative' as const, seenSteps: null, details };
        const outcome =
          words === undefined
            ? await takeStepAndOffer(tx, { ...step, listing: choir.listing }, app.now())
            : await takeStep(tx, {
                ...step,
                wordsSealed: sealField(
                  app,
                  { table: 'placement_step', column: 'words_sealed', row: id },
                  words,
                ),
              });
        expect(outcome).toBe('done');
      }),
    /** The person takes a step with a button of the page. */
    tap: (kind: string, more: Record<string, string> = {}) => tapOn(phone, id, kind, more),
  };
}

async function tapOn(
  phone: Browser,
  id: string,
  kind: string,
  more: Record<string, string> = {},
): Promise<Seen> {
  const page = await phone.get('/nl/requests');
  const path = `/nl/requests/${id}`;
  const form = page.html
    .split('<form ')
    .find(
      (part) => part.includes(`action="${path}"`) && part.split('</form>')[0]?.includes(`value="${kind}"`),
    );
  if (!form) throw new Error(`no button ${kind}`);
  return phone.post(path, { version: form.match(/name="version" value="(\d+)"/)?.[1] ?? '', kind, ...more });
}

const text = ({ html }: Seen): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

test('each state is said in Dutch and in Arabic, with its day, its reason and the words of the initiative', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { phone, answer, tap } = await asker(choir);
  const reads = async (dutch: string, arabic: string) => {
    expect(text(await phone.get('/nl/requests'))).toContain(dutch);
    expect(text(await phone.get('/ar/requests'))).toContain(arabic);
  };
  await reads('Gevraagd Je krijgt antwoord, uiterlijk donderdag 3 december.', 'الخميس، 3 ديسمبر');
  await answer('talk');
  await reads('Eerst praten Ze willen je eerst spreken. Ga er langs', 'اذهبوا إلى هناك');
  await answer('queue', {}, 'Even geduld.');
  await reads('Op de wachtlijst Je bent nummer 1.', 'على قائمة الانتظار');
  await answer('offer', { until: '2026-12-03T16:00:00Z' }, 'Kom je <b>dinsdag</b>?');
  await reads('Er is een plek voor je Zeg ja, uiterlijk 3 december 2026', 'Kom je &lt;b>dinsdag&lt;/b>?');
  await tap('accept');
  await reads('Je hebt een plek Ze verwachten je.', 'لديكم مكان');
  await tap('start');
  await reads('Begonnen Fijn dat je er bent.', 'بدأ');
  await answer('stop', { reason: 'paused' });
  await reads('Gestopt door het initiatief De plek stopt een tijd.', 'يتوقف المكان مدة من الزمن.');
  await answer('reopen', { promisedOn: '2026-12-01' });
  await answer('decline', { reason: 'level' });
  await reads('Het kan niet Het niveau past niet.', 'المستوى غير مناسب.');
  const page = text(await phone.get('/nl/requests'));
  for (const step of [
    'Je vroeg om een plek.',
    'Je kwam op de wachtlijst.',
    'Je zei ja.',
    'Ze kijken opnieuw naar je vraag.',
  ])
    expect(page).toContain(step);
  expect(page).toMatch(/Je zei ja\. 30 november 2026 om 11:00 · jij/);
  expect(page).toContain('Een andere plek voor jou');
});

test('an answer that is late leads to a real other place that fits, and from there to its form with the time chosen', async () => {
  const choir = await initiativeWith(app, database);
  const { phone, id } = await asker(choir);
  at('2026-12-04T10:00:00Z');
  const page = await phone.get('/nl/requests');
  expect(page.html).toContain('Het antwoord is te laat');
  const [, path = ''] =
    page.html.match(/href="(\/nl\/initiatives\/[0-9a-f-]{36}\/ask\?time=[0-9a-f-]{36})"/) ?? [];
  expect(path).not.toContain(choir.initiative);
  const week = await phone.get('/nl/week');
  // From the week, and from the page of a place, it is one tap to the form.
  expect(week.html).toMatch(/href="\/nl\/initiatives\/[0-9a-f-]{36}\/ask\?time=[0-9a-f-]{36}"/);
  expect((await phone.get(path.replace(/\/ask.*/, ''))).html).toContain(path.replace(/\?.*/, ''));
  expect(week.html).toContain(path.replace(/\/ask.*/, ''));
  const form = await phone.get(path);
  expect(form.html).toMatch(new RegExp(`name="weeklyTime"[^>]* value="${path.split('=')[1]}"`));
  // What was typed for the first request need not be typed again.
  expect(form.html).toContain('value="Yonas"');
  expect(id).not.toBe('');
  at(START);
});

test('who stops is told first what that means; the place goes to who waits, the consent ends, and one can ask again', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const [first, second] = [await asker(choir), await asker(choir)];
  await first.answer('confirm');
  await second.answer('queue');
  const page = await first.phone.get('/nl/requests');
  expect(page.html).toMatch(
    /<details><summary>Ik stop hiermee<\/summary><p>Iemand anders krijgt dan je plek/,
  );
  expect((await first.tap('withdraw')).to).toBe('/nl/requests');
  expect(text(await first.phone.get('/nl/requests'))).toContain(
    'Door jou gestopt Het initiatief ziet niets meer van je.',
  );
  expect(text(await second.phone.get('/nl/requests'))).toContain('Er is een plek voor je');
  const { rows } = await database.query(
    'select ended_by from consent c join placement_request r on r.consent_id = c.id where r.id = $1',
    [first.id],
  );
  expect(rows).toEqual([{ ended_by: 'person' }]);
  expect(page.html).not.toContain('Vraag opnieuw');
  const again = (await first.phone.get('/nl/requests')).html;
  expect(again).toContain(`href="/nl/initiatives/${choir.initiative}/ask"`);
  // "No, thank you" is the same step, in the words of an offer.
  expect((await second.phone.get('/nl/requests')).html).toContain('<summary>Nee, dank je</summary>');
});

test('a tap on a page that is old changes nothing and says so', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { phone, id, answer } = await asker(choir);
  const old = await phone.get('/nl/requests');
  await answer('confirm');
  const version = old.html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
  expect((await phone.post(`/nl/requests/${id}`, { kind: 'withdraw', version })).to).toBe(
    '/nl/requests?changed',
  );
  expect(text(await phone.get('/nl/requests?changed'))).toContain('Er is intussen iets veranderd');
  expect((await phone.post(`/nl/requests/${id}`, { kind: 'fly', version })).to).toBe('/nl/requests?changed');
});

test('a name or number is corrected while a request is under way, with what is missing said; the moment of asking stays (A6)', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { phone, id, answer } = await asker(choir, { reach: 'call', phone: '0612345678' });
  const path = `/nl/requests/${id}/contact`;
  const page = await phone.get(path);
  expect(page.html).toContain('value="0612345678"');
  const moments = async () =>
    (await database.query('select asked_at, promised_on from placement_request where id = $1', [id])).rows;
  const before = await moments();
  at('2026-12-01T10:00:00Z');
  const missing = await phone.post(path, { ...formTo(page, path), phone: '' });
  expect(missing.status).toBe(422);
  expect(missing.html).toContain('Schrijf je telefoonnummer');
  const changed = {
    ...formTo(page, path),
    firstName: 'Yonas T.',
    reach: 'email',
    email: 'yonas@post.example',
  };
  expect((await phone.post(path, changed)).to).toBe('/nl/requests?corrected');
  expect((await phone.get(path)).html).toContain('value="yonas@post.example"');
  expect(await moments()).toEqual(before);
  await answer('decline', { reason: 'full' });
  expect((await phone.get(path)).to).toBe('/nl/requests');
  expect((await phone.post(path, changed)).to).toBe('/nl/requests?changed');
  at(START);
});

test('who came says with a face how it was, and erases what is over; what is under way is not erased', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { phone, id, answer, tap } = await asker(choir);
  expect((await phone.post(`/nl/requests/${id}/erasure`, {})).to).toBe('/nl/requests?changed');
  await answer('confirm');
  await tap('start');
  await tap('end');
  const page = await phone.get('/nl/requests');
  expect(page.html).toContain('Hoe was het?');
  const form = page.html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
  expect((await phone.post(`/nl/requests/${id}`, { kind: 'feedback', version: form })).to).toContain(
    'changed',
  );
  expect((await phone.post(`/nl/requests/${id}`, { kind: 'feedback', version: form, how: 'so-so' })).to).toBe(
    '/nl/requests?thanks',
  );
  expect(text(await phone.get('/nl/requests'))).toContain('Je zei: Gaat wel');
  expect((await phone.post(`/nl/requests/${id}/erasure`, {})).to).toBe('/nl/requests?erased');
  expect(text(await phone.get('/nl/requests'))).toContain('Je hebt nog nergens om een plek gevraagd');
  const left = await database.query('select count(*)::int as n from placement_step where request_id = $1', [
    id,
  ]);
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('with the card alone: who has no telephone asks here, sees the answer at another device with the card, and takes it home on paper', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { phone, answer } = await asker(choir, { reach: 'here' });
  const words = await wordsOf(phone);
  await answer('offer', { until: '2026-12-03T16:00:00Z' });
  const library = browser();
  await library.get('/ar/open');
  await library.post('/ar/open', { code: words, device: 'shared' });
  const paper = await library.get('/ar/requests/print');
  expect(text(paper)).toContain('هناك مكان لكم');
  // For who helps, the same in Dutch; and nothing that opens the story.
  expect(paper.html).toMatch(/<p lang="nl" dir="ltr"><b>Er is een plek voor je<\/b> Zeg ja/);
  expect(paper.html).toContain('class="large-print"');
  for (const word of words.split(' ')) expect(text(paper)).not.toMatch(new RegExp(`\\b${word}\\b`));
  const requests = await library.get('/ar/requests');
  const id = requests.html.match(/id="request-([0-9a-f-]+)"/)?.[1] ?? '';
  await tapOn(library, id, 'accept');
  expect(text(await library.get('/nl/requests'))).toContain('Je hebt een plek');
});

test('nobody touches the request of somebody else', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const { id } = await asker(choir);
  const other = await yonas(browser());
  expect((await other.post(`/nl/requests/${id}`, { kind: 'withdraw', version: '1' })).status).toBe(404);
  expect((await other.get(`/nl/requests/${id}/contact`)).to).toBe('/nl/requests');
  expect((await other.post(`/nl/requests/${id}/erasure`, {})).to).toBe('/nl/requests?changed');
  expect((await other.post(`/nl/requests/${id}/contact`, { firstName: 'X', reach: 'here' })).to).toBe(
    '/nl/requests?changed',
  );
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
