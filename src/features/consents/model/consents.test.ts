import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { initiativeWith } from '../../../../test/support/placements.ts';
import { scheduledTasks } from '../background.ts';
import { addConsentCode, codeUsedAt, consentTokenHash, redeemCode, typedCode } from './codes.ts';
import {
  type ConsentDecision,
  consentsOf,
  heldConsents,
  returnConsent,
  saveConsent,
  withdrawConsent,
} from './queries.ts';
import { codeFrom, readCode } from './rules.ts';

const { app, at, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
const DAY_MS = 86_400_000;

async function person(): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { person: id }, (tx) =>
    sql`insert into person (id) values (${id})`.execute(tx),
  );
  return id;
}

const decision = (given: Partial<ConsentDecision>): ConsentDecision => {
  const id = given.id ?? randomUUID();
  return {
    id,
    recipient: { kind: 'link', tokenHash: consentTokenHash(app, id) },
    recipientName: 'Anna',
    shownName: 'Samira',
    purpose: 'introduction',
    parts: ['language'],
    questions: ['languages'],
    mayFill: false,
    wording: 'Mag deze ontvanger dit lezen?',
    language: 'nl',
    decision: 'given',
    until: new Date(app.now().getTime() + 30 * DAY_MS),
    ...given,
  };
};

const save = (of: string, given: Partial<ConsentDecision> = {}) => {
  const made = decision(given);
  return inTransaction(app.db, { person: of }, async (tx) => {
    await saveConsent(tx, of, made, app.now());
    return made;
  });
};
const endings = async (of: string) =>
  (await inTransaction(app.db, { person: of }, (tx) => consentsOf(tx, of))).map(({ endedBy }) => endedBy);

test('two consents in force for the same recipient and purpose cannot exist, also when two tabs say yes at once (A8)', async () => {
  at(START);
  const samira = await person();
  const choir = await initiativeWith(app, database);
  const toChoir = { recipient: { kind: 'listing', listing: choir.listing } } as const;
  await Promise.all([save(samira, toChoir), save(samira, toChoir), save(samira, toChoir)]);
  expect((await endings(samira)).sort()).toEqual([null, 'replaced', 'replaced'].sort());
  // Another purpose, or another name on a link, is another consent; the same name is the same person.
  await save(samira, { ...toChoir, purpose: 'guidance' });
  await save(samira, { recipientName: 'Anna' });
  await save(samira, { recipientName: 'ANNA' });
  await save(samira, { recipientName: 'Bram' });
  expect((await endings(samira)).filter((end) => end === null)).toHaveLength(4);
  for (const _ of [1, 2])
    await save(samira, {
      ...decision({ purpose: 'conversation' }),
      id: randomUUID(),
      recipient: { kind: 'screen', tokenHash: consentTokenHash(app, randomUUID()) },
    });
  expect((await endings(samira)).filter((end) => end === null)).toHaveLength(5);
});

test('a refusal is a record and ends nothing; withdrawing ends what is in force, once', async () => {
  at(START);
  const yonas = await person();
  const given = await save(yonas);
  const refused = await save(yonas, { decision: 'refused', until: app.now() });
  expect(await endings(yonas)).toEqual([null, null]);
  const withdraw = (id: string, by = yonas) =>
    inTransaction(app.db, { person: by }, (tx) => withdrawConsent(tx, id, app.now()));
  expect(await withdraw(refused.id)).toBe(false);
  expect(await withdraw(given.id, await person())).toBe(false);
  expect(await withdraw(given.id)).toBe(true);
  expect(await withdraw(given.id)).toBe(false);
});

