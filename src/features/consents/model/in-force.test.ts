import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { openAccountSession } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { initiativeWith } from '../../../../test/support/placements.ts';
import { type Recipient, saveConsent } from './queries.ts';

const { app, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** Somebody new gives a consent, or refuses one. */
async function consentTo(
  recipient: Recipient,
  { decision = 'given', days = 30 }: { decision?: 'given' | 'refused'; days?: number } = {},
): Promise<string> {
  const [person, id] = [randomUUID(), randomUUID()];
  const now = app.now();
  await inTransaction(app.db, { person }, async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx);
    await saveConsent(
      tx,
      person,
      {
        id,
        recipient,
        recipientName: 'Het koor',
        shownName: null,
        purpose: 'introduction',
        parts: [],
        questions: [],
        mayFill: false,
        wording: 'Je leest mijn talen.',
        language: 'nl',
        decision,
        until: new Date(now.getTime() + days * DAY_MS),
      },
      now,
    );
  });
  return id;
}

const heldBy = (context: RlsContext): Promise<string[]> =>
  inTransaction(app.db, context, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from consent`.execute(tx);
    return rows.map(({ id }) => id).sort();
  });

test('each kind of recipient holds what was given to it and is in force, and nothing else', async () => {
  const [choir, garden] = [await initiativeWith(app, database), await initiativeWith(app, database)];
  const guide = await openAccountSession(app, { guideOf: 'Vluchtelingenwerk' });
  const other = await openAccountSession(app);
  const [link, screen] = [hashToken('a link'), hashToken('a screen')];
  const toChoir: Recipient = { kind: 'listing', listing: choir.listing };
  const given = [await consentTo(toChoir), await consentTo(toChoir)].sort();
  await consentTo(toChoir, { decision: 'refused' });
  await consentTo(toChoir, { days: -1 });
  const ended = await consentTo(toChoir);
  await database.query("update consent set ended_at = now(), ended_by = 'person' where id = $1", [ended]);
  const toGuide = await consentTo({ kind: 'guide', account: guide.account });
  await consentTo({ kind: 'guide', account: other.account });
  const toLink = await consentTo({ kind: 'link', tokenHash: link });
  const toScreen = await consentTo({ kind: 'screen', tokenHash: screen });

  expect(await heldBy({ link: choir.link })).toEqual(given);
  expect(await heldBy({ link: garden.link })).toEqual([]);
  expect(await heldBy({ account: guide.account })).toEqual([toGuide]);
  // An account that guides nobody holds nothing, also not what was meant for it.
  expect(await heldBy({ account: other.account })).toEqual([]);
  expect(await heldBy({ link })).toEqual([toLink]);
  expect(await heldBy({ tokenHash: screen })).toEqual([toScreen]);
  // Whoever acts with both holds both, each once.
  expect(await heldBy({ link, tokenHash: screen })).toEqual([toLink, toScreen].sort());
  expect(await heldBy({ link, tokenHash: link })).toEqual([toLink]);
  expect(await heldBy({})).toEqual([]);
});

test('asking who acts is not repeated for every consent there is', async () => {
  const choir = await initiativeWith(app, database);
  for (let people = 0; people < 20; people++) await consentTo({ kind: 'listing', listing: choir.listing });
  await database.query('analyze consent');
  const calls = async () => {
    await database.query('select pg_stat_clear_snapshot()');
    const { rows } = await database.query<{ calls: string }>(
      "select coalesce(sum(calls), 0) as calls from pg_stat_user_functions where funcname = 'acting_listing'",
    );
    return Number(rows[0]?.calls);
  };
  const counting = new pg.Client(owner);
  await counting.connect();
  // The owner acts as nobody here: only how often the question is asked counts.
  await counting.query("set track_functions = 'all'");
  await counting.query('select count(*) from acting_consents()');
  await counting.query('select pg_stat_force_next_flush()');
  await counting.end();
  expect(await calls()).toBe(1);
});
