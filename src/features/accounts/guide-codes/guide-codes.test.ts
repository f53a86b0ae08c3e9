import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Account } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { openAccountSession } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { addGuideCode, guideByCode, mayTryGuideCode, waitingGuideCode } from './queries.ts';
import { readGuideCode } from './rules.ts';

const { app, at } = await createTestApp();
const START = '2026-11-30T10:00:00Z';
at(START);

async function guide(name: string): Promise<Account> {
  const { account } = await openAccountSession(app, { name, guideOf: 'Wijkhuis De Brug' });
  return {
    kind: 'account',
    account,
    name,
    guideOf: 'Wijkhuis De Brug',
    tenant: null,
    strong: true,
    sessionHash: '',
  };
}

async function codeOn(screen: Account): Promise<string> {
  return inTransaction(app.db, { account: screen.account }, async (tx) => {
    await addGuideCode(tx, app, screen, app.now());
    const shown = await waitingGuideCode(tx, app, screen.account, app.now());
    return shown?.code ?? '';
  });
}

async function newcomer(): Promise<string> {
  const person = randomUUID();
  await inTransaction(app.db, { person }, (tx) =>
    sql`insert into person (id) values (${person})`.execute(tx),
  );
  return person;
}

const type = (person: string, typed: string) =>
  inTransaction(app.db, { person }, (tx) => guideByCode(tx, app, { person, typed }));

test('who types the code finds the guide, again and again until it ends, and nobody else does', async () => {
  at(START);
  const fatma = await guide('Fatma');
  const code = await codeOn(fatma);
  const [samira, yonas] = [await newcomer(), await newcomer()];
  const found = { account: fatma.account, name: 'Fatma', organisation: 'Wijkhuis De Brug' };
  expect(await type(samira, `${code.slice(0, 4)} ${code.slice(4)}`)).toEqual(found);
  expect(await type(samira, code)).toEqual(found);
  expect(await type(yonas, code)).toBeUndefined();
  // It waits for nobody any more: the screen of the guide shows it no longer.
  const waiting = await inTransaction(app.db, { account: fatma.account }, (tx) =>
    waitingGuideCode(tx, app, fatma.account, app.now()),
  );
  expect(waiting).toBeUndefined();
  at('2026-11-30T10:31:00Z');
  expect(await type(samira, code)).toBeUndefined();
});

test('a new code ends the one before, and a guide sees no code of another', async () => {
  at(START);
  const [fatma, joop] = [await guide('Fatma'), await guide('Joop')];
  const [first, second] = [await codeOn(fatma), await codeOn(fatma)];
  const samira = await newcomer();
  expect(await type(samira, first)).toBeUndefined();
  const seen = await inTransaction(app.db, { account: joop.account }, (tx) =>
    sql`select * from guide_code`.execute(tx),
  );
  expect(seen.rows).toEqual([]);
  expect((await type(samira, second))?.name).toBe('Fatma');
});

test('two newcomers who type the same code at the same moment: one of them finds the guide', async () => {
  at(START);
  const code = await codeOn(await guide('Fatma'));
  const people = [await newcomer(), await newcomer()];
  const found = await Promise.all(people.map((person) => type(person, code)));
  expect(found.filter(Boolean)).toHaveLength(1);
});

test('a code cannot be found by trying: after twelve tries in an hour one waits', async () => {
  at(START);
  const person = await newcomer();
  const tries: boolean[] = [];
  for (let n = 0; n < 13; n++) tries.push(await mayTryGuideCode(app, person));
  expect(tries).toEqual([...Array(12).fill(true), false]);
});

test('digits count in every script, and nothing else does', () => {
  expect(readGuideCode(' ١٢٣٤ ٥٦٧٨ ')).toBe('12345678');
  expect(readGuideCode('۱۲۳۴-۵۶۷۸')).toBe('12345678');
  for (const wrong of ['', '1234567', '123456789', 'abcdefgh', '1234567x'])
    expect(readGuideCode(wrong)).toBeNull();
});