test('who has the link holds the consent until it ends, and may give it back; nobody else may', async () => {
  at(START);
  const amal = await person();
  const { id } = await save(amal);
  const other = await save(amal, { recipientName: 'Bram' });
  const tokenHash = consentTokenHash(app, id);
  const held = (hash: Buffer) =>
    inTransaction(app.db, { tokenHash: hash }, async (tx) => (await heldConsents(tx)).map((one) => one.id));
  expect(await held(tokenHash)).toEqual([id]);
  expect(await held(Buffer.alloc(32))).toEqual([]);
  const giveBack = (consent: string) =>
    inTransaction(app.db, { tokenHash }, (tx) => returnConsent(tx, consent, app.now()));
  expect(await giveBack(other.id)).toBe(false);
  expect(await giveBack(id)).toBe(true);
  expect(await held(tokenHash)).toEqual([]);
  at('2026-12-31T10:00:00Z');
  expect(await held(consentTokenHash(app, other.id))).toEqual([]);
});

test('the digits for the screen beside open one device, for an hour; the words of a link open many', async () => {
  at(START);
  const samira = await person();
  const until = new Date(app.now().getTime() + 60 * 60_000);
  const id = randomUUID();
  await save(samira, {
    id,
    recipient: { kind: 'screen', tokenHash: consentTokenHash(app, id) },
    purpose: 'conversation',
    until,
  });
  const link = await save(samira);
  await inTransaction(app.db, { person: samira }, async (tx) => {
    await addConsentCode(tx, app, { id, kind: 'screen', until });
    await addConsentCode(tx, app, { id: link.id, kind: 'link', until: link.until });
  });
  const digits = typedCode(app, { id, kind: 'screen' });
  expect(digits).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  const redeem = (typed: string) => inTransaction(app.db, {}, (tx) => redeemCode(tx, app, typed, app.now()));
  // Two devices at the same moment: one of them.
  const opened = await Promise.all([redeem(digits), redeem(digits), redeem(digits)]);
  expect(opened.filter(Boolean)).toEqual([{ consent: id, once: true }]);
  expect(await redeem(digits)).toBeUndefined();
  const used = await inTransaction(app.db, { person: samira }, (tx) => codeUsedAt(tx, id));
  expect(used).toEqual(app.now());
  const words = typedCode(app, { id: link.id, kind: 'link' });
  for (const _ of [1, 2]) expect(await redeem(words)).toEqual({ consent: link.id, once: false });
  at('2026-12-31T10:00:00Z');
  expect(await redeem(words)).toBeUndefined();
});

test('a code is read in the digits of every language, and nothing else is a code', () => {
  expect(readCode('0123 4567 8901')).toBe('0123-4567-8901');
  expect(readCode('٠١٢٣-٤٥٦٧-٨٩٠١')).toBe('0123-4567-8901');
  expect(readCode('۰۱۲۳۴۵۶۷۸۹۰۱')).toBe('0123-4567-8901');
  for (const typed of ['', '0123 4567 890', '0123 4567 8901 2', 'hond 0123 4567 8901', '0'.repeat(101)])
    expect(readCode(typed), typed).toBeNull();
  expect(readCode(codeFrom(Buffer.alloc(32, 7)))).toBe(codeFrom(Buffer.alloc(32, 7)));
});

test('two years after it ended, and two years after a no, a consent is deleted; not before', async () => {
  const now = Date.now();
  const daysAgo = (days: number) => at(new Date(now - days * DAY_MS).toISOString());
  const bereket = await person();
  daysAgo(800);
  await save(bereket, { decision: 'refused', until: app.now() });
  const { id } = await save(bereket);
  daysAgo(720);
  await save(bereket, { decision: 'refused', until: app.now(), recipientName: 'Bram' });
  await save(bereket, { recipientName: 'Bram', until: new Date(now + DAY_MS) });
  daysAgo(0);
  for (const { run } of scheduledTasks) await run(app);
  const left = await inTransaction(app.db, { person: bereket }, (tx) => consentsOf(tx, bereket));
  expect(left.map(({ recipientName }) => recipientName)).toEqual(['Bram', 'Bram']);
  expect(left.some((one) => one.id === id)).toBe(false);
});
