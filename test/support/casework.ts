import { randomUUID } from 'node:crypto';
import { rlsContextOf, type StaffMember, type TenantRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { authenticateAccount } from '#features/accounts';
import { recordEvent } from '../../src/features/casework/clock/record-event.ts';
import type { CaseEventKind, TargetGroup } from '../../src/features/casework/model/events.ts';
import { addCase, type CaseContact } from '../../src/features/casework/model/queries.ts';
import { ACCOUNT_COOKIE } from './accounts.ts';
import { makeTenant, openStaffSession } from './tenants.ts';
import type { createBrowser } from './visitor.ts';

/** A municipality with somebody who works there, in a browser. */
export async function caseworkerAt(
  app: AppContext,
  device: ReturnType<typeof createBrowser>,
  {
    tenant,
    tenantName = `Gemeente ${randomUUID().slice(0, 8)}`,
    municipality = 'GM0518',
    name = 'Esra',
    roles = ['guide'],
  }: {
    tenant?: string;
    tenantName?: string;
    municipality?: string;
    name?: string;
    roles?: TenantRole[];
  } = {},
) {
  const id = tenant ?? (await makeTenant(app, tenantName, [municipality]));
  const { account, token } = await openStaffSession(app, id, { name, roles });
  device.jar.set(ACCOUNT_COOKIE, token);
  const staff: StaffMember = {
    kind: 'account',
    account,
    name,
    guideOf: tenantName,
    tenant: { id, name: tenantName, roles },
    strong: true,
    sessionHash: '',
  };
  return { device, staff, tenant: id, account, name };
}

/** Whoever has this session, as an actor who works for a tenant. */
export async function staffOf(app: AppContext, token: string): Promise<StaffMember> {
  const actor = await authenticateAccount(app, token);
  if (actor.kind !== 'account' || !actor.tenant) throw new Error('no member of staff');
  return { ...actor, tenant: actor.tenant };
}

/** Opens a case, without the pages. @returns its id */
export async function openCase(
  app: AppContext,
  staff: StaffMember,
  {
    name = 'Selam Haile',
    group = 'asylum',
    municipality = 'GM0518',
    contact = { town: 'Den Haag' },
    since = '2026-10-01',
    language = 'ti',
    number = randomUUID().slice(0, 8),
  }: {
    name?: string;
    language?: string;
    /** The municipality's own number of it. */
    number?: string;
    group?: TargetGroup;
    municipality?: string;
    contact?: CaseContact;
    since?: string;
  } = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, rlsContextOf(staff), (tx) =>
    addCase(
      tx,
      app,
      staff.tenant.id,
      {
        id,
        number,
        name,
        contact,
        language,
        municipality,
        guide: staff.account,
        regime: '2021',
        group,
        since,
      },
      app.now(),
    ),
  );
  return id;
}

/** Records that something happened, without the pages. @returns the id of the event */
export async function happened(
  app: AppContext,
  staff: StaffMember,
  caseId: string,
  kind: CaseEventKind,
  day: string,
  data: object = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, rlsContextOf(staff), (tx) =>
    recordEvent(tx, app, staff, { id, caseId, kind, day, data, source: 'guide' }, app.now()),
  );
  return id;
}
