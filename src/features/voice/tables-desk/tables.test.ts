import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, NETWORK, vote } from '../../../../test/support/voice.ts';
import { admit } from '../ballots/admission.ts';
import { ballotKeyOfCode } from '../ballots/ballot-keys.ts';
import { castBallot, flushBallots } from '../ballots/cast.ts';
import { makeCodes } from '../ballots/codes.ts';
import { readBallots } from '../ballots/queries.ts';
import { listVoiceTables } from '../helping/queries.ts';
import { TABLE_LINK, TRAINING_STEPS, type VoiceTable } from '../helping/rules.ts';
import { sealForTable } from '../helping/table-keys.ts';
import { answerAt } from '../model/ballot.ts';
import type { Conversation } from '../model/rules.ts';
import type { AdmitReply, CastReply, TabletAdmission, TabletBallot } from '../offline-tablet/protocol.ts';
import { arrivalAt, receiveFile } from '../offline-tablet/receive.ts';
import { fileOf, safeAfterCast, shuffled, type WaitingPerson } from '../offline-tablet/tablet-queue.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const wait = (ms: number) => at(new Date(app.now().getTime() + ms).toISOString());

type Made = Awaited<ReturnType<typeof makeConversation>>;

/** Whoever makes policy at the tenant of a conversation. */
function policyOf({ token }: Made) {
  const own = browser();
  own.jar.set(ACCOUNT_COOKIE, token);
  return own;
}

/** A table as its key person holds it, ready to begin. */
async function makeTable(made: Made, name: string, work: 'helping' | 'typing' = 'helping') {
  const policy = policyOf(made);
  const path = `/nl/policy/voice/${made.conversation.id}/tables`;
  const { html } = await policy.get(path);
  const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const sent = await policy.post(path, { once, name, place: 'De Kade', heldOn: '', work, payment: '' });
  expect(sent.status).toBe(303);
  const tables = await inTransaction(app.db, { account: made.account }, (tx) =>
    listVoiceTables(tx, made.conversation.id),
  );
  const table = tables.find((each) => each.name === name) as VoiceTable;
  const link = `/nl/voice-table/${privateLinkToken(app, TABLE_LINK, table.id)}`;
  const person = browser();
  await person.get(link);
  await person.post(`${link}/training`, { trained: [...TRAINING_STEPS], promised: 'yes' });
  await person.get(link);
  return { table, link, person, policy };
}

const codesOf = (made: Made, count: number): Promise<string[]> =>
  inTransaction(app.db, { account: made.account }, (tx) =>
    makeCodes(tx, app, made.conversation.id, count, { id: randomUUID(), table: null }),
  );
const stored = async ({ id }: Conversation) => {
  await flushBallots(app, { all: true });
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, id));
};
const roundOf = (html: string): string => html.match(/name="round" value="([^"]+)"/)?.[1] ?? '';
const statementOf = (html: string): string => html.match(/name="statement" value="(\d+)"/)?.[1] ?? '';

test('a key person learns, promises, and only then begins', async () => {
  const made = await makeConversation(app);
  const { link } = await makeTable(made, 'Taalcafé');
  const fresh = browser();
  const other = await makeTable(made, 'Tweede');
  await fresh.get(other.link);
  await fresh.post(`${other.link}/training`, { trained: ['free'] });
  expect((await fresh.post(`${other.link}/begin`, { as: 'shared' })).to).toContain('first-train');
  expect(fresh.jar.has('vanonderop_voice-booth')).toBe(false);
  const ready = browser();
  await ready.get(link);
  expect((await ready.post(`${link}/begin`, { as: 'shared' })).to).toBe('/nl/voice-booth');
  // Without a link, with a wrong one, and with that of a table that was ended there is nothing.
  expect((await fresh.get('/nl/voice-table/nergens')).status).toBe(404);
});

