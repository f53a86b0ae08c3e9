import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { teamMessagesIn } from '../messages.ts';
import { accountByEmail, accountEmailDigest, addAccount } from '../staff-accounts/queries.ts';
import {
  addMember,
  endMember,
  lockMembers,
  setRoles,
  staffOfTenant,
  worksElsewhere,
} from '../tenants/queries.ts';
import { leavesNoLead, readRoles, UNDO_END_HOURS } from './rules.ts';

const roles = z
  .array(z.string().max(20))
  .max(10)
  .transform(readRoles)
  .refine((chosen) => chosen.length > 0);

/** Lets somebody work for the own municipality. They get a letter that says how to sign in. */
export const addStaffMember = action({
  name: 'accounts.add-staff-member',
  allow: 'lead',
  input: z.object({
    email: z.string().trim().refine(isPlainAddress),
    name: z.string().trim().max(80),
    roles,
    language: z.string().max(8),
  }),
  run: async ({ tx, actor, app, now }, { email, name, roles: chosen, language }) => {
    const tenant = actor.tenant.id;
    const account = await accountFor(tx, app, { email, name }, now);
    if ((await lockMembers(tx, tenant)).some((member) => member.account === account))
      return refuse('already');
    if (await worksElsewhere(tx, account)) return refuse('elsewhere');
    await addMember(tx, { tenant, account, roles: chosen }, now);
    const t = teamMessagesIn(language);
    await enqueueEmail(tx, app, {
      cause: 'team',
      recipient: email,
      subject: t('mail.staff.subject'),
      body: [t('mail.staff', { tenant: actor.tenant.name }), `${app.publicUrl}/${language}/account`].join(
        '\n\n',
      ),
      language,
    });
    return ok({ account });
  },
});

/** The account of an address; made now when there is none. */
async function accountFor(
  tx: Tx,
  app: AppContext,
  { email, name }: { email: string; name: string },
  now: Date,
): Promise<string> {
  const emailDigest = accountEmailDigest(app, email);
  const acting = { systemTask: { name: 'sign-in' as const, subject: emailDigest.toString('hex') } };
  return actingAs(tx, acting, async () => {
    const known = await accountByEmail(tx, emailDigest);
    if (known) return known.id;
    const id = randomUUID();
    await addAccount(tx, app, { id, email, name, guideOf: null }, now);
    return id;
  });
}

/** Gives a colleague other roles. */
export const changeStaffRoles = action({
  name: 'accounts.change-staff-roles',
  allow: 'lead',
  input: z.object({
    account: z.uuid(),
    roles,
    /** The roles as the page showed them. */
    seen: z.string().max(60),
  }),
  run: async ({ tx, actor }, { account, roles: chosen, seen }) => {
    const tenant = actor.tenant.id;
    const members = await lockMembers(tx, tenant);
    const member = members.find((known) => known.account === account);
    if (!member) return refuse('gone');
    if (member.roles.join() !== seen) return refuse('changed-elsewhere');
    if (leavesNoLead(members, account, chosen)) return refuse('last-lead');
    await setRoles(tx, tenant, account, chosen);
    return ok(null);
  },
});

/** Ends the work of a colleague: from now on they open nothing here, on any device. */
export const endStaffMember = action({
  name: 'accounts.end-staff-member',
  allow: 'lead',
  input: z.object({ account: z.uuid() }),
  run: async ({ tx, actor, now }, { account }) => {
    const members = await lockMembers(tx, actor.tenant.id);
    if (!members.some((known) => known.account === account)) return refuse('gone');
    if (leavesNoLead(members, account, [])) return refuse('last-lead');
    await endMember(tx, actor.tenant.id, account, now);
    return ok(null);
  },
});

/** Undoes that on the same day. Newcomers who had opened something to the colleague decide anew. */
export const restoreStaffMember = action({
  name: 'accounts.restore-staff-member',
  allow: 'lead',
  input: z.object({ account: z.uuid() }),
  run: async ({ tx, actor, now }, { account }) => {
    const member = (await staffOfTenant(tx)).find((known) => known.account === account);
    if (!member?.endedAt || now.getTime() - member.endedAt.getTime() > UNDO_END_HOURS * HOUR_MS)
      return refuse('gone');
    if (await worksElsewhere(tx, account)) return refuse('elsewhere');
    await endMember(tx, actor.tenant.id, account, null);
    return ok(null);
  },
});
