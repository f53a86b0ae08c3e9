import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { eventsOfStory, factsOfLife, tell, WORKED_LIVES } from '../../../../test/support/worked-lives.ts';
import { clockOn, deadlinesOf } from '../legal-deadlines/deadlines.ts';
import { termRules } from '../legal-deadlines/load-rules.ts';
import { RULES_VERSION } from '../legal-deadlines/term-rows.ts';
import type { CaseEvent, TargetGroup } from '../model/events.ts';
import { addCase } from '../model/queries.ts';
import { findTermChanges, findTerms } from './queries.ts';
import { recomputeOldRules, recomputePassedTerms } from './recompute-all.ts';
import { recordEvent } from './record-event.ts';
import { ownRuleTitle, ruleTitle } from './rule-title.ts';
import { teamChange } from './step-words.ts';

const { app, owner, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const tenant = await makeTenant(app, 'Gemeente Voorbeeldstad');
const session = await openStaffSession(app, tenant, { roles: ['guide'] });
const staff = (of: string, account: string): StaffMember => ({
  kind: 'account',
  account,
  name: 'Esra',
  guideOf: 'Gemeente',
  tenant: { id: of, name: 'Gemeente', roles: ['guide'] },
  strong: true,
  sessionHash: '',
});
const esra = staff(tenant, session.account);

let nextNumber = 1;
/** A case with these events, each recorded as a guide does. @returns its id */
async function caseWith(events: readonly CaseEvent[], group: TargetGroup = 'asylum'): Promise<string> {
  const id = randomUUID();
  // The same story can be told in more cases: ids of events are of one case alone.
  const own = new Map(events.map((event) => [event.id, randomUUID()]));
  await inTransaction(app.db, rlsContextOf(esra), async (tx) => {
    await addCase(
      tx,
      app,
      tenant,
      {
        id,
        number: `2026-${nextNumber++}`,
        name: 'Selam',
        contact: {},
        language: 'ti',
        municipality: 'GM0503',
        guide: session.account,
        regime: '2021',
        group,
        since: '2026-01-01',
      },
      app.now(),
    );
    for (const event of events) {
      const about = 'about' in event.data ? own.get(event.data.about ?? '') : undefined;
      await recordEvent(
        tx,
        app,
        esra,
        {
          id: own.get(event.id) ?? '',
          caseId: id,
          kind: event.kind,
          day: event.day,
          data: about ? { ...event.data, about } : event.data,
          source: event.source,
        },
        app.now(),
      );
    }
  });
  return id;
}

const termsOf = (id: string, by = esra) => inTransaction(app.db, rlsContextOf(by), (tx) => findTerms(tx, id));
const row = async (id: string) => {
  const { rows } = await database.query<{
    next_due_on: string | null;
    next_rule: string | null;
    stage: string;
  }>('select next_due_on::text, next_rule, stage from integration_case where id = $1', [id]);
  return rows[0];
};

test('recording an event stores every term of the case, and what is due next', async () => {
  at('2026-03-01T10:00:00Z');
  const id = await caseWith(
    eventsOfStory([tell('2026-01-05', 'registered', {}), tell('2026-02-10', 'duty-notified', {})]),
  );
  expect(await termsOf(id)).toMatchObject([{ rule: 'CLK-01', due: '2026-04-21', state: { kind: 'open' } }]);
  expect(await row(id)).toEqual({ next_due_on: '2026-04-21', next_rule: 'CLK-01', stage: 'registered' });
});

test('the stored terms of the twelve lives are the computed ones, also after they were read back', async () => {
  for (const life of WORKED_LIVES) {
    at(`${life.today}T10:00:00Z`);
    const facts = factsOfLife(life);
    const id = await caseWith(facts.events, life.group);
    const seen = (await termsOf(id)).map(({ rule, due, state, article }) => [rule, due, state, article]);
    const expected = deadlinesOf(facts, clockOn(life.today)).map(({ rule, due, state, article }) => [
      rule,
      due,
      state,
      article,
    ]);
    expect([life.name, seen.toSorted()]).toEqual([life.name, expected.toSorted()]);
  }
});

test('the day after the last day a term is late, without anybody opening the case', async () => {
  at('2026-04-21T20:00:00Z');
  const id = await caseWith(
    eventsOfStory([tell('2026-01-05', 'registered', {}), tell('2026-02-10', 'duty-notified', {})]),
  );
  await recomputePassedTerms(app.db, app.now());
  expect((await termsOf(id))[0]?.state.kind).toBe('open');
  // Midnight in the Netherlands, not in the time zone of the server.
  at('2026-04-21T22:30:00Z');
  expect(await recomputePassedTerms(app.db, app.now())).toBeGreaterThanOrEqual(1);
  expect((await termsOf(id))[0]?.state.kind).toBe('late');
  expect(await recomputePassedTerms(app.db, app.now())).toBe(0);
});

test('after a change of the rules every case is computed once, says what changed, and a used date stays', async () => {
  at('2026-03-01T10:00:00Z');
  const story = eventsOfStory([
    tell('2026-01-05', 'registered', {}),
    tell('2026-02-10', 'duty-notified', {}),
  ]);
  const running = await caseWith(story);
  const past = await caseWith([
    ...story,
    ...eventsOfStory([tell('2026-02-20', 'plan-decided', { route: 'B1', version: 1 }, { name: 'plan' })]).map(
      (event) => ({ ...event, id: randomUUID() }),
    ),
  ]);
  // As an earlier version of the rules had computed both: eleven weeks, until 28 April.
  await database.query(
    `update case_deadline set rules_version = 0, due_on = '2026-04-28',
       steps = jsonb_set(jsonb_set(jsonb_set(steps, '{due}', '"2026-04-28"'), '{unrolled}', '"2026-04-28"'), '{version}', '7')
     where rule = 'CLK-01' and case_id = any($1)`,
    [[running, past]],
  );
  await database.query('update case_deadline set rules_version = 0 where case_id = any($1)', [
    [running, past],
  ]);
  const told: string[] = [];
  const computed = await recomputeOldRules(app.db, app.now(), {
    onCase: ({ changes }) => told.push(...changes.map(({ from, to }) => `${from} → ${to}`)),
  });
  expect(computed).toBe(2);
  expect(told).toEqual(['2026-04-28 → 2026-04-21']);
  expect((await termsOf(running)).find(({ rule }) => rule === 'CLK-01')).toMatchObject({
    due: '2026-04-21',
    version: 1,
  });
  // Decided in time under the date of then: that is not written anew.
  expect((await termsOf(past)).find(({ rule }) => rule === 'CLK-01')).toMatchObject({
    due: '2026-04-28',
    version: 7,
  });
  const [change] = await inTransaction(app.db, rlsContextOf(esra), (tx) =>
    findTermChanges(tx, running, 'CLK-01'),
  );
  expect(change && teamChange(change, 'nl').replace(/[\u2066-\u2069]/g, '')).toBe(
    'Op 1 maart 2026 veranderde 28 april 2026 in 21 april 2026: de regel is gewijzigd.',
  );
  expect(await recomputeOldRules(app.db, app.now())).toBe(0);
});

test('an interrupted computation goes on where it stopped', async () => {
  await database.query('update case_deadline set rules_version = $1', [RULES_VERSION - 1]);
  const stopped = new AbortController();
  stopped.abort();
  expect(await recomputeOldRules(app.db, app.now(), { stop: stopped.signal })).toBe(0);
  const { rows } = await database.query<{ cases: string }>('select count(*) as cases from integration_case');
  expect(await recomputeOldRules(app.db, app.now())).toBe(Number(rows[0]?.cases));
});

test('another municipality sees no term and no change of it', async () => {
  const other = await makeTenant(app, 'Gemeente Anderland', ['GM0518']);
  const elsewhere = await openStaffSession(app, other, { roles: ['lead'] });
  const { rows } = await database.query<{ case_id: string }>(
    'select case_id from case_deadline_change limit 1',
  );
  const id = rows[0]?.case_id ?? '';
  expect((await termsOf(id)).length).toBeGreaterThan(0);
  const stranger = staff(other, elsewhere.account);
  expect(await termsOf(id, stranger)).toEqual([]);
  expect(
    await inTransaction(app.db, rlsContextOf(stranger), (tx) => findTermChanges(tx, id, 'CLK-01')),
  ).toEqual([]);
});

test('the night reads no name and no note', async () => {
  await expect(
    inTransaction(app.db, { systemTask: { name: 'casework' } }, (tx) =>
      tx.selectFrom('case_look').selectAll().execute(),
    ),
  ).resolves.toEqual([]);
  await expect(
    inTransaction(app.db, { systemTask: { name: 'casework' } }, (tx) =>
      tx.deleteFrom('integration_case').executeTakeFirst(),
    ),
  ).resolves.toMatchObject({ numDeletedRows: 0n });
});

test('every rule has a name at the desk and a plain one for the newcomer, in every language', () => {
  for (const { id } of termRules.rows) {
    for (const language of ['nl', 'en', 'ar']) expect(ruleTitle(id, language)).not.toBe(id);
    for (const language of ['nl', 'en', 'ar', 'fa', 'tr', 'ti', 'so', 'uk', 'fr', 'ps', 'ckb', 'kmr'])
      expect(ownRuleTitle(id, language)).not.toMatch(/CLK|DAT|WHO|OBJECTION/);
  }
  expect(ruleTitle('NO-SUCH', 'nl')).toBe('NO-SUCH');
});