test('hours are written down as people write them, added up per month, and taken away again', async () => {
  const made = await makeConversation(app);
  const { link, person } = await makeTable(made, 'Uren');
  const write = async (workedOn: string, hours: string, words = '') => {
    const { html } = await person.get(link);
    const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
    return person.post(`${link}/hours`, { once, workedOn, hours, words });
  };
  const today = new Date(app.now()).toISOString().slice(0, 10);
  expect((await write(today, '2,5', '=SOM(1)')).status).toBe(303);
  expect((await write(today, '1:30')).status).toBe(303);
  const refused = await write(today, 'een uurtje', '<b>koffie</b>');
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('een uurtje');
  expect(refused.html).toContain('&lt;b>koffie');
  expect((await write('2099-01-01', '2')).status).toBe(422);
  const page = await person.get(link);
  expect(page.html).toContain('4:00');
  const csv = await person.get(`${link}/hours.csv`);
  expect(csv.html).toContain("'=SOM(1)");
  const id = page.html.match(/name="id" value="([^"]+)"/)?.[1] ?? '';
  await person.get(link);
  await person.post(`${link}/hours/remove`, { id });
  expect((await person.get(link)).html).not.toContain('4:00');
});

test('one phone for many: nothing of the previous person is left, and a page left open does nothing', async () => {
  const made = await makeConversation(app, { statements: 8 });
  const { link, person } = await makeTable(made, 'Telefoon');
  await person.post(`${link}/begin`, { as: 'shared' });
  const startPage = await person.get('/nl/voice-booth');
  await person.post('/nl/voice-booth', { round: roundOf(startPage.html), do: 'start' });
  const first = await person.get('/nl/voice-booth');
  const oldRound = roundOf(first.html);
  const oldStatement = statementOf(first.html);
  await person.post('/nl/voice-booth', { round: oldRound, statement: oldStatement, answer: 'agree' });
  const second = await person.get('/nl/voice-booth');
  // No page says what was answered: there is nothing to find by going back.
  expect(second.html).not.toMatch(/aria-pressed="true"|checked/);
  await person.post('/nl/voice-booth', { round: oldRound, do: 'done' });
  const asked = await person.get('/nl/voice-booth?done');
  expect(asked.html).toContain('Deed je het zelf');
  await person.post('/nl/voice-booth', { round: oldRound, help: 'yes' });
  const next = await person.get('/nl/voice-booth');
  expect(next.html).toContain('Nu ben jij aan de beurt');
  expect(roundOf(next.html)).not.toBe(oldRound);
  // Nobody else's page, and no cookie of a voter, is on the device.
  expect(person.jar.has('vanonderop_voice')).toBe(false);
  await person.post('/nl/voice-booth', { round: oldRound, statement: oldStatement, answer: 'disagree' });
  await person.post('/nl/voice-booth', { round: roundOf(next.html), do: 'start' });
  const other = await person.get('/nl/voice-booth');
  await person.post('/nl/voice-booth', { round: oldRound, statement: oldStatement, answer: 'disagree' });
  await person.post('/nl/voice-booth', { round: oldRound, do: 'undo' });
  expect((await person.get('/nl/voice-booth')).html).toContain(`value="${statementOf(other.html)}"`);
  // The key person's own pages stay closed on this device until the number of the table was typed.
  expect((await person.get(link)).to).toBe('/nl/voice-booth');
  expect((await person.get(`${link}/hours.csv`)).status).toBe(404);
  for (const page of [startPage, first, asked, next])
    expect(page.headers.get('cache-control')).toContain('no-store');
  await person.get('/nl/voice-booth/stop');
  expect((await person.post('/nl/voice-booth/stop', { number: '12' })).status).toBe(422);
  const helper = browser();
  const stop = (await helper.get(link)).html.match(/<b dir="ltr">(\d{3} \d{3})</)?.[1] ?? '';
  await person.post('/nl/voice-booth/stop', { number: stop });
  expect((await person.get(link)).status).toBe(200);
});

