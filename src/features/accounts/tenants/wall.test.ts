import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { can, type Permission } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { authenticateAccount } from '../staff-accounts/authenticate.ts';

const { app } = await createTestApp();
const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);
const guide = await openStaffSession(app, delft);
const lead = await openStaffSession(app, delft, { roles: ['lead'] });
const policy = await openStaffSession(app, delft, { roles: ['policy'] });
const elsewhere = await openStaffSession(app, utrecht, { roles: ['guide', 'lead', 'policy'] });

/** What the database takes this account for. */
const acting = (account: string) =>
  inTransaction(app.db, { account }, async (tx) => {
    const { rows } = await sql<Record<string, string | null>>`select acting_tenant() as tenant,
      acting_caseworker() as caseworker, acting_lead() as lead, acting_policy() as policy, acting_guide() as guide`.execute(
      tx,
    );
    return rows[0];
  });
const mayDo = async (token: string) => {
  const actor = await authenticateAccount(app, token);
  const asked: Permission[] = ['staff', 'caseworker', 'lead', 'policy', 'guide', 'team'];
  return asked.filter((permission) => can(actor, permission));
};

test('the roles of staff open what they are for, at the gate and in the database', async () => {
  expect(await mayDo(guide.token)).toEqual(['staff', 'caseworker', 'guide']);
  expect(await mayDo(lead.token)).toEqual(['staff', 'caseworker', 'lead', 'guide']);
  expect(await mayDo(policy.token)).toEqual(['staff', 'policy']);
  expect(await acting(guide.account)).toEqual({
    tenant: delft,
    caseworker: delft,
    lead: null,
    policy: null,
    guide: guide.account,
  });
  expect(await acting(lead.account)).toEqual({
    tenant: delft,
    caseworker: delft,
    lead: delft,
    policy: null,
    guide: lead.account,
  });
  expect(await acting(policy.account)).toEqual({
    tenant: delft,
    caseworker: null,
    lead: null,
    policy: delft,
    guide: null,
  });
});

test('a letter alone opens no desk of a municipality', async () => {
  const { token } = await openStaffSession(app, delft, { strong: false });
  expect(await mayDo(token)).toEqual([]);
});

test('a lead sees and changes only the staff of the own municipality', async () => {
  const members = await inTransaction(app.db, { account: lead.account }, (tx) =>
    tx.selectFrom('tenant_member').select('account_id').execute(),
  );
  expect(members.map((row) => row.account_id)).not.toContain(elsewhere.account);
  expect(members.length).toBeGreaterThanOrEqual(3);
  const changed = await inTransaction(app.db, { account: lead.account }, (tx) =>
    tx
      .updateTable('tenant_member')
      .set({ roles: ['lead'] })
      .where('tenant_id', '=', utrecht)
      .executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
  await expect(
    inTransaction(app.db, { account: guide.account }, (tx) =>
      tx
        .insertInto('tenant_member')
        .values({
          tenant_id: delft,
          account_id: guide.account,
          roles: ['lead'],
          added_at: app.now(),
          ended_at: null,
        })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/);
  const policySees = await inTransaction(app.db, { account: policy.account }, (tx) =>
    tx.selectFrom('tenant_member').select('account_id').execute(),
  );
  expect(policySees).toEqual([{ account_id: policy.account }]);
});

test('who leaves, and everybody when the municipality ends, opens nothing from that moment', async () => {
  const noor = await openStaffSession(app, delft);
  await inTransaction(app.db, { account: lead.account }, (tx) =>
    tx
      .updateTable('tenant_member')
      .set({ ended_at: app.now() })
      .where('account_id', '=', noor.account)
      .execute(),
  );
  expect(await mayDo(noor.token)).toEqual([]);
  expect(await acting(noor.account)).toEqual({
    tenant: null,
    caseworker: null,
    lead: null,
    policy: null,
    guide: null,
  });
  const gone = await makeTenant(app, 'Gemeente Weg', ['GM0001']);
  const last = await openStaffSession(app, gone, { roles: ['guide', 'policy'] });
  expect(await mayDo(last.token)).toEqual(['staff', 'caseworker', 'policy', 'guide']);
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, (tx) =>
    tx.updateTable('tenant').set({ ended_at: app.now() }).where('id', '=', gone).execute(),
  );
  expect(await mayDo(last.token)).toEqual([]);
  expect((await acting(last.account))?.tenant).toBeNull();
});

test('nobody works for two municipalities at once, and a member has a role', async () => {
  const join = (roles: never[] | ['guide']) =>
    inTransaction(app.db, { systemTask: { name: 'operator' } }, (tx) =>
      tx
        .insertInto('tenant_member')
        .values({ tenant_id: utrecht, account_id: guide.account, roles, added_at: app.now(), ended_at: null })
        .execute(),
    );
  await expect(join(['guide'])).rejects.toThrow('tenant_member_now');
  await expect(join([])).rejects.toThrow('tenant_member_roles_check');
});