test('"with help" is kept with a ballot and says nothing about who it was', async () => {
  const made = await makeConversation(app);
  const { link, person } = await makeTable(made, 'Hulp');
  await person.post(`${link}/begin`, { as: 'shared' });
  for (let i = 0; i < 12; i++) {
    const start = await person.get('/nl/voice-booth');
    await person.post('/nl/voice-booth', { round: roundOf(start.html), do: 'start' });
    const { html } = await person.get('/nl/voice-booth');
    const round = roundOf(html);
    await person.post('/nl/voice-booth', { round, statement: statementOf(html), answer: 'agree' });
    await person.post('/nl/voice-booth', { round, do: 'done' });
    await person.post('/nl/voice-booth', { round, help: i < 5 ? 'yes' : 'no' });
  }
  const ballots = await stored(made.conversation);
  expect(ballots).toHaveLength(12);
  expect(ballots.filter(({ withHelp }) => withHelp)).toHaveLength(5);
});

test('a booth starts over by itself after silence, and asks first', async () => {
  const made = await makeConversation(app);
  const { link, person } = await makeTable(made, 'Hoek');
  await person.post(`${link}/begin`, { as: 'booth' });
  const start = await person.get('/nl/voice-booth');
  await person.post('/nl/voice-booth', { round: roundOf(start.html), do: 'start' });
  const page = await person.get('/nl/voice-booth');
  expect(page.html).toContain('http-equiv="refresh" content="120;url=/nl/voice-booth?quiet"');
  expect(page.html).not.toMatch(/<nav|href="\/nl"|href="\/nl\/voice"/);
  // Whoever goes on is not interrupted.
  expect((await person.get('/nl/voice-booth?quiet')).html).not.toContain('Ben je er nog');
  wait(121_000);
  const quiet = await person.get('/nl/voice-booth?quiet');
  expect(quiet.html).toContain('Ben je er nog');
  await person.post('/nl/voice-booth', { round: roundOf(quiet.html), do: 'stay' });
  expect((await person.get('/nl/voice-booth')).html).toContain('name="statement"');
  wait(151_000);
  expect((await person.get('/nl/voice-booth')).html).toContain('Nu ben jij aan de beurt');
});

test('codes are shown once, are kept nowhere in plain, and a sheet is not made twice', async () => {
  const made = await makeConversation(app, { access: 'code' });
  const policy = policyOf(made);
  const path = `/nl/policy/voice/${made.conversation.id}/tables`;
  const { html } = await policy.get(path);
  const form = html.match(/<form[^>]*\/codes".*?<\/form>/s)?.[0] ?? '';
  const once = form.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const sheet = await policy.post(`${path}/codes`, { once, count: '12', reader: 'ar', table: '' });
  expect(sheet.status).toBe(200);
  const codes = [...sheet.html.matchAll(/code-groups" dir="ltr">([^<]+)</g)].map(([, code = '']) => code);
  expect(new Set(codes).size).toBe(12);
  expect(sheet.html).toContain('class="code-sheet" lang="ar" dir="rtl"');
  expect((await policy.post(`${path}/codes`, { once, count: '12', reader: 'ar', table: '' })).status).toBe(
    422,
  );
  for (const count of ['0', '201', '-1', 'twaalf', ''])
    expect((await policy.post(`${path}/codes`, { once, count, reader: 'nl', table: '' })).status).toBe(422);
  const { rows } = await database.query<{ text: string }>(
    `select string_agg(v::text, ' ') as text from (select to_jsonb(c) v from voice_code c
      union all select to_jsonb(s) from voice_code_sheet s union all select to_jsonb(a) from audit a) all_rows`,
  );
  for (const code of codes) expect(rows[0]?.text).not.toContain(code.replaceAll('-', ''));
  // Whoever has one takes part, however they type it.
  const admitted = await admit(app, made.conversation, {
    code: codes[0]?.toLowerCase() ?? '',
    network: NETWORK,
  });
  expect(admitted.ok).toBe(true);
  // A sheet that was lost is withdrawn.
  const { html: again } = await policy.get(path);
  const end = again.match(/action="([^"]+\/codes\/[0-9a-f-]{36}\/end)"/)?.[1] ?? '';
  expect((await policy.post(end, {})).to).toContain('sheet-ended');
  const refused = await admit(app, made.conversation, { code: codes[1] ?? '', network: NETWORK });
  expect(refused).toEqual({ ok: false, refusal: 'wrong-code' });
});

test('C5: whoever types a paper in sees what was saved, and two people must read the same', async () => {
  const made = await makeConversation(app, { access: 'code', statements: 3 });
  const anna = await makeTable(made, 'Anna typt', 'typing');
  const bram = await makeTable(made, 'Bram typt', 'typing');
  const [code = ''] = await codesOf(made, 1);
  await anna.person.get(`${anna.link}/paper`);
  const typed = { code, 'answer-0': 'agree', 'answer-1': 'disagree', audience: 'newcomer', help: 'yes' };
  expect((await anna.person.post(`${anna.link}/paper`, { ...typed, code: 'KORT' })).status).toBe(422);
  const wrong = await anna.person.post(`${anna.link}/paper`, { ...typed, code: '0000-0000-0000-0000' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('0000-0000-0000-0000');
  expect((await anna.person.post(`${anna.link}/paper`, { code })).status).toBe(422);
  const saved = await anna.person.post(`${anna.link}/paper`, typed);
  expect(saved.html).toContain('Dit is bewaard');
  expect(saved.html).toMatch(/Stelling 1<\/span> <b>Eens/);
  expect(saved.html).toMatch(/Stelling 2<\/span> <b>Niet eens/);
  expect(saved.html).not.toContain('name="answer-0"');
  // Twice by the same person is once.
  const again = await anna.person.post(`${anna.link}/paper`, typed);
  expect(again.html).toContain('Dit papier typte je al over');
  // In the database nobody can read it without the paper.
  const { rows } = await database.query<{ entry: Buffer }>('select entry from voice_paper');
  expect(rows.map(({ entry }) => entry.toString('latin1')).join()).not.toContain('newcomer');
  await bram.person.get(`${bram.link}/paper`);
  const differs = await bram.person.post(`${bram.link}/paper`, { ...typed, 'answer-1': 'pass' });
  expect(differs.status).toBe(409);
  expect(differs.html).toContain('2: eerst');
  expect(differs.html).toContain('Pak het papier');
  const resolved = await bram.person.post(`${bram.link}/paper`, { ...typed, how: 'resolve' });
  expect(resolved.html).toContain('telt nu mee');
  expect((await anna.person.post(`${anna.link}/paper`, typed)).html).toContain('al twee keer overgetypt');
  expect(resolved.html).toMatch(/Eén keer overgetypt: (<[^>]+>)?.?0.? ?\. Klaar en geteld: .?1/);
});

test('C4: a paper of somebody who voted by phone and at a tablet counts once', async () => {
  const made = await makeConversation(app, { access: 'code', statements: 4 });
  const anna = await makeTable(made, 'Anna', 'typing');
  const bram = await makeTable(made, 'Bram', 'typing');
  const codes = await codesOf(made, 11);
  for (const [i, code] of codes.entries()) {
    const admitted = await admit(app, made.conversation, { code, network: NETWORK });
    if (!admitted.ok) throw new Error(admitted.refusal);
    expect(admitted.value.key).toBe(ballotKeyOfCode(code, made.conversation.id).toString('base64url'));
    await castBallot(app, {
      conversation: made.conversation.id,
      admission: admitted.value,
      answers: answersOf('agree'),
      audience: null,
      withHelp: false,
    });
    if (i > 3) continue;
    for (const { person, link } of [anna, bram]) {
      await person.get(`${link}/paper`);
      await person.post(`${link}/paper`, { code, 'answer-1': 'disagree', help: 'no' });
    }
  }
  const ballots = await stored(made.conversation);
  expect(ballots).toHaveLength(11);
  const withPaper = ballots.filter(({ answers }) => answerAt(answers, 1) === 'disagree');
  expect(withPaper).toHaveLength(4);
  for (const { answers } of withPaper) expect(answerAt(answers, 0)).toBe('agree');
});

/** What a person leaves on a tablet. */
async function onTablet(
  { id, publicKey }: VoiceTable,
  admission: TabletAdmission,
  ballot: TabletBallot,
): Promise<WaitingPerson> {
  return {
    id: randomUUID(),
    admission: await sealForTable(id, publicKey, 'admission', admission),
    ballot: await sealForTable(id, publicKey, 'ballot', ballot),
    proof: null,
    refused: false,
  };
}
const randomKey = () => Buffer.from(randomUUID().replaceAll('-', '').padEnd(32, 'x')).toString('base64url');
const ballotOf = (key: string, answers: Uint8Array): TabletBallot => ({
  key,
  answers: Buffer.from(answers).toString('base64'),
  audience: null,
  withHelp: false,
});

/** Sends everything that waits, as the script of the page does. */
async function send(device: ReturnType<typeof browser>, people: WaitingPerson[]): Promise<CastReply> {
  const { token } = JSON.parse((await device.get('/nl/voice-booth/tablet/token')).html) as { token: string };
  const reply = JSON.parse(
    (
      await device.post(
        '/nl/voice-booth/tablet/admit',
        { admissions: JSON.stringify(people.map(({ admission }) => admission)) },
        token,
      )
    ).html,
  ) as AdmitReply;
  if (reply.isEnded) return { isEnded: true, outcomes: [] };
  const proofs = reply.outcomes.map((outcome) => ('proof' in outcome ? outcome.proof : ''));
  return JSON.parse(
    (
      await device.post(
        '/nl/voice-booth/tablet/cast',
        { ballots: JSON.stringify(people.map(({ ballot }) => ballot)), proofs: JSON.stringify(proofs) },
        token,
      )
    ).html,
  ) as CastReply;
}

test('two tablets, in any order and twice, and a file beside them give the same counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'a again', 'b again', 'file of a', 'file of b'), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.boolean(),
      async (order, needsCode) => {
        const made = await makeConversation(app, { access: needsCode ? 'code' : 'open', statements: 3 });
        const { conversation } = made;
        const { table, link, person } = await makeTable(made, 'Tablet');
        await person.post(`${link}/begin`, { as: 'tablet' });
        const codes = needsCode ? await codesOf(made, 20) : [];
        const peopleOf = (from: number) =>
          Promise.all(
            Array.from({ length: 12 }, (_, i) => {
              const code = codes[(from + i) % 20];
              const key = code ? ballotKeyOfCode(code, conversation.id).toString('base64url') : randomKey();
              return onTablet(table, code ? { code } : { key }, ballotOf(key, answersOf('agree', 'pass')));
            }),
          );
        const tablets = { a: await peopleOf(0), b: await peopleOf(10) };
        const arrival = await arrivalAt(app, conversation, table.id);
        if (!arrival) throw new Error('no table');
        for (const step of ['a', 'b', ...order]) {
          const people = shuffled(
            tablets[step.includes('a') && !step.endsWith('b') ? 'a' : 'b'],
            Math.random,
          );
          if (step.startsWith('file'))
            await receiveFile(arrival, fileOf(table.id, people, Math.random), NETWORK);
          else {
            const { outcomes } = await send(person, people);
            expect(safeAfterCast(people, outcomes)).toHaveLength(12);
          }
        }
        // Two codes were used on both tablets.
        const ballots = await stored(conversation);
        expect(ballots).toHaveLength(needsCode ? 20 : 24);
        for (const { answers } of ballots) expect([...answers]).toEqual([...answersOf('agree', 'pass')]);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

test('C11: what arrives from a tablet after closing is kept apart as late, and neither dropped nor counted', async () => {
  const made = await makeConversation(app, {
    statements: 3,
    closesAt: new Date(app.now().getTime() + DAY_MS),
  });
  const { table, link, person } = await makeTable(made, 'Laat');
  await person.post(`${link}/begin`, { as: 'tablet' });
  const people = await Promise.all(
    Array.from({ length: 12 }, () => {
      const key = randomKey();
      return onTablet(table, { key }, ballotOf(key, answersOf('agree')));
    }),
  );
  await vote(app, made.conversation, Array(11).fill(answersOf('disagree')));
  wait(2 * DAY_MS);
  const { outcomes } = await send(person, people);
  expect(outcomes).toEqual(Array(12).fill('late'));
  const ballots = await stored(made.conversation);
  expect(ballots.filter(({ late }) => late)).toHaveLength(12);
  expect(ballots.filter(({ late }) => !late)).toHaveLength(11);
});

test('a tablet that was lost sends nothing more, and what lies on it nobody can read', async () => {
  const made = await makeConversation(app, { statements: 3 });
  const { table, link, person, policy } = await makeTable(made, 'Kwijt');
  await person.post(`${link}/begin`, { as: 'tablet' });
  const page = await person.get('/nl/voice-booth/tablet');
  expect(page.html).toContain('id="tablet-data"');
  const key = randomKey();
  const waiting = await onTablet(table, { key }, ballotOf(key, answersOf('agree', 'disagree')));
  expect(Buffer.from(waiting.ballot, 'base64').toString('latin1')).not.toContain(key);
  // What people answered cannot be told from the length of what lies there.
  const long = await onTablet(table, { key }, ballotOf(key, answersOf('agree')));
  expect(waiting.ballot).toHaveLength(long.ballot.length);
  const path = `/nl/policy/voice/${made.conversation.id}/tables`;
  await policy.get(path);
  expect((await policy.post(`${path}/${table.id}/end`, {})).to).toContain('ended');
  expect(await send(person, [waiting])).toEqual({ isEnded: true, outcomes: [] });
  expect((await browser().get(link)).status).toBe(404);
  expect((await person.get('/nl/voice-booth')).status).toBe(404);
  // The file of the tablet can still be read in, by who makes policy there alone.
  const file = new File([JSON.stringify(fileOf(table.id, [waiting], Math.random))], 'tablet.json');
  await policy.get(path);
  expect((await policy.post(`${path}/file`, { file })).html).toContain('Ingelezen');
  const stranger = policyOf(await makeConversation(app));
  await stranger.get('/nl/account');
  expect((await stranger.get(path)).status).toBe(404);
  for (const content of ['', '{', '[]', '{"format":"van-onderop-ballots-1"}', 'x'.repeat(1_000_000)]) {
    await policy.get(path);
    const sent = await policy.post(`${path}/file`, { file: new File([content], 'x.json') });
    expect(sent.status).toBe(422);
  }
});

test('bad input of a tablet is refused, and of strangers', async () => {
  const made = await makeConversation(app, { statements: 3 });
  const { link, person } = await makeTable(made, 'Slecht');
  await person.post(`${link}/begin`, { as: 'tablet' });
  const { token } = JSON.parse((await person.get('/nl/voice-booth/tablet/token')).html) as { token: string };
  const bad = ['', 'null', '{}', '[1]', JSON.stringify(Array(51).fill('x'))];
  for (const admissions of bad)
    expect((await person.post('/nl/voice-booth/tablet/admit', { admissions }, token)).status).toBe(422);
  const { html } = await person.post(
    '/nl/voice-booth/tablet/admit',
    { admissions: JSON.stringify(['', '%%%', 'AAAA']) },
    token,
  );
  expect((JSON.parse(html) as AdmitReply).outcomes).toEqual(Array(3).fill({ refusal: 'wrong-code' }));
  expect((await browser().get('/nl/voice-booth/tablet')).status).toBe(404);
  const stranger = browser();
  stranger.jar.set('vanonderop_voice-booth', 'x'.repeat(3_000));
  expect((await stranger.get('/nl/voice-booth')).status).toBe(404);
});

test('nothing went wrong meanwhile', () => {
  expect(faults).toEqual([]);
});
